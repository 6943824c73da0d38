"""What a policy does as time runs out: people are told, it becomes more urgent, another team gets it.

A step's effects, that it was taken, and when the next one comes are one transaction: of many schedulers
one takes it, once, whatever their clocks say. A clock that jumps takes a step too early, never twice; what it
claimed and left behind is taken over by those that go right.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction
from django.db.models import Q

from hamdel.accounts.public import people, team
from hamdel.platform import jobs

from ..contracts import HIGHER, Step
from ..models import Clock, Matter
from ..queries.policies import step_of
from ..words import PERCENT, note_of
from .measuring import measure_things
from .subjects import Subject, subject_of

LEASE: Final = timedelta(minutes=10)  # more than clocks of schedulers differ by
BATCH: Final = 100
log = structlog.get_logger(__name__)


def take_steps(*, now: datetime) -> int:
    """Take the steps whose time has come; returns how many."""
    taken = 0
    while ids := _due(now):
        rows = jobs.claim_due(Clock, now=now, limit=BATCH, lease=LEASE, only=Q(pk__in=ids))
        taken += sum(_take(row, now) for row in rows)
        if not rows:  # others have them
            break
    return taken


def _due(now: datetime) -> list[int]:
    """The first clocks that are due, or whose worker died: each asked of its index, not of the table."""
    _take_over(now)
    waiting = Clock.objects.filter(state="waiting", due_at__lte=now).order_by("due_at", "pk")
    leased = Clock.objects.filter(lease_until__lt=now).order_by("lease_until")
    left = [pk for pk, state in leased.values_list("pk", "state")[:BATCH] if state == "running"]
    return [*left, *waiting.values_list("pk", flat=True)[:BATCH]]


def _take_over(now: datetime) -> None:
    """What is claimed until later than any right clock would say is claimed no more.

    Its worker's clock had jumped ahead, and waiting for that lease would be waiting for the jump. A worker
    that is alive after all finds at its commit that the clock is not its own any more (`_taken`).
    """
    ahead = Clock.objects.filter(lease_until__gt=now + 2 * LEASE).order_by("lease_until")
    for pk, until in list(ahead.values_list("pk", "lease_until")[:BATCH]):
        Clock.objects.filter(pk=pk, lease_until=until).update(lease_until=now - LEASE)


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
    subject = subject_of(Matter.objects.get(pk=claimed.matter_id))
    if subject is None:
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
    if step is not None:
        _do(step, clock, matter, subject, now)
    measure_things(matter.kind, [matter.subject_id])
    return step is not None


def _next(clock: Clock) -> Step | None:
    steps = [] if clock.policy is None else [step_of(one) for one in clock.policy.steps]
    left = [one for one in steps if one.percent not in clock.steps_done]
    return min(left, key=lambda one: one.percent, default=None)


def _do(step: Step, clock: Clock, matter: Matter, subject: Subject, now: datetime) -> None:
    told = _told(step, subject)
    if told and not _told_next(told, clock, subject, now):
        key = f"sla:{clock.pk}:{step.percent}"
        subject.tell(note_of(clock, step, now=now), people=told, key=key, now=now)
    higher = HIGHER.get(subject.priority)
    if "raise_priority" in step.does and higher is not None:
        matter.raised_from, matter.raised_to = matter.raised_from or subject.priority, higher
        matter.save(update_fields=["raised_from", "raised_to"])
        subject.raise_to(higher, now=now)
    if "move_to_team" in step.does and step.team_id is not None and team(step.team_id):
        subject.move_to(step.team_id, now=now)


def _told_next(told: Sequence[int], clock: Clock, subject: Subject, now: datetime) -> bool:
    """Whether the same people hear the same in a moment: of what is late already, a warning says nothing more."""
    following = _next(clock)
    if following is None or clock.breaks_at is None or clock.breaks_at > now:
        return False
    return following.percent <= PERCENT and set(told) <= set(_told(following, subject))


def _told(step: Step, subject: Subject) -> list[int]:
    """Whom a step tells: the owner, and supervisors; these too where nobody has it."""
    owner = [] if subject.owner_id is None else [subject.owner_id]
    wanted: list[int] = list(owner) if "tell_owner" in step.does else []
    if "tell_supervisors" in step.does or ("tell_owner" in step.does and not owner):
        wanted += _supervisors(subject.team_id)
    return list(dict.fromkeys(wanted))


def _supervisors(team_id: int | None) -> Sequence[int]:
    """The supervisors of a team; where it has none all of them; where there are none, admins."""
    serving = [one for one in people() if one.is_active]
    leading = [one.id for one in serving if one.role == "supervisor"]
    of_team = None if team_id is None else team(team_id)
    theirs = [one.id for one in of_team.members if one.id in leading] if of_team else []
    return theirs or leading or [one.id for one in serving if one.role == "admin"]
