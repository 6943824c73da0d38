"""What crosses the face of studies."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Literal

Kind = Literal["interview", "focus_group"]
KINDS: Final = ("interview", "focus_group")
NOTE_KINDS: Final = ("said", "seen", "thought")
TONES: Final = ("positive", "neutral", "negative")
HOWS: Final = ("signed", "spoken", "recorded", "online")
WAYS: Final = ("in-person", "phone", "web")
LONGEST: Final = 20_000  # characters of a note


class NoSuch(Exception):
    """There is no such study, participant, session, note, quote or theme (in this study)."""


class Refused(Exception):
    """It can not be done so; the message says why, `field` what was wrong."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True, slots=True)
class Question:
    """A question of a guide, and what to ask on if little is said."""

    text: str
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToStudy:
    """A study to make, or how it is to be."""

    kind: str
    title: str
    goal: str = ""
    questions: tuple[Question, ...] = ()
    consent: str = ""
    language: str = "fa"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideFacts:
    """A guide to begin with; `id` None for those that come with Hamdel."""

    id: int | None
    key: str
    name: str
    language: str
    kind: str
    questions: tuple[Question, ...]
    consent: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyFacts:
    """A study. `people`: who agreed and did not withdraw; `held`: sessions that were held."""

    id: int
    kind: str
    title: str
    goal: str
    questions: tuple[Question, ...]
    consent: str
    language: str
    made_by: str
    made_at: datetime
    finished_at: datetime | None
    people: int = 0
    asked: int = 0
    held: int = 0
    planned: int = 0
    next_at: datetime | None = None

    @property
    def state(self) -> str:
        """Return "finished", "running" (something was held) or "planned"."""
        if self.finished_at is not None:
            return "finished"
        return "running" if self.held else "planned"


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantFacts:
    """Somebody in a study. `label` is what reports call them."""

    id: int
    number: int
    customer_id: int
    profile_id: int
    came_from: str
    consent_at: datetime | None
    consent_wording: str
    consent_how: str
    consent_by: str
    declined_at: datetime | None
    withdrawn_at: datetime | None
    thanks_promised: str
    thanks_given: str
    thanks_given_at: datetime | None
    thanks_given_by: str

    @property
    def label(self) -> str:
        """Return P1, P2 and so on."""
        return f"P{self.number}"

    @property
    def state(self) -> str:
        """Return "withdrawn", "declined", "agreed" or "asked"."""
        if self.withdrawn_at is not None:
            return "withdrawn"
        if self.declined_at is not None:
            return "declined"
        return "asked" if self.consent_at is None else "agreed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ToPlan:
    """A session to plan with some participants."""

    planned_at: datetime
    title: str = ""
    minutes: int = 60
    way: str = "in-person"
    place: str = ""
    participant_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionFacts:
    """A session. `people` are participants' ids, `there` of those who attended."""

    id: int
    study_id: int
    title: str
    planned_at: datetime
    minutes: int
    way: str
    place: str
    state: str
    started_at: datetime | None
    ended_at: datetime | None
    people: tuple[int, ...] = ()
    there: tuple[int, ...] = ()
    notes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ToNote:
    """What an observer writes. `revision`: of what they saw last, 0 where it is new."""

    key: str
    kind: str
    text: str
    participant_id: int | None = None
    question: int | None = None
    mark: int | None = None
    revision: int = 0
    finished: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFacts:
    """A note. `participant` is the label, "" of the room or a thought."""

    id: int
    session_id: int
    observer_id: int | None
    observer: str
    participant_id: int | None
    participant: str
    key: str
    kind: str
    text: str
    mark: int | None
    question: int | None
    revision: int
    made_at: datetime
    finished: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """A file of a session."""

    id: int
    session_id: int
    participant: str
    theirs: bool
    name: str
    type: str
    size: int
    stored: str
    added_by: str
    added_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeFacts:
    """A theme of the codebook."""

    id: int
    name: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteFacts:
    """A quote. `codings`: of each coder, as the trail names them, the themes; `coders`: their names."""

    id: int
    note_id: int
    session_id: int
    participant_id: int | None
    participant: str
    observer: str
    kind: str
    text: str
    mark: int | None
    touchpoint: str
    tone: str
    made_at: datetime
    codings: dict[str, frozenset[int]] = field(default_factory=dict)
    coders: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeedFacts:
    """A merge or split of themes that can be taken back."""

    id: int
    what: str
    theme: str
    other: str
    quotes: int
    at: datetime
    by: str
