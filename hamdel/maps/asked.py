"""Which days, whose moments and which layer the screen of a map is asked about."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.http import QueryDict

from hamdel.journeys.public import PERIODS, Asked, Span, asked_of, instants
from hamdel.language.jalali import JalaliDate
from hamdel.language.jalali_calendar import month_range
from hamdel.personas.public import PersonaFacts, personas
from hamdel.platform.web.formats import screen_language, show_date

from .contracts import MapFacts

EVERYBODY: Final = "everybody"
_MONTHS: Final = 6


@dataclass(frozen=True, slots=True)
class AskedOfMap:
    """What an address asks: days and segment, whose map it is, and whether the ideal is laid over."""

    asked: Asked
    persona: PersonaFacts | None
    personas: tuple[PersonaFacts, ...]
    ideal: bool
    by_persona: bool

    @property
    def span(self) -> Span:
        """The span of the days."""
        return self.asked.span

    @property
    def before(self) -> Span:
        """As many days before."""
        since, until = instants(self.asked.before)
        return replace(self.asked.span, since=since, until=until)

    def query(self, **other: str) -> str:
        """The address's query; `other` is otherwise ("": left out)."""
        said = {**self.asked.query, **({"layer": "ideal"} if self.ideal else {})}
        if self.by_persona:
            said.pop("segment", None)
        elif self.asked.segment is None and self.persona is not None:
            said["segment"] = EVERYBODY
        return urlencode({key: one for key, one in {**said, **other}.items() if one})


def asked_of_map(given: QueryDict, found: MapFacts, *, today: date) -> AskedOfMap:
    """What is asked; where no segment is named, the persona's."""
    known = tuple(personas())
    whose = next((one for one in known if one.id == found.persona_id), None)
    said, by_persona = given.copy(), False
    if not given.get("segment") and whose is not None and whose.segment_id is not None:
        said["segment"], by_persona = str(whose.segment_id), True
    asked = asked_of(said, today=today)
    ideal = given.get("layer") == "ideal"
    return AskedOfMap(asked, whose, known, ideal, by_persona and asked.segment is not None)


def periods(chosen: str, *, today: date) -> list[tuple[str, str, bool]]:
    """Periods to choose from: the named ones, and the last months of the screen's calendar."""
    named = [(key, str(label), key == chosen) for key, label in PERIODS.items()]
    months = _jalali_months(today) if screen_language() == "fa" else _gregorian_months(today)
    found = [*named, *((value, label, value == chosen) for value, label in months)]
    if all(not one[2] for one in found):
        found.append((chosen, chosen, True))
    return found


def _jalali_months(today: date) -> list[tuple[str, str]]:
    first = JalaliDate.from_gregorian(month_range(today).start)
    months = [first.add_months(-back) for back in range(1, _MONTHS + 1)]
    return [
        (f"{one.year}/{one.month:02d}", show_date(one.to_gregorian(), style="month"))
        for one in months
    ]


def _gregorian_months(today: date) -> list[tuple[str, str]]:
    found, first = [], today.replace(day=1)
    for _back in range(_MONTHS):
        last = first.fromordinal(first.toordinal() - 1)
        first = last.replace(day=1)
        found.append((f"{first}..{last}", show_date(first, style="month")))
    return found
