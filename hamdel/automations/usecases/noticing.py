"""What happens that rules wait for is noted as an occasion, once: deeds, messages, time that passes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, Final, cast

from django.db import transaction

from hamdel.conversations.public import Standing, conversation, message, standing_since
from hamdel.customers.public import customer_of
from hamdel.interactions.public import Moment
from hamdel.platform.audit import Entry

from ..models import Occasion, Rule
from ..queries.rules import waits_for
from ..rules.triggers import OF_ACTS, TRIGGERS, WHO

SAYS: Final = tuple(one.key for one in TRIGGERS.values() if one.says)
TIMED: Final = tuple(one.key for one in TRIGGERS.values() if one.timed)
OVERLAP: Final = timedelta(hours=1)  # instants of messages that came late
KEPT: Final = timedelta(days=30)
_MOST: Final = 500


def note_deed(entry: Entry) -> None:
    """Note a deed, in its own transaction; a rule's own starts none."""
    event = OF_ACTS[entry.act]
    kind, _, number = entry.subject.partition(":")
    if entry.who.startswith(WHO) or not number.isdecimal() or not waits_for(event):
        return
    about = {"case_id" if kind == "case" else "conversation_id": int(number)}
    _note([Occasion(key=f"deed:{entry.id}", event=event, at=entry.at, **about)])


def note_messages(moments: Sequence[Moment]) -> None:
    """Note what customers said, in the caller's transaction; what begins a matter is two occasions."""
    found: list[Occasion] = []
    for moment in moments:
        talk_id, message_id = _numbers(moment.properties)
        said = None if message_id is None else message(message_id)
        talk = None if talk_id is None else conversation(talk_id)
        if said is None or talk is None or said.direction != "in" or said.machine:
            continue
        # Whoever sends events can write such numbers into them: only the message's own moment counts.
        own = said.interaction_id == moment.id
        if not own or customer_of(moment.profile_id) != talk.customer_id:
            continue
        about: dict[str, Any] = {"conversation_id": talk.id, "message_id": said.id}
        events = ["message.received"]
        if said.at == talk.opened_at:
            events.insert(0, "conversation.opened")
        for event in events:
            key = f"message:{said.id}:{event}"
            found.append(Occasion(key=key, event=event, at=moment.received_at, **about))
    _note(found)


def note_time(*, now: datetime) -> int:
    """Note the conversations that stand as they are for as long as rules wait; returns how many."""
    rows = Rule.objects.filter(event__in=TIMED, enabled=True, removed_at=None)
    return sum(_note_time(one, now) for one in rows.order_by("pk").values_list("pk", flat=True))


def forget_old(*, now: datetime) -> int:
    """Let go of occasions that were done with a month ago; returns how many."""
    return Occasion.objects.filter(state="done", at__lt=now - KEPT).delete()[0]


@transaction.atomic
def _note_time(rule_id: int, now: datetime) -> int:
    rule = Rule.objects.select_for_update().get(pk=rule_id)
    until = now - timedelta(minutes=rule.minutes)
    after = (rule.reached_at or until) - OVERLAP
    # What stood so long when the rule was switched on stays untouched.
    began = rule.changed_at - timedelta(minutes=rule.minutes)
    found = standing_since(
        cast("Standing", rule.event), after=max(after, began), until=until, limit=_MOST
    )
    noted = _note(
        [
            Occasion(
                key=f"time:{rule.pk}:{one}:{since.isoformat()}",
                event=rule.event,
                rule=rule,
                conversation_id=one,
                at=now,
            )
            for one, since in found
        ]
    )
    rule.reached_at = found[-1][1] if len(found) == _MOST else until
    rule.save(update_fields=["reached_at"])
    return noted


def _note(rows: Sequence[Occasion]) -> int:
    known = set(
        Occasion.objects.filter(key__in=[row.key for row in rows]).values_list("key", flat=True)
    )
    new = [row for row in rows if row.key not in known]
    Occasion.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _numbers(properties: dict[str, Any]) -> tuple[int | None, int | None]:
    said = [properties.get(name) for name in ("conversation_id", "message_id")]
    one, other = (
        int(text) if isinstance(text, str) and text.isascii() and text.isdecimal() else None
        for text in said
    )
    return one, other
