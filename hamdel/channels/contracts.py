"""What crosses the face of channels, and what a kind of channel is given and gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Literal, Protocol

from django.http import HttpRequest
from django.utils.functional import Promise

Thing = Literal["message", "call", "receipt", "auto", "keyed"]
CallStep = Literal["ringing", "answered", "ended"]
Direction = Literal["in", "out"]
State = Literal["on", "off", "rehearsal"]
SettingKind = Literal["text", "lines", "number", "choice", "switch", "secret"]
CONNECTED: Final = ("on", "broken")
REHEARSAL: Final = "rehearsal"
Named = tuple[str, str, bool]  # kind of identifier, value in any written form, vouched for


class Unreadable(ValueError):
    """What came in can not be understood: it is laid aside, with this one sentence."""


class NotSent(Exception):
    """A message that certainly did not go out; `again` says whether trying later may help.

    `broken`: no message is at fault, the connection does not work. `answer` is the provider's own.
    `after`: seconds that the provider asks to wait at least.
    """

    def __init__(
        self,
        problem: str,
        *,
        again: bool = False,
        answer: str = "",
        broken: bool = False,
        after: int = 0,
    ) -> None:
        super().__init__(problem)
        self.after = after
        self.again = again
        self.answer = answer
        self.broken = broken


class Uncertain(Exception):
    """Nobody knows what became of a message; the sentence says why, and names no customer."""


class NotFetched(Exception):
    """A provider could not be asked; the one sentence is shown as the account's error."""


class CanNotSend(ValueError):
    """A message that may not or can not go out.

    `reason`: kind, off, consent, held, frequency, recipient, window, or length.
    """

    def __init__(self, problem: str, *, reason: str) -> None:
        super().__init__(problem)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class Capabilities:
    """What a kind of channel can do; the composer and docs/channels.md follow from it.

    `longest` counts characters of a message out (None: no limit that matters). `window` is how
    long after the customer's last message one may still write (None: always).
    """

    text: bool = True
    attachments: bool = False
    rich: bool = False
    reply_to: bool = False
    edit: bool = False
    read_marks: bool = False
    longest: int | None = None
    window: timedelta | None = None


@dataclass(frozen=True, kw_only=True)
class Setting:
    """One setting of an account. Values are texts; a switch is "yes" or "".

    `places`: the names that may stand in braces in it, where it is a template. Settings of the same
    `group` stand together under one fold: most people never open it.

    `sent_to`, of a secret: the setting that says to whom it is sent; another one there needs it anew.
    """

    name: str
    label: str | Promise
    kind: SettingKind = "text"
    default: str = ""
    help: str | Promise = ""
    choices: tuple[tuple[str, str | Promise], ...] = ()
    sent_to: str = ""
    needed: bool = False
    least: int | None = None
    most: int | None = None
    places: tuple[str, ...] = ()
    group: str | Promise = ""


@dataclass(frozen=True, kw_only=True)
class AccountFacts:
    """One connection of a kind. `settings` has every setting of the kind, secrets readable.

    `state`: on, off, broken (then `error` says why), or rehearsal: whatever is sent stays here.
    """

    id: int
    kind: str
    name: str
    state: str
    token: str = field(repr=False)
    settings: Mapping[str, str] = field(repr=False)
    made_at: datetime
    last_in_at: datetime | None = None
    last_out_at: datetime | None = None
    error: str = ""

    @property
    def rehearses(self) -> bool:
        """Whether nothing that is sent on it leaves the house."""
        return self.state == REHEARSAL

    @property
    def hook_path(self) -> str:
        """Where programs post to it."""
        return f"/hooks/{self.kind}/{self.token}"


@dataclass(frozen=True, kw_only=True)
class Posted:
    """A request to a hook, before anything of it is kept. Names of headers are lower case."""

    body: bytes
    content_type: str
    headers: Mapping[str, str]
    query: Mapping[str, str]
    address: str
    now: datetime
    request: HttpRequest = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Raw:
    """What came in, byte for byte, as it was kept under `id`. `kept` is what the kind's `admit` gave.

    `vouched`: a person looked at it in the quarantine and wants it taken in. `last_try`: if it fails
    once more it is laid aside: better to give what there is.
    """

    id: int
    body: bytes
    content_type: str
    received_at: datetime
    kept: Mapping[str, Any]
    vouched: bool = False
    last_try: bool = False


