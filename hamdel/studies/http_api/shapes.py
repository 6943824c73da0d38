"""Bodies and answers of studies."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from hamdel.platform.api import Answer, Body, PageQuery
from hamdel.platform.instants import rfc3339

from ..contracts import (
    NoteFacts,
    ParticipantFacts,
    Question,
    QuoteFacts,
    SessionFacts,
    StudyFacts,
)

Kind = Literal["interview", "focus_group"]
NoteKind = Literal["said", "seen", "thought"]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
Line = Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
Text = Annotated[str, msgspec.Meta(min_length=1, max_length=20_000)]
Seconds = Annotated[int, msgspec.Meta(ge=0, le=86_400)]


class QuestionIO(Body):
    """A question of the guide, and what to ask on if little is said."""

    question: Line
    prompts: Annotated[list[Line], msgspec.Meta(max_length=30)] = []


class StudyIn(Body):
    """A study to make. `consent`: the wording that participants agree to."""

    kind: Kind
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    goal: Annotated[str, msgspec.Meta(max_length=5_000)] = ""
    guide: Annotated[list[QuestionIO], msgspec.Meta(max_length=60)] = []
    consent: Annotated[str, msgspec.Meta(max_length=5_000)] = ""
    language: Literal["fa", "en"] = "fa"


class StudiesQuery(PageQuery):
    """Which studies."""

    kind: Kind | None = None


class StudyOut(Answer):
    """A study. `participants`: who agreed and did not withdraw; `sessions_held`: how many were held."""

    id: str
    kind: str
    title: str
    goal: str
    state: str
    language: str
    guide: list[QuestionIO]
    consent: str
    made_at: str
    made_by: str
    finished_at: str | None
    asked: int
    participants: int
    sessions_held: int
    sessions_planned: int


class ParticipantsIn(Body):
    """Customers who are asked to take part, and what they are promised for it."""

    customer_ids: Annotated[list[Id], msgspec.Meta(min_length=1, max_length=200)]
    thanks: Annotated[str, msgspec.Meta(max_length=200)] = ""


class ConsentIn(Body):
    """How somebody agreed; `wording` unless it is the study's."""

    how: Literal["signed", "spoken", "recorded", "online"]
    wording: Annotated[str, msgspec.Meta(max_length=5_000)] = ""


class ParticipantOut(Answer):
    """Somebody in a study. `label`: what notes and reports call them."""

    id: str
    label: str
    customer_id: str
    state: str
    consent_at: str | None
    consent_how: str
    consent_wording: str
    withdrawn_at: str | None
    thanks_promised: str
    thanks_given: str


class ParticipantsOut(Answer):
    """Who is in a study."""

    items: list[ParticipantOut]


class SessionIn(Body):
    """A session to plan."""

    planned_at: Annotated[datetime, msgspec.Meta(tz=True)]
    title: Annotated[str, msgspec.Meta(max_length=200)] = ""
    minutes: Annotated[int, msgspec.Meta(ge=1, le=1_440)] = 60
    way: Literal["in-person", "phone", "web"] = "in-person"
    place: Annotated[str, msgspec.Meta(max_length=200)] = ""
    participant_ids: Annotated[list[Id], msgspec.Meta(max_length=200)] = []


class HeldIn(Body):
    """Who was there: everybody who was invited, unless said."""

    there: Annotated[list[Id], msgspec.Meta(max_length=200)] | None = None


class SessionOut(Answer):
    """A session. `participant_ids`: invited; `there`: who came."""

    id: str
    study_id: str
    title: str
    state: str
    planned_at: str
    minutes: int
    way: str
    place: str
    started_at: str | None
    ended_at: str | None
    participant_ids: list[str]
    there: list[str]
    notes: int


class SessionsOut(Answer):
    """The sessions of a study."""

    items: list[SessionOut]


class NoteIn(Body):
    """A note. What was said is somebody's. `idempotency`: the same word again is the same note.

    `mark`: seconds since the session began; `question`: a place in the guide, from 0.
    """

    session_id: Id
    kind: NoteKind
    text: Text
    participant_id: Id | None = None
    mark: Seconds | None = None
    question: Annotated[int, msgspec.Meta(ge=0, le=59)] | None = None
    idempotency: Annotated[str, msgspec.Meta(min_length=1, max_length=90)] | None = None


class NoteOut(Answer):
    """A note. `participant`: the label, "" for the room or an observer's own thought."""

    id: str
    session_id: str
    observer: str
    participant_id: str | None
    participant: str
    kind: str
    text: str
    mark: int | None
    question: int | None
    at: str


