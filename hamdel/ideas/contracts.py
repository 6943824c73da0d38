"""What crosses the face of ideas."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

MOST_TITLE: Final = 200
MOST_TEXT: Final = 5_000
PURPOSE: Final = "ideas"  # what news of ideas is for, in consents


class NoSuchIdea(LookupError):
    """There is no idea of this id."""


class Refused(ValueError):
    """What was asked can not be done; `field` names what of it is at fault."""

    def __init__(self, problem: str, *, field: str = "") -> None:
        super().__init__(problem)
        self.field = field


class Changed(Exception):
    """Somebody changed the idea since it was read; `version` is what holds now."""

    def __init__(self, version: int) -> None:
        super().__init__("It was changed meanwhile.")
        self.version = version


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where something was said that became a voice: what links to it, and whose words they are.

    `profile_id` None: nobody's. `text` is what they said, as a start for the idea.
    """

    ref: str
    label: str
    url: str
    profile_id: int | None
    text: str = ""
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaFacts:
    """An idea as screens and programs see it. `votes`: people (joined profiles once) who want it.

    `root_id` is the idea that speaks for it, its own id where it was joined to none.
    """

    id: int
    title: str
    text: str
    state: str
    reason: str
    answer: str
    answered_at: datetime | None
    answered_by: str
    shown: str
    why_waiting: str
    effort: int | None
    impact: int | None
    note: str
    merged_into: int | None
    root_id: int
    author_id: int | None
    source: str
    made_at: datetime
    state_at: datetime
    done_at: datetime | None
    version: int
    votes: int = 0
    duplicates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IdeaFilter:
    """Which ideas. `public`: only what everybody may see, without those joined to another."""

    states: tuple[str, ...] = ()
    shown: str = ""
    search: str = ""
    public: bool = False
    joined_too: bool = False
    customer_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSuggest:
    """An idea to be kept; `profile_id` None: nobody asked for it, the team thought of it.

    `how`, `way`, `origin`: as in a voice. `checked`: one of the team vouches for its words.
    """

    title: str
    text: str = ""
    profile_id: int | None = None
    how: str = "team"
    way: str = ""
    origin: str = ""
    channel: str = "web"
    language: str = "fa"
    wants_news: bool = True
    state: str = "new"
    checked: bool = True
    key: str | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToVote:
    """A voice to be given to an idea."""

    idea_id: int
    profile_id: int
    how: str = "voted"
    way: str = ""
    origin: str = ""
    channel: str = "web"
    language: str = "fa"
    wants_news: bool = True
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Voted:
    """What became of a voice: whether it is new, the people who want the idea now."""

    idea_id: int
    votes: int
    new: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceFacts:
    """One person who wants an idea, with all their voices for it taken together."""

    customer_id: int
    name: str
    at: datetime
    how: str
    origin: str
    wants_news: bool
    idea_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldFacts:
    """Who is told, was told, or could not be told that an idea is done, and how or why."""

    id: int
    customer_id: int
    name: str
    idea_id: int
    state: str
    outcome: str
    kind: str
    recipient: str
    due_at: datetime
    told_at: datetime | None
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WouldTell:
    """What telling would do now, without doing it. `rows` are the first ones, `counts` hold for all.

    `counts`: by kind of channel for those who would be told, by why not for the others.
    """

    rows: tuple["WouldRow", ...]
    told: int
    counts: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class WouldRow:
    """One asker: the channel that would be taken, or why they would not be told."""

    customer_id: int
    profile_id: int
    name: str
    kind: str
    recipient: str
    why: str


Changes = Mapping[str, Any]
