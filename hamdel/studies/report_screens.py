"""The report in words: lines that the page and the Markdown file are made of."""

from dataclasses import dataclass
from datetime import datetime

from hamdel.platform.web.formats import show_date

from .contracts import QuoteFacts
from .queries.report import Report, ThemeLine
from .screens import touchpoint_names
from .words import NOTES, TONES, VERDICTS


@dataclass(frozen=True, slots=True)
class Voice:
    """A quote as the report shows it."""

    text: str
    who: str
    kind: str
    icon: str
    seen: bool
    tone: str
    touchpoint: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A theme of the report."""

    name: str
    about: str
    people: int
    said: int
    seen: int
    both: int
    share: float
    voices: tuple[Voice, ...]
    more: int
    at_odds: tuple[tuple[str, tuple[Voice, ...], tuple[Voice, ...]], ...]
    more_at_odds: int
    by_session: tuple[int, ...]
    by_observer: tuple[int, ...]
    alpha: float | None


@dataclass(frozen=True, slots=True)
class Place:
    """A touchpoint of the report."""

    name: str
    people: int
    positive: int
    negative: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole report. `first`, `last`: when the first and the last session was."""

    report: Report
    people: int
    first: datetime | None
    last: datetime | None
    findings: tuple[Finding, ...]
    silent: tuple[str, ...]
    places: tuple[Place, ...]
    room: tuple[Voice, ...]
    more_of_room: int
    sessions: tuple[str, ...]
    verdict: str
    verdict_tone: str


MOST_VOICES = 6
MOST_AT_ODDS = 6  # people
MOST_OF_ROOM = 20
MOST_OF_ONE = 3  # quotes of one of them on either side


def shown(found: Report) -> Shown:
    """Put a report into words."""
    names = touchpoint_names()
    times = [one.started_at or one.planned_at for one in found.held]
    verdict, tone = VERDICTS[found.agreement.verdict]
    room = [one for one in found.quotes if one.participant_id is None]
    return Shown(
        report=found,
        people=len(found.took_part),
        first=min(times, default=None),
        last=max(times, default=None),
        findings=tuple(_finding(found, line, names) for line in found.lines if line.quotes),
        silent=tuple(line.theme.name for line in found.lines if not line.quotes),
        places=tuple(
            Place(
                names.get(one.touchpoint, one.touchpoint),
                len(one.people.all),
                one.positive,
                one.negative,
            )
            for one in found.places
        ),
        room=tuple(_voice(one, names) for one in room[:MOST_OF_ROOM]),
        more_of_room=max(0, len(room) - MOST_OF_ROOM),
        sessions=tuple(
            one.title or show_date(one.started_at or one.planned_at, style="short")
            for one in found.held
        ),
        verdict=str(verdict),
        verdict_tone=tone,
    )


def _finding(found: Report, line: ThemeLine, names: dict[str, str]) -> Finding:
    labels = found.names
    voices = _each_once(line.quotes)
    odd = line.at_odds[:MOST_AT_ODDS]
    return Finding(
        name=line.theme.name,
        about=line.theme.about,
        people=len(line.people.all),
        said=len(line.people.said),
        seen=len(line.people.seen),
        both=len(line.people.both),
        share=len(line.people.all) / len(found.took_part) if found.took_part else 0.0,
        voices=tuple(_voice(one, names) for one in voices[:MOST_VOICES]),
        more=max(0, len(voices) - MOST_VOICES),
        at_odds=tuple(
            (
                labels.get(one.participant_id, ""),
                tuple(
                    _voice(each, names) for each in line.quotes if each in one.said[:MOST_OF_ONE]
                ),
                tuple(
                    _voice(each, names) for each in line.quotes if each in one.seen[:MOST_OF_ONE]
                ),
            )
            for one in odd
        ),
        more_at_odds=len(line.at_odds) - len(odd),
        by_session=tuple(line.by_session.get(one.id, 0) for one in found.held),
        by_observer=tuple(line.by_observer.get(one, 0) for one in found.observers),
        alpha=line.agreement.alpha,
    )


def _each_once(quotes: tuple[QuoteFacts, ...]) -> list[QuoteFacts]:
    """First one quote of each person, then their further ones: nobody speaks for the others."""
    seen: dict[int | None, int] = {}
    turns = []
    for one in quotes:
        seen[one.participant_id] = seen.get(one.participant_id, 0) + 1
        turns.append((seen[one.participant_id], one))
    return [one for _turn, one in sorted(turns, key=lambda turn: turn[0])]


def _voice(one: QuoteFacts, names: dict[str, str]) -> Voice:
    kind, icon = NOTES[one.kind]
    return Voice(
        text=one.text,
        who=one.participant,
        kind=str(kind),
        icon=icon,
        seen=one.kind == "seen",
        tone=str(TONES.get(one.tone, "")),
        touchpoint=names.get(one.touchpoint, ""),
    )
