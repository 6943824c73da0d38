"""Bodies and answers of conversations."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from hamdel.platform.api import Answer, Body, PageQuery
from hamdel.platform.instants import rfc3339

from ..contracts import CallFacts, ConversationFacts, MessageFacts
from .dues import DueOut, dues_of

IdentifierKind = Literal[
    "phone", "email", "user_id", "anonymous_id", "telegram", "bale", "crm_id", "national_id"
]
State = Literal["open", "waiting", "snoozed", "closed"]
Priority = Literal["low", "normal", "high", "urgent"]
Direction = Literal["in", "out", "note"]
Word = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
Text = Annotated[str, msgspec.Meta(max_length=100_000)]
Key = Annotated[str, msgspec.Meta(min_length=1, max_length=100)]
Who = Annotated[str, msgspec.Meta(min_length=1, max_length=254)]


class IdentifierIn(Body):
    """One identifier, in any written form."""

    kind: IdentifierKind
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=320)]


class ConversationIn(Body):
    """A conversation to begin. The customer by `customer_id`, or by `identifiers`.

    `direction` is of `text`: in (they said it), out (it is sent), note (only the team sees it).
    `assignee` is an id, an e-mail or "me"; `team` an id or a name.
    """

    channel: Word
    customer_id: str | None = None
    identifiers: Annotated[list[IdentifierIn], msgspec.Meta(max_length=20)] = []
    name: Annotated[str, msgspec.Meta(max_length=150)] = ""
    subject: Annotated[str, msgspec.Meta(max_length=300)] = ""
    priority: Priority = "normal"
    text: Text = ""
    direction: Direction = "in"
    at: datetime | None = None
    assignee: Who | None = None
    team: Who | None = None


class MessageIn(Body):
    """A message to write. `channel`: that of the newest message unless said.

    `version`: the one that was seen; where the team changed the conversation since, the answer is 409
    with `yours` and `theirs`. `idempotency`: the same again is the same message. `not_before`: when it
    goes out at the earliest.
    """

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=100_000)]
    direction: Direction = "out"
    channel: Word | None = None
    at: datetime | None = None
    not_before: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    version: int | None = None
    idempotency: Key | None = None


class AssignIn(Body):
    """Who looks after it: an id, an e-mail or "me"; null is nobody. What is not named stays."""

    assignee: Who | UnsetType | None = UNSET
    team: Who | UnsetType | None = UNSET
    version: int | None = None


class HandOffIn(Body):
    """Whom it is handed to, and what they must know."""

    assignee: Who | None = None
    team: Who | None = None
    card: Annotated[str, msgspec.Meta(max_length=20_000)] = ""
    version: int | None = None


class ActIn(Body):
    """A change that takes nothing but the version that was seen."""

    version: int | None = None


class NothingIn(Body):
    """Nothing has to be said."""


class MergeIn(Body):
    """Which conversation comes into this one."""

    join: str
    version: int | None = None


class SplitIn(Body):
    """Which messages get a conversation of their own."""

    messages: Annotated[list[str], msgspec.Meta(min_length=1, max_length=500)]
    version: int | None = None


class RegroupedOut(msgspec.Struct, kw_only=True):
    """Where the messages are now; `undo` goes into `/conversation-changes/{undo}/undo`."""

    id: str
    undo: str


class UndoneOut(msgspec.Struct, kw_only=True):
    """The conversations that are as they were."""

    conversations: list[str]


class SnoozeIn(Body):
    """Until when it is put off."""

    until: datetime
    version: int | None = None


class PriorityIn(Body):
    """How urgent it is."""

    priority: Priority
    version: int | None = None


class ConversationsQuery(PageQuery):
    """Which conversations. `assignee`: an id, an e-mail, "me" or "none".

    `q`: words that were said in one message of it, in any spelling; or its subject, or the
    customer's name, number or address.
    """

    q: Annotated[str, msgspec.Meta(max_length=200)] = ""
    state: State | None = None
    assignee: str | None = None
    team: str | None = None
    channel: str | None = None
    customer_id: str | None = None
    label: str | None = None


class NamedOut(Answer):
    """A person or a team."""

    id: str
    name: str


class AttachmentOut(Answer):
    """A file of a message; `/attachments/{id}` gives it."""

    id: str
    name: str
    type: str
    size: int


class CallOut(Answer):
    """A call: seconds of waiting and talking; outcome answered, missed or unanswered."""

    id: str
    call_id: str
    direction: str
    number: str
    queue: str
    agent: str
    started_at: str
    answered_at: str | None
    ended_at: str | None
    wait_seconds: int | None
    talk_seconds: int | None
    outcome: str | None
    transfers: int
    recording: str


class DeliveryOut(Answer):
    """How a message of ours fares: waiting, running, sending, sent, refused, unknown, cancelled."""

    state: str
    sent_at: str | None
    problem: str
    receipt: str | None


class MessageOut(Answer):
    """A message. `text` is what was newly written, `quoted` the rest.

    `standing` says of what came in whether it is from whom it says: verified, claimed or forged.
    """

    id: str
    at: str
    direction: str
    channel: str
    author: str
    text: str
    html: str
    quoted: str
    machine: bool
    standing: str
    attachments: list[AttachmentOut]
    call: CallOut | None
    delivery: DeliveryOut | None


class ConversationOut(Answer):
    """A conversation. `version` counts what the team did."""

    id: str
    customer_id: str
    subject: str
    state: str
    priority: str
    channel: str
    assignee: NamedOut | None
    team: NamedOut | None
    opened_at: str
    last_at: str
    waiting_since: str | None
    snoozed_until: str | None
    closed_at: str | None
    transfers: int
    version: int
    due: DueOut


class ActedOut(ConversationOut):
    """A conversation as it is now; `undo` goes into `/conversation-changes/{undo}/undo`, null: no change."""

    undo: str | None


class WholeConversationOut(ConversationOut):
    """A conversation with its messages, oldest first."""

    messages: list[MessageOut]


class CallBackOut(CallOut):
    """A missed call that waits to be called back."""

    conversation_id: str
    customer_id: str


def conversation_out(one: ConversationFacts, due: DueOut | None = None) -> ConversationOut:
    """A conversation as it is answered; `due`: where it was asked for many at once."""
    return ConversationOut(**_conversation(one, due))


def whole_out(one: ConversationFacts, messages: list[MessageFacts]) -> WholeConversationOut:
    """A conversation with its messages as it is answered."""
    return WholeConversationOut(
        **_conversation(one, None), messages=[message_out(said) for said in messages]
    )


def message_out(one: MessageFacts) -> MessageOut:
    """A message as it is answered."""
    sent = one.delivery
    return MessageOut(
        id=str(one.id),
        at=rfc3339(one.at),
        direction=one.direction,
        channel=one.channel,
        author=one.author,
        text=one.text,
        html=one.html,
        quoted=one.quoted,
        machine=one.machine,
        standing=one.standing,
        attachments=[
            AttachmentOut(id=str(f.id), name=f.name, type=f.type, size=f.size)
            for f in one.attachments
        ],
        call=None if one.call is None else CallOut(**call_fields(one.call)),
        delivery=None
        if sent is None
        else DeliveryOut(
            state=sent.state,
            sent_at=_said(sent.sent_at),
            problem=sent.problem,
            receipt=sent.receipt or None,
        ),
    )


def call_fields(one: CallFacts) -> dict[str, Any]:
    """A call's fields as they are answered."""
    return {
        "id": str(one.id),
        "call_id": one.call_id,
        "direction": one.direction,
        "number": one.number,
        "queue": one.queue,
        "agent": one.agent,
        "started_at": rfc3339(one.started_at),
        "answered_at": _said(one.answered_at),
        "ended_at": _said(one.ended_at),
        "wait_seconds": one.wait_seconds,
        "talk_seconds": one.talk_seconds,
        "outcome": one.outcome or None,
        "transfers": one.transfers,
        "recording": one.recording,
    }


def _conversation(one: ConversationFacts, due: DueOut | None) -> dict[str, Any]:
    return {
        "id": str(one.id),
        "customer_id": str(one.customer_id),
        "subject": one.subject,
        "state": one.state,
        "priority": one.priority,
        "channel": one.channel,
        "assignee": _named(one.assignee_id, one.assignee),
        "team": _named(one.team_id, one.team),
        "opened_at": rfc3339(one.opened_at),
        "last_at": rfc3339(one.last_at),
        "waiting_since": _said(one.waiting_since),
        "snoozed_until": _said(one.snoozed_until),
        "closed_at": _said(one.closed_at),
        "transfers": one.transfers,
        "version": one.version,
        "due": due or dues_of([one.id])[one.id],
    }


def _named(pk: int | None, name: str) -> NamedOut | None:
    return None if pk is None else NamedOut(id=str(pk), name=name)


def _said(instant: datetime | None) -> str | None:
    return None if instant is None else rfc3339(instant)
