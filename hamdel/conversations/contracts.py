"""What crosses the face of conversations."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

State = Literal["open", "waiting", "snoozed", "closed"]
Priority = Literal["low", "normal", "high", "urgent"]
Direction = Literal["in", "out", "note"]
STATES: Final = ("open", "waiting", "snoozed", "closed")
LIVE: Final = ("open", "waiting", "snoozed")
PRIORITIES: Final = ("low", "normal", "high", "urgent")


class NoSuchConversation(ValueError):
    """There is no conversation of this id."""


class Changed(Exception):
    """Somebody else changed the conversation meanwhile; `version` is the one that holds now."""

    def __init__(self, version: int, *, theirs: str = "") -> None:
        super().__init__(f"the conversation is at version {version}")
        self.version = version
        self.theirs = theirs


class Refused(ValueError):
    """It can not be done: one sentence, and the field that is meant."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentFacts:
    """A file of a message; `name` is what its sender called it."""

    id: int
    name: str
    type: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFacts:
    """One call: how long they waited and talked, in seconds; `outcome` is "" while it goes on.

    `outcome`: answered, missed (they called, nobody answered), unanswered (we called). `settled_at`:
    since when nobody has to call back.
    """

    id: int
    conversation_id: int
    call_id: str
    direction: str
    number: str
    ours: str
    queue: str
    agent: str
    started_at: datetime
    answered_at: datetime | None
    ended_at: datetime | None
    wait_seconds: int | None
    talk_seconds: int | None
    outcome: str
    transfers: int
    recording: str
    settled_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryState:
    """How a message of ours fares on its way."""

    state: str
    sent_at: datetime | None
    problem: str
    receipt: str
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageFacts:
    """One message. `text` is what was newly written, `quoted` the rest.

    `standing` says of what came in whether it is from whom it says: verified, claimed or forged.
    """

    id: int
    at: datetime
    direction: str
    channel: str
    author: str
    text: str
    html: str
    quoted: str
    machine: bool
    attachments: tuple[AttachmentFacts, ...]
    call: CallFacts | None
    delivery: DeliveryState | None
    address: str = ""
    person_id: int | None = None
    interaction_id: int | None = None
    standing: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationFacts:
    """A conversation without its messages. `waiting_since`: of the oldest that is unanswered."""

    id: int
    customer_id: int
    profile_id: int
    subject: str
    state: str
    priority: str
    channel: str
    assignee_id: int | None
    assignee: str
    team_id: int | None
    team: str
    opened_at: datetime
    last_at: datetime
    waiting_since: datetime | None
    snoozed_until: datetime | None
    closed_at: datetime | None
    transfers: int
    version: int
    merged_into: int | None = None
    card_id: int | None = None
    card_read_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationFilter:
    """Which conversations; None and "" mean any. `unassigned` beats `assignee_id`.

    `search`: what was said in them, their subject, or whose they are.
    """

    state: str = ""
    assignee_id: int | None = None
    unassigned: bool = False
    team_id: int | None = None
    channel: str = ""
    customer_id: int | None = None
    search: str = ""
    label_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who does it: as the trail names them, and the person where it is one."""

    who: str
    person_id: int | None = None
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A conversation made or joined, and the message in it."""

    conversation_id: int
    message_id: int | None


Told = dict[str, Any]
