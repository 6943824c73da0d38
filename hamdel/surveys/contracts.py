"""What crosses the face of surveys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, Literal, get_args

from .shapes import SCORE, Definition, Question

SurveyKind = Literal["nps", "csat", "ces", "form"]
SurveyState = Literal["draft", "open", "closed"]
InvitationState = Literal[
    "made", "sent", "opened", "started", "answered", "refused", "ignored", "failed"
]
KINDS: Final[tuple[SurveyKind, ...]] = get_args(SurveyKind)
STATES: Final[tuple[SurveyState, ...]] = get_args(SurveyState)
INVITATION_STATES: Final[tuple[InvitationState, ...]] = get_args(InvitationState)
# How good or how easy it was, from the least to the most.
SCALES: Final[Mapping[str, tuple[int, int]]] = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}


class NoSuchSurvey(ValueError):
    """There is no survey of this id."""


class NoSuchInvitation(ValueError):
    """There is no invitation of this id."""


class Changed(Exception):
    """Somebody else changed the survey meanwhile; `version` is the one that holds now."""

    def __init__(self, version: int) -> None:
        super().__init__(f"the survey is at version {version}")
        self.version = version


class Refused(ValueError):
    """It can not be done: one sentence, and the field that is meant. `code` names the reason."""

    def __init__(self, problem: str, *, field: str, code: str = "") -> None:
        super().__init__(problem)
        self.field = field
        self.code = code


class NotAsked(Refused):
    """The survey takes no answer: `code` is draft, closed, full, used, refused or expired."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SurveyFacts:
    """A survey. `definition` is what is asked now (of a draft: what would be); `version` counts changes.

    `version_id` is the published version that answers are to; None while nothing was published.
    `settings` belong to whoever registers for them. `token` is of its public link.
    """

    id: int
    kind: SurveyKind
    title: str
    state: SurveyState
    stage: str
    touchpoint: str
    token: str
    definition: Definition
    version_id: int | None
    settings: Mapping[str, Any]
    made_by: str
    made_at: datetime
    changed_at: datetime
    opened_at: datetime | None
    closed_at: datetime | None
    closes_at: datetime | None
    version: int
    answers: int = 0

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it is asked in, its author's first."""
        return self.definition.languages

    @property
    def language(self) -> str:
        """The language its author wrote first."""
        return self.definition.languages[0]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Its questions, in their order."""
        return self.definition.questions

    @property
    def score_question(self) -> Question | None:
        """The question whose answer is the score: NPS, CSAT, CES; None where it has none."""
        return self.definition.question(SCORE)

    @property
    def scale(self) -> tuple[int, int] | None:
        """The least and the most of its score; None where it has none."""
        return SCALES.get(self.kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToSave:
    """A survey as somebody wants it. `definition` None: the usual one of its kind."""

    kind: SurveyKind
    title: str
    stage: str = ""
    touchpoint: str = ""
    definition: Definition | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRecord:
    """An answer. Whose: `profile_id`, or `identifiers` (kind, any written form), or nobody's.

    `verified`: whether the word of who records counts for the identifiers. `answers` by the questions'
    keys; `score` and `comment` are the answers to those two. `key` makes doing it twice harmless.
    `complete` False: it is kept and goes on later under the same key; `strict`: without a required
    answer it is refused. `effort` of CES is stored as 8 less the score. `by` is who records it, for the log.
    """

    survey_id: int
    identifiers: tuple[tuple[str, str], ...] = ()
    profile_id: int | None = None
    verified: bool = False
    score: int | None = None
    comment: str = ""
    answers: Mapping[str, Any] = field(default_factory=dict)
    channel: str = ""
    device: str = "unknown"
    touchpoint: str = ""
    stage: str = ""
    answered_at: datetime | None = None
    key: str | None = None
    language: str = ""
    invitation_id: int | None = None
    team_id: int | None = None
    complete: bool = True
    strict: bool = False
    by: str = "survey"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """Where an answer lies: nobody's has no customer and is in no story. `repeated`: it was there."""

    id: int
    customer_id: int | None
    interaction_id: int | None
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseFacts:
    """One answer. `answers` by the questions' keys; `key` is of the try."""

    id: int
    survey_id: int
    version_id: int
    profile_id: int | None
    invitation_id: int | None
    score: int | None
    comment: str
    answers: Mapping[str, Any]
    channel: str
    touchpoint: str
    stage: str
    language: str
    answered_at: datetime
    complete: bool
    interaction_id: int | None
    team_id: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToInvite:
    """One person asked once. `key`: the same again is the same invitation. `why`: what led to it."""

    survey_id: int
    profile_id: int
    channel: str
    key: str | None = None
    touchpoint: str = ""
    stage: str = ""
    language: str = ""
    team_id: int | None = None
    expires_at: datetime | None = None
    why: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeInvitation:
    """An invitation, with the secret that its link holds: `/s/<token>`."""

    id: int
    token: str
    path: str
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationFacts:
    """One person asked once, and what became of it."""

    id: int
    survey_id: int
    profile_id: int
    channel: str
    state: InvitationState
    touchpoint: str
    stage: str
    language: str
    team_id: int | None
    why: Mapping[str, Any]
    made_at: datetime
    sent_at: datetime | None
    opened_at: datetime | None
    started_at: datetime | None
    answered_at: datetime | None
    refused_at: datetime | None
    ignored_at: datetime | None
    reminded_at: datetime | None
    expires_at: datetime | None

    @property
    def over(self) -> bool:
        """Whether it leads to no answer any more."""
        return self.state in ("answered", "refused")


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterAnswer:
    """What is shown to somebody who answered: a sentence, and a code to copy ("" for none)."""

    text: str
    code: str = ""
