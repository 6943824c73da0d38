"""What studies' screens show: facts in words, with the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hamdel.customers.public import customer_names
from hamdel.language.names import initials
from hamdel.platform.web.formats import screen_language
from hamdel.touchpoints.public import catalogue

from .contracts import (
    NoteFacts,
    ParticipantFacts,
    QuoteFacts,
    SessionFacts,
    StudyFacts,
    ThemeFacts,
)
from .rules.counting import settled
from .rules.next_steps import Standing, Step, next_step
from .rules.noting import write_mark
from .words import CONSENTS, KINDS, NOTES, SESSIONS, STATES, STEPS, TONES


@dataclass(frozen=True, slots=True)
class StudyCard:
    """A study in words."""

    facts: StudyFacts
    kind: str
    icon: str
    state: str
    tone: str


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A participant in words. `name` is masked for those who may not see it."""

    facts: ParticipantFacts
    name: str
    state: str
    tone: str
    sessions: int


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in words."""

    facts: SessionFacts
    state: str
    tone: str
    people: tuple[PersonRow, ...]


@dataclass(frozen=True, slots=True)
class NoteRow:
    """A note in words."""

    facts: NoteFacts
    kind: str
    icon: str
    mark: str
    mine: bool
    question: str


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """A quote with what one has chosen oneself; what others chose is told after that."""

    facts: QuoteFacts
    kind: str
    icon: str
    mark: str
    tone: str
    touchpoint: str
    judged: bool
    chosen: frozenset[int]
    others: tuple[tuple[str, tuple[str, ...]], ...]
    stands: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StepShown:
    """What to do next, and why."""

    key: Step
    what: str
    why: str
    goes: str


def study_card(facts: StudyFacts) -> StudyCard:
    """A study in words."""
    kind, icon = KINDS[facts.kind]
    state, tone = STATES[facts.state]
    return StudyCard(facts, str(kind), icon, str(state), tone)


def person_rows(
    people: Sequence[ParticipantFacts], talks: Sequence[SessionFacts] = (), *, may_see: bool
) -> list[PersonRow]:
    """Participants in words; whoever may not see names is shown initials."""
    names = customer_names([one.customer_id for one in people])
    rows = []
    for one in people:
        name = names.get(one.customer_id, "")
        state, tone = CONSENTS[one.state]
        count = sum(one.id in talk.there for talk in talks)
        rows.append(PersonRow(one, name if may_see else initials(name), str(state), tone, count))
    return rows


def session_rows(talks: Sequence[SessionFacts], people: Sequence[PersonRow]) -> list[SessionRow]:
    """Sessions in words, with who is invited."""
    by_id = {one.facts.id: one for one in people}
    rows = []
    for talk in talks:
        state, tone = SESSIONS[talk.state]
        who = tuple(by_id[one] for one in talk.people if one in by_id)
        rows.append(SessionRow(talk, str(state), tone, who))
    return rows


def note_rows(found: Sequence[NoteFacts], study: StudyFacts, *, me: int) -> list[NoteRow]:
    """Notes in words, the newest first."""
    rows = []
    for one in reversed(found):
        kind, icon = NOTES[one.kind]
        asked = one.question is not None and one.question < len(study.questions)
        question = study.questions[one.question or 0].text if asked else ""
        mark = "" if one.mark is None else write_mark(one.mark)
        mine = one.observer_id == me
        rows.append(NoteRow(one, str(kind), icon, mark, mine, question))
    return rows


def quote_cards(
    found: Sequence[QuoteFacts], book: Sequence[ThemeFacts], places: dict[str, str], *, me: str
) -> list[QuoteCard]:
    """Quotes in words; `places` names touchpoints by key."""
    names = {one.id: one.name for one in book}
    return [_quote_card(one, names, places, me) for one in found]


def touchpoint_names() -> dict[str, str]:
    """The names of the catalogue's touchpoints in the screen's language, by key."""
    persian = screen_language() == "fa"
    return {one.key: one.name_fa if persian else one.name_en for one in catalogue()}


def step_shown(standing: Standing, *, now: datetime) -> StepShown | None:
    """What to do next with a study; None where nothing is left."""
    key = next_step(standing, now=now)
    if not key:
        return None
    what, why, goes = STEPS[key]
    return StepShown(key, str(what), str(why), goes)


def _quote_card(
    one: QuoteFacts, names: dict[int, str], places: dict[str, str], me: str
) -> QuoteCard:
    kind, icon = NOTES[one.kind]
    judged = me in one.codings
    others = tuple(
        (one.coders[who], tuple(names[t] for t in sorted(chosen) if t in names))
        for who, chosen in one.codings.items()
        if who != me
    )
    return QuoteCard(
        facts=one,
        kind=str(kind),
        icon=icon,
        mark="" if one.mark is None else write_mark(one.mark),
        tone=str(TONES.get(one.tone, "")),
        touchpoint=places.get(one.touchpoint, ""),
        judged=judged,
        chosen=one.codings.get(me, frozenset()),
        others=others if judged else (),
        stands=tuple(names[t] for t in sorted(settled(one.codings)) if t in names),
    )
