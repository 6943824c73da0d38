"""The report of a study: what people said and showed, how many of them, where, and how sure the coding is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..contracts import ParticipantFacts, QuoteFacts, SessionFacts, StudyFacts, ThemeFacts
from ..rules.agreement import Agreement, agreements
from ..rules.counting import AtOdds, People, at_odds, by_theme, counted_by, people_of
from .coding import quotes, themes
from .sessions import sessions
from .studies import participants


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """A theme in the report: who said it, who showed it, in which sessions and by whose notes."""

    theme: ThemeFacts
    people: People
    quotes: tuple[QuoteFacts, ...]
    at_odds: tuple[AtOdds, ...]
    by_session: dict[int, int]
    by_observer: dict[str, int]
    agreement: Agreement


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A touchpoint in the report, with how many people spoke well and ill of it."""

    touchpoint: str
    people: People
    positive: int
    negative: int
    quotes: tuple[QuoteFacts, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that the report shows. `took_part`: who agreed, was there, and did not withdraw."""

    study: StudyFacts
    took_part: tuple[ParticipantFacts, ...]
    withdrew: int
    held: tuple[SessionFacts, ...]
    lines: tuple[ThemeLine, ...]
    places: tuple[PlaceLine, ...]
    agreement: Agreement
    observers: tuple[str, ...]
    quotes: tuple[QuoteFacts, ...]
    uncoded: int

    @property
    def names(self) -> dict[int, str]:
        """What each participant is called here."""
        return {one.id: one.label for one in self.took_part}


def report(found: StudyFacts) -> Report:
    """The report of a study."""
    study_id = found.id
    talks = [one for one in sessions(study_id) if one.state == "held"]
    there = {person for one in talks for person in one.there}
    people = participants(study_id)
    said = quotes(study_id)
    whole, lines = _book(study_id, said)
    return Report(
        study=found,
        took_part=tuple(one for one in people if one.id in there and one.state == "agreed"),
        withdrew=sum(one.state == "withdrawn" for one in people),
        held=tuple(talks),
        lines=tuple(lines),
        places=tuple(_places(said)),
        agreement=whole,
        observers=tuple(dict.fromkeys(one.observer for one in said)),
        quotes=tuple(said),
        uncoded=sum(not one.codings for one in said),
    )


def theme_lines(study_id: int) -> list[ThemeLine]:
    """The themes of a study, each with its quotes, those of the most people first."""
    return _book(study_id, quotes(study_id))[1]


def _book(study_id: int, said: Sequence[QuoteFacts]) -> tuple[Agreement, list[ThemeLine]]:
    book = themes(study_id)
    whole, each = agreements([one.codings for one in said], themes=[one.id for one in book])
    return whole, _lines(book, said, each)


def _lines(
    book: Iterable[ThemeFacts], said: Sequence[QuoteFacts], agreed: dict[int, Agreement]
) -> list[ThemeLine]:
    of = by_theme(said)
    lines = [
        ThemeLine(
            theme=theme,
            people=people_of(of.get(theme.id, ())),
            quotes=tuple(of.get(theme.id, ())),
            at_odds=tuple(at_odds(of.get(theme.id, ()))),
            by_session=counted_by(of.get(theme.id, ()), lambda one: one.session_id),
            by_observer=counted_by(of.get(theme.id, ()), lambda one: one.observer),
            agreement=agreed[theme.id],
        )
        for theme in book
    ]
    return sorted(lines, key=lambda line: (-len(line.people.all), line.theme.name))


def _places(said: Sequence[QuoteFacts]) -> list[PlaceLine]:
    keys = dict.fromkeys(one.touchpoint for one in said if one.touchpoint)
    lines = []
    for key in keys:
        mine = tuple(one for one in said if one.touchpoint == key)
        tones = counted_by(mine, lambda one: one.tone)
        lines.append(
            PlaceLine(
                key, people_of(mine), tones.get("positive", 0), tones.get("negative", 0), mine
            )
        )
    return sorted(lines, key=lambda line: (-len(line.people.all), line.touchpoint))