@dataclass(frozen=True, kw_only=True)
class File:
    """A file that came with a message; `name` is the sender's, and only data."""

    name: str
    type: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class CallEvent:
    """One step of a call. `customer` and `ours` are numbers as the exchange wrote them.

    `answered`, `wait_seconds` and `talk_seconds` where the exchange itself tells them at the end.
    """

    call_id: str
    step: CallStep
    direction: Direction
    customer: str
    ours: str = ""
    queue: str = ""
    agent: str = ""
    answered: bool | None = None
    wait_seconds: int | None = None
    talk_seconds: int | None = None
    recording: str = ""


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What the provider says became of a message of ours: `provider_id` is as `Sent` had it."""

    provider_id: str
    state: Literal["delivered", "read", "failed"]
    problem: str = ""


@dataclass(frozen=True, kw_only=True)
class Inbound:
    """One thing that somebody did on a channel, understood.

    `id` is the provider's, unique within the account: the same id is taken in once, ever.
    `sender` is who it came from as the account knows them (a chat's id, an address): the same
    account and sender are one conversation where `joins_sender`. `ref` is the id by which later
    messages answer it, `answers` those that this one answers, nearest first: global like a
    Message-ID (for ids of a chat put the chat into them). `thread` is a token of ours, or several with
    blanks between, or the provider's thread; `only_known`: a token and an answer join only a
    conversation in which the sender is known. `forged`: somebody
    writes in another's name. `code` is a continuation code, where the channel asks
    for one by itself. `channel` is the word in the log ("": the kind's key).
    """

    id: str
    thing: Thing
    at: datetime
    identifiers: tuple[Named, ...]
    sender: str
    name: str = ""
    subject: str = ""
    text: str = ""
    html: str = ""
    quoted: str = ""
    files: tuple[File, ...] = ()
    ref: str = ""
    answers: tuple[str, ...] = ()
    thread: str = ""
    code: str = ""
    joins_sender: bool = True
    only_known: bool = False
    machine: bool = False
    forged: bool = False
    direction: Direction = "in"
    channel: str = ""
    device: str = "unknown"
    action: str = ""
    author: str = ""
    call: CallEvent | None = None
    receipt: Receipt | None = None
    attributes: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Received:
    """An inbound thing handed to the receivers, with where it came from."""

    inbound: Inbound
    account: AccountFacts
    incoming_id: int
    received_at: datetime


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of what was posted: kept for sure; `problem` where it was laid aside."""

    id: int
    duplicate: bool
    state: str
    problem: str = ""


class Take(Protocol):
    """The way in for a kind that asks its provider, and how far it has come there.

    Calling it is `take_in`: what was given is durable when it returns, and only then may it be
    acknowledged or deleted at the provider.
    """

    @property
    def place(self) -> str:
        """How far it has come, as `keep` noted it last ("": nowhere yet)."""

    def __call__(
        self,
        body: bytes,
        *,
        content_type: str = "",
        kept: Mapping[str, Any] | None = None,
        provider_id: str | None = None,
    ) -> Taken:
        """Keep one thing that the provider holds for us."""

    def keep(self, place: str) -> None:
        """Note durably how far it has come, in the kind's own words."""

    def well(self) -> None:
        """Say that the connection works: an error that the account showed is gone."""

    def over(self, *, wait: float = 0) -> bool:
        """Whether to end, after at most `wait` seconds of rest; ask at least once a minute.

        True where the worker ends, the account is turned off or changed, or another has the turn.
        """


@dataclass(frozen=True, kw_only=True)
class Outbound:
    """A message to be sent. `message_id` is the same on every try; `at` is when this one is made.

    `author` is who of the team wrote it, `name` who it is written to. `answers` is the id of what it
    answers, `chain` the ids said before that, oldest first. `automatic`: a machine wrote it.
    `unsubscribe` is where its recipient refuses more of its purpose ("": there is nothing to refuse).
    """

    delivery_id: int
    message_id: str
    recipient: str
    at: datetime | None = None
    name: str = ""
    author: str = ""
    subject: str = ""
    text: str = ""
    html: str = ""
    answers: str = ""
    chain: tuple[str, ...] = ()
    thread: str = ""
    files: tuple[File, ...] = ()
    purpose: str = "service"
    automatic: bool = False
    unsubscribe: str = ""


@dataclass(frozen=True, kw_only=True)
class Sent:
    """What a provider answered when it took a message.

    `ref` is the id by which the customer's answers will refer to it ("": our own `message_id`).
    """

    provider_id: str
    answer: str = ""
    ref: str = ""


@dataclass(frozen=True, kw_only=True)
class Exchanged:
    """A test that an admin had sent: what went out and came back, byte for byte, without secrets."""

    request: str
    answer: str
    problem: str = ""
    provider_id: str = ""


@dataclass(frozen=True, kw_only=True)
class DeliveryFacts:
    """How a message on its way out fares."""

    id: int
    key: str
    account_id: int
    kind: str
    state: str
    recipient: str
    made_at: datetime
    due_at: datetime
    sent_at: datetime | None
    ref: str
    provider_id: str
    answer: str
    problem: str
    receipt: str


@dataclass(frozen=True, kw_only=True)
class StoredFile:
    """A file of ours that goes out with a message: where it lies, and what it is called."""

    folder: str
    stored: str
    name: str
    type: str


@dataclass(frozen=True, kw_only=True)
class IncomingFacts:
    """One thing that came in, for those who look after the channels."""

    id: int
    account_id: int
    account: str
    kind: str
    received_at: datetime
    content_type: str
    size: int
    state: str
    attempts: int
    problem: str
