"""What happens that rules wait for: moments of the log, conversations that are closed, time for a segment."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from hamdel.conversations.public import conversation
from hamdel.interactions.public import Moment
from hamdel.platform.audit import Entry
from hamdel.segments.public import members_kept

from ..contracts import RuleFacts, ToAsk
from ..models import Ask
from ..queries.rules import of_segments, triggers
from ..rules.firing import Happened, Trigger, drawn, fired, period_of
from .ordering import order_asks

LOGGED: Final = ("interaction", "case_closed", "purchase")
CLOSED: Final = "conversation_closed"
MEMBERS: Final = 200
_BY: Final = "rule"


def note_moments(moments: Sequence[Moment], *, now: datetime) -> int:
    """Note whom to ask after some moments of the log, each once a rule; in the caller's transaction."""
    known = triggers(*LOGGED)
    if not known:
        return 0
    wanted: list[ToAsk] = []
    for one in moments:
        happened = Happened(
            key=f"moment:{one.id}",
            action=one.action,
            at=one.occurred_at,
            channel=one.channel,
            touchpoint=one.touchpoint or "",
            stage=one.stage or "",
            outcome=one.outcome or "",
        )
        cause = {"interaction_id": str(one.id), "touchpoint": one.touchpoint, "stage": one.stage}
        wanted += _wanted(known, happened, one.profile_id, cause, now=now)
    return order_asks(wanted, by=_BY, now=now)


def note_closed(entry: Entry) -> None:
    """Note whom to ask after a conversation was closed, in the transaction of closing it."""
    kind, _, number = entry.subject.partition(":")
    known = triggers(CLOSED)
    if kind != "conversation" or not number.isdecimal() or not known:
        return
    talk = conversation(int(number))
    if talk is None:
        return
    happened = Happened(
        key=f"deed:{entry.id}", action="Conversation Closed", at=entry.at, channel=talk.channel
    )
    cause = {"conversation_id": str(talk.id)}
    wanted = _wanted(known, happened, talk.profile_id, cause, now=entry.at)
    order_asks(wanted, by=_BY, now=entry.at)


def note_members(*, now: datetime) -> int:
    """Note whom of their segments rules are to ask in this turn; returns how many were noted."""
    return sum(_note_members(one, now) for one in of_segments())


def _note_members(rule: RuleFacts, now: datetime) -> int:
    days = int(rule.trigger.get("every_days") or 90)
    turn = period_of(rule.enabled_at, now, days=days)
    start = f"rule:{rule.id}:{rule.enabled_at.timestamp():.0f}:turn:{turn}:"
    noted, after = 0, 0
    while members := members_kept(rule.segment_id or 0, after=after, limit=MEMBERS):
        after = members[-1][0]
        wanted = [
            ToAsk(
                key=f"{start}{customer}",
                profile_id=customer,
                survey_id=rule.survey_id,
                way=rule.way,
                rule_id=rule.id,
                cause={"segment_id": str(rule.segment_id)},
            )
            for customer, _ in members
            if drawn(rule.id, f"{turn}:{customer}", share=int(rule.trigger.get("share") or 100))
        ]
        with transaction.atomic():
            noted += order_asks(wanted, by=_BY, now=now)
    return noted


def _wanted(
    known: dict[int, tuple[Trigger, RuleFacts]],
    happened: Happened,
    profile_id: int,
    cause: dict[str, Any],
    *,
    now: datetime,
) -> list[ToAsk]:
    said = {name: value for name, value in cause.items() if value}
    return [
        ToAsk(
            key=f"rule:{trigger.rule_id}:{happened.key}",
            profile_id=profile_id,
            survey_id=known[trigger.rule_id][1].survey_id,
            way=known[trigger.rule_id][1].way,
            rule_id=trigger.rule_id,
            cause=said,
            due_at=at,
        )
        for trigger, at in fired((one for one, _ in known.values()), happened, now=now)
        if drawn(trigger.rule_id, happened.key, share=trigger.share)
    ]


def forget_passed_over(*, before: datetime) -> int:
    """Let go of those passed over before an instant; returns how many."""
    return Ask.objects.filter(state="skipped", decided_at__lt=before).delete()[0]