class QuoteIn(Body):
    """A part of a note, word for word, and what is seen in it. `themes` are names; new ones are added."""

    note_id: Id
    text: Text
    themes: Annotated[
        list[Annotated[str, msgspec.Meta(min_length=1, max_length=80)]],
        msgspec.Meta(max_length=30),
    ] = []
    touchpoint: Annotated[str, msgspec.Meta(max_length=100)] | None = None
    tone: Literal["positive", "neutral", "negative"] | None = None


class QuoteOut(Answer):
    """A quote. `themes` stand: at least half of its coders chose them; `codings`: who chose what."""

    id: str
    note_id: str
    session_id: str
    participant: str
    kind: str
    text: str
    mark: int | None
    touchpoint: str | None
    tone: str
    themes: list[str]
    codings: dict[str, list[str]]
    at: str


class ThemeLineOut(Answer):
    """A theme with how many people said it, showed it, and both together."""

    theme: str
    people: int
    said: int
    seen: int
    at_odds: int
    alpha: float | None


class PlaceLineOut(Answer):
    """A touchpoint with how many people spoke of it, well and ill."""

    touchpoint: str
    people: int
    positive: int
    negative: int


class AgreementOut(Answer):
    """Krippendorff's alpha (nominal) over quotes that two or more coders judged; null where none."""

    alpha: float | None
    quotes: int
    coders: int


class ReportOut(Answer):
    """A study's findings: people are counted, not mentions."""

    study_id: str
    took_part: int
    themes: list[ThemeLineOut]
    touchpoints: list[PlaceLineOut]
    agreement: AgreementOut


def study_out(facts: StudyFacts) -> StudyOut:
    """Show a study."""
    return StudyOut(
        id=str(facts.id),
        kind=facts.kind,
        title=facts.title,
        goal=facts.goal,
        state=facts.state,
        language=facts.language,
        guide=[QuestionIO(question=q.text, prompts=list(q.prompts)) for q in facts.questions],
        consent=facts.consent,
        made_at=rfc3339(facts.made_at),
        made_by=facts.made_by,
        finished_at=_at(facts.finished_at),
        asked=facts.asked,
        participants=facts.people,
        sessions_held=facts.held,
        sessions_planned=facts.planned,
    )


def questions_of(guide: list[QuestionIO]) -> tuple[Question, ...]:
    """The questions that a body says."""
    return tuple(Question(one.question, tuple(one.prompts)) for one in guide)


def participant_out(facts: ParticipantFacts) -> ParticipantOut:
    """Show a participant."""
    return ParticipantOut(
        id=str(facts.id),
        label=facts.label,
        customer_id=str(facts.customer_id),
        state=facts.state,
        consent_at=_at(facts.consent_at),
        consent_how=facts.consent_how,
        consent_wording=facts.consent_wording,
        withdrawn_at=_at(facts.withdrawn_at),
        thanks_promised=facts.thanks_promised,
        thanks_given=facts.thanks_given,
    )


def session_out(facts: SessionFacts) -> SessionOut:
    """Show a session."""
    return SessionOut(
        id=str(facts.id),
        study_id=str(facts.study_id),
        title=facts.title,
        state=facts.state,
        planned_at=rfc3339(facts.planned_at),
        minutes=facts.minutes,
        way=facts.way,
        place=facts.place,
        started_at=_at(facts.started_at),
        ended_at=_at(facts.ended_at),
        participant_ids=[str(one) for one in facts.people],
        there=[str(one) for one in facts.there],
        notes=facts.notes,
    )


def note_out(facts: NoteFacts) -> NoteOut:
    """Show a note."""
    return NoteOut(
        id=str(facts.id),
        session_id=str(facts.session_id),
        observer=facts.observer,
        participant_id=None if facts.participant_id is None else str(facts.participant_id),
        participant=facts.participant,
        kind=facts.kind,
        text=facts.text,
        mark=facts.mark,
        question=facts.question,
        at=rfc3339(facts.made_at),
    )


def quote_out(facts: QuoteFacts, names: dict[int, str], stands: frozenset[int]) -> QuoteOut:
    """Show a quote; `names` of themes by id."""
    return QuoteOut(
        id=str(facts.id),
        note_id=str(facts.note_id),
        session_id=str(facts.session_id),
        participant=facts.participant,
        kind=facts.kind,
        text=facts.text,
        mark=facts.mark,
        touchpoint=facts.touchpoint or None,
        tone=facts.tone,
        themes=sorted(names[one] for one in stands if one in names),
        codings={
            facts.coders[who]: sorted(names[one] for one in chosen if one in names)
            for who, chosen in facts.codings.items()
        },
        at=rfc3339(facts.made_at),
    )


def _at(instant: datetime | None) -> str | None:
    return None if instant is None else rfc3339(instant)
