"""What crosses the face of listening."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Literal

State = Literal["new", "replied", "handed_over", "closed"]
STATES: Final[tuple[State, ...]] = ("new", "replied", "handed_over", "closed")
MentionKind = Literal["post", "comment", "review", "message", "article"]
MENTION_KINDS: Final[tuple[MentionKind, ...]] = ("post", "comment", "review", "message", "article")
SourceKind = Literal["feed", "mastodon", "files"]
SOURCE_KINDS: Final[tuple[SourceKind, ...]] = ("feed", "mastodon", "files")
Side = Literal["ours", "theirs", "topic"]
SIDES: Final[tuple[Side, ...]] = ("ours", "theirs", "topic")
PostState = Literal["waiting", "running", "sending", "sent", "unknown", "refused", "cancelled"]
MOOD_EDGE: Final = 0.15


class Refused(ValueError):
    """It can not be done: one sentence, and the field that is meant."""

    def __init__(self, problem: str, *, field: str) -> None:
        super().__init__(problem)
        self.field = field


class NoSuchMention(LookupError):
    """There is no mention of this id."""


class Changed(Exception):
    """Somebody else dealt with it meanwhile; `state` is what holds now."""

    def __init__(self, state: str) -> None:
        super().__init__(f"it is {state}")
        self.state = state


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Something that was said of us, as its source tells it.

    `ref` is its id on the network, unique within `scope` there; `answers` is that of what it answers. `reach`: how many people may have
    seen it (followers, members). `rating` is 1…5. `identifiers` (kind, value) are vouched for by who tells.
    """

    network: str
    text: str = ""
    kind: MentionKind = "post"
    ref: str = ""
    scope: str = ""
    answers: str = ""
    url: str = ""
    title: str = ""
    author: str = ""
    handle: str = ""
    author_url: str = ""
    reach: int | None = None
    rating: float | None = None
    posted_at: datetime | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    touchpoint: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of some mentions: ids of those that are new, how many were known, how many not meant."""

    ids: tuple[int, ...] = ()
    known: tuple[int, ...] = ()
    passed_over: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionFacts:
    """A mention. `sentiment` and the like are None or "" where nobody is sure. `same_as`: it says the same.

    `rules` are the names of the word rules that mean it; `customer_id` whose it is, once that is sure.
    """

    id: int
    network: str
    kind: str
    ref: str
    url: str
    title: str
    text: str
    author: str
    handle: str
    author_url: str
    reach: int | None
    rating: float | None
    posted_at: datetime
    taken_at: datetime
    language: str
    sentiment: float | None
    emotion: str
    intent: str
    state: str
    state_at: datetime
    state_by: str
    answer: str
    source_id: int | None
    source: str
    touchpoint: str
    customer_id: int | None
    profile_id: int | None
    matched_by: str
    case_id: int | None
    conversation_id: int | None
    same_as: int | None
    copies: int
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionFilter:
    """Which mentions; "", None and False mean any. `mood`: positive, neutral, negative or an emotion.

    `firsts`: of those that say the same, only the first.
    """

    state: str = ""
    network: str = ""
    kind: str = ""
    mood: str = ""
    rule_id: int | None = None
    source_id: int | None = None
    customer_id: int | None = None
    text: str = ""
    start: datetime | None = None
    end: datetime | None = None
    firsts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFacts:
    """Where we listen, and how that goes. `health`: well, troubled, new, off, hand (only files)."""

    id: int
    kind: str
    name: str
    network: str
    says: str
    url: str
    account: str
    hashtags: tuple[str, ...]
    touchpoint: str
    every_minutes: int
    only_meant: bool
    health: str
    error: str
    failures: int
    due_at: datetime
    asked_at: datetime | None
    heard_at: datetime | None
    mentions: int
    can_post: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleFacts:
    """Which words mean us, a competitor or a topic, and how often they were said."""

    id: int
    name: str
    side: str
    any: tuple[str, ...]
    every: tuple[str, ...]
    without: tuple[str, ...]
    on: bool
    mentions: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpikeFacts:
    """A day on which more was said than usual. `what`: all, or negative ones."""

    id: int
    rule_id: int
    rule: str
    side: str
    day: date
    what: str
    count: int
    expected: float
    threshold: float
    noticed_at: datetime
    seen_by: str
    seen_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PostFacts:
    """Something of ours for a network. `due_at`: when it goes out."""

    id: int
    source_id: int
    source: str
    mention_id: int | None
    text: str
    state: str
    due_at: datetime
    made_at: datetime
    made_by: str
    sent_at: datetime | None
    url: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """Whose a mention may be: a customer, and what speaks for it, in words of `evidence`.

    `evidence` are (what, value): email, phone, telegram, order, handle, name.
    """

    customer_id: int
    name: str
    evidence: tuple[tuple[str, str], ...]
    sure: float
