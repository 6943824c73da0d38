"""What a policy does as time runs out: people are told, it becomes more urgent, another team gets it.

A step's effects, that it was taken, and when the next one comes are one transaction: of many schedulers
one takes it, once, whatever their clocks say.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction

from hamdel.accounts.public import people, team
from hamdel.conversations.public import (
    ConversationFacts,
    ToWrite,
    assign,
    conversation,
    keep_still,
    set_priority,
    write_message,
)
from hamdel.platform import jobs

from ..contracts import HIGHER, Step
from ..models import Clock, Matter
from ..queries.policies import step_of
from ..words import BY, note_of
from .measuring import measure_conversations

LEASE: Final = timedelta(minutes=10)  # more than clocks of schedulers differ by
BATCH: Final = 100
log = structlog.get_logger(__name__)


def take_steps(*, now: datetime) -> int:
    """Take the steps whose time has come; returns how many."""
    taken = 0
    while rows := jobs.claim_due(Clock, now=now, limit=BATCH, lease=LEASE):
        taken += sum(_take(row, now) for row in rows)
    return taken


def _take(claimed: Clock, now: datetime) -> bool:
    try:
        with transaction.atomic():
            return _taken(claimed, now)
    except Exception as error:
        log.exception("step failed", clock=claimed.pk)
        jobs.fail(claimed, error=error, now=now)
        return False


def _taken(claimed: Clock, now: datetime) -> bool:
    """Take the next step of a clock that is ours; False where it is ours no more."""
    conversation_id = Matter.objects.values_list("conversation", flat=True).get(
        pk=claimed.matter_id
    )
    if not keep_still(conversation_id):
        return False
    matter = Matter.objects.select_for_update().get(pk=claimed.matter_id)
    ours = Clock.objects.select_for_update(of=("self",)).select_related("policy").filter(
        pk=claimed.pk, state="running", lease_until=claimed.lease_until, verdict=""
    )  # fmt: skip
    clock = ours.first()
    if clock is None:
        return False
    step = _next(clock)
    clock.state, clock.lease_until = "waiting", None
    clock.steps_done = [*clock.steps_done, *([] if step is None else [step.percent])]
    clock.save(update_fields=["state", "lease_until", "steps_done"])
    found = conversation(conversation_id)
    if step is not None and found is not None:
        _do(step, clock, matter, found, now)
    measure_conversations([conversation_id])
    return step is not None


def _next(clock: Clock) -> Step | None:
    steps = [] if clock.policy is None else [step_of(one) for one in clock.policy.steps]
    left = [one for one in steps if one.percent not in clock.steps_done]
    return min(left, key=lambda one: one.percent, default=None)


def _do(step: Step, clock: Clock, matter: Matter, found: ConversationFacts, now: datetime) -> None:
    told = _told(step, found)
    if told:
        text = note_of(clock, step, now=now)
        said = ToWrite(
            text=text, direction="note", key=f"sla:{clock.pk}:{step.percent}", people=told
        )
        write_message(conversation_id=found.id, said=said, by=BY, now=now)
    if "raise_priority" in step.does and found.priority in HIGHER:
        _raise(matter, found, now)
    if "move_to_team" in step.does and step.team_id is not None and team(step.team_id):
        assign(conversation_id=found.id, assignee_id=None, team_id=step.team_id, by=BY, now=now)


def _raise(matter: Matter, found: ConversationFacts, now: datetime) -> None:
    higher = HIGHER[found.priority]
    matter.raised_from, matter.raised_to = matter.raised_from or found.priority, higher
    matter.save(update_fields=["raised_from", "raised_to"])
    set_priority(conversation_id=found.id, priority=higher, by=BY, now=now)


def _told(step: Step, found: ConversationFacts) -> list[int]:
    """Whom a step tells: the owner, and supervisors; these too where nobody has it."""
    owner = [found.assignee_id] if found.assignee_id is not None else []
    wanted: list[int] = list(owner) if "tell_owner" in step.does else []
    if "tell_supervisors" in step.does or ("tell_owner" in step.does and not owner):
        wanted += _supervisors(found.team_id)
    return list(dict.fromkeys(wanted))


def _supervisors(team_id: int | None) -> Sequence[int]:
    """The supervisors of a team; where it has none all of them; where there are none, admins."""
    serving = [one for one in people() if one.is_active]
    leading = [one.id for one in serving if one.role == "supervisor"]
    of_team = None if team_id is None else team(team_id)
    theirs = [one.id for one in of_team.members if one.id in leading] if of_team else []
    return theirs or leading or [one.id for one in serving if one.role == "admin"]
