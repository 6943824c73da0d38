"""What was said before Hamdel was there is kept as a conversation: nothing is sent, nothing is told twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from hamdel.platform import audit

from ..contracts import Actor, Priority, Refused
from ..models import Call, Conversation, Message
from ..watching import watch


@dataclass(frozen=True, kw_only=True)
class PastCall:
    """A call that is over. `outcome`: answered, missed or unanswered."""

    call_id: str
    outcome: str
    number: str
    direction: str = "in"
    agent: str = ""
    queue: str = ""
    wait_seconds: int | None = None
    talk_seconds: int | None = None


@dataclass(frozen=True, kw_only=True)
class PastMessage:
    """One thing that was said. `interaction_id`: where the log has it already."""

    at: datetime
    direction: str
    channel: str
    text: str
    author: str = ""
    address: str = ""
    interaction_id: int | None = None
    call: PastCall | None = None


@dataclass(frozen=True, kw_only=True)
class PastConversation:
    """What was said, oldest first. `accounts`: the one of each channel, and of calls ("phone")."""

    profile_id: int
    messages: Sequence[PastMessage]
    subject: str = ""
    priority: Priority = "normal"
    assignee_id: int | None = None
    accounts: Mapping[str, int] = field(default_factory=dict)
    closed: bool = False


@transaction.atomic
def keep_past(past: PastConversation, *, by: Actor, now: datetime) -> int | None:
    """Keep a conversation of the past; None where its first message is kept already. Raises Refused.

    It is our turn where the customer had the last word, unless it is `closed`.
    """
    if not past.messages:
        raise Refused("Nothing was said.", field="messages")
    first, last = past.messages[0], past.messages[-1]
    of_them = Message.objects.filter(conversation__profile=past.profile_id)
    known = of_them.filter(interaction_id=first.interaction_id)
    if first.interaction_id is not None and known.exists():
        return None
    waiting = _waiting_since(past.messages)
    row = Conversation.objects.create(
        profile_id=past.profile_id,
        subject=past.subject[:300],
        priority=past.priority,
        state="closed" if past.closed else "open" if waiting else "waiting",
        channel=last.channel[:40],
        assignee_id=past.assignee_id,
        opened_at=first.at,
        last_at=last.at,
        changed_at=now,
        waiting_since=None if past.closed else waiting,
        closed_at=last.at if past.closed else None,
    )
    Message.objects.bulk_create([_message(row, one, past.accounts) for one in past.messages])
    audit.record(
        who=by.who, act="conversation opened", subject=f"conversation:{row.pk}", before=None,
        after={"channel": row.channel}, now=now,
    )  # fmt: skip
    watch(row.pk)
    return row.pk


def _waiting_since(messages: Sequence[PastMessage]) -> datetime | None:
    """Since when the customer waits: their first words after our last ones, or a missed call."""
    waiting: datetime | None = None
    for one in messages:
        answered = one.call is not None and one.call.outcome == "answered"
        if one.direction == "out" or answered:
            waiting = None
        elif one.direction == "in":
            waiting = waiting or one.at
    return waiting


def _message(row: Conversation, one: PastMessage, accounts: Mapping[str, int]) -> Message:
    call = None
    exchange = accounts.get("phone")
    if one.call is not None and exchange is not None:
        answered = one.call.outcome == "answered"
        call = Call.objects.create(
            account_id=exchange,
            call_id=one.call.call_id,
            conversation=row,
            direction=one.call.direction,
            number=one.call.number,
            queue=one.call.queue[:100],
            agent=one.call.agent[:100],
            started_at=one.at,
            answered_at=one.at if answered else None,
            ended_at=one.at,
            wait_seconds=one.call.wait_seconds,
            talk_seconds=one.call.talk_seconds,
            outcome=one.call.outcome,
            settled_at=one.at if row.state == "closed" else None,
        )
    return Message(
        conversation=row,
        at=one.at,
        direction=one.direction,
        channel=one.channel[:40],
        account_id=accounts.get(one.channel) if one.address else None,
        address=one.address[:320],
        author=one.author[:150],
        text=one.text,
        call=call,
        interaction_id=one.interaction_id,
    )
