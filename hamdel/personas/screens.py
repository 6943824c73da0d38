"""What the screens of personas draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from hamdel.customers.public import customer_names
from hamdel.interactions.public import Moment, moments_by_id
from hamdel.journeys.public import Behind, Score, Span, spoken
from hamdel.platform.roles import SERVING
from hamdel.platform.web.formats import screen_language, show_percent
from hamdel.platform.web.words import CHANNELS, DEVICES
from hamdel.segments.public import SegmentFacts
from hamdel.warehouse.public import TooMuch

from .contracts import DAYS, Measured, PersonaFacts, Used
from .rules.comparing import Compared, Tone, compare, tone_of

SHOWN = 6  # quotes
_ASKED = 60  # moments in which such a quote may be
_ASKED_OF = 5  # answers, before a score of them stands in one line
_ENOUGH = 20  # moments, before a share of them tells anything
_LONGEST = 220  # letters of one


@dataclass(frozen=True, slots=True)
class Card:
    """A persona of the list, with its segment and what was measured of it."""

    facts: PersonaFacts
    segment: SegmentFacts | None
    segment_name: str
    measured: Measured | None

    @property
    def change(self) -> int | None:
        """How many people more (or fewer) than thirty days ago."""
        if self.measured is None or self.measured.people_before is None:
            return None
        return self.measured.people - self.measured.people_before

    @property
    def satisfied(self) -> Score | None:
        """The share of those who are satisfied, where enough of them were asked."""
        return self._scored("csat")

    @property
    def nps(self) -> Score | None:
        """Their NPS, where enough of them were asked."""
        return self._scored("nps")

    @property
    def tone(self) -> Tone | None:
        """How they feel in all."""
        return None if self.measured is None else tone_of(self.measured.now)

    def _scored(self, kind: str) -> Score | None:
        found = None if self.measured is None else self.measured.now.scores.get(kind)
        return found if found is not None and found.n >= _ASKED_OF else None


@dataclass(frozen=True, slots=True)
class Scored:
    """A score now and before, as a line of the page."""

    kind: str
    name: str
    now: Score | None
    before: Score | None

    @property
    def change(self) -> float | None:
        """By how much it changed: points of NPS, of a hundred for CSAT, of effort."""
        if self.now is None or self.before is None:
            return None
        return (self.now.value - self.before.value) * (100 if self.kind == "csat" else 1)


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody of them said, in their own words; `named`: whether it may be read who."""

    text: str
    moment: Moment
    customer_id: int
    customer: str
    named: bool

    @property
    def tone(self) -> Tone:
        """How it was meant."""
        felt = self.moment.sentiment or 0.0
        return "positive" if felt > 0 else "negative" if felt < 0 else "neutral"


def cards(
    found: Sequence[PersonaFacts],
    segments: Mapping[int, SegmentFacts],
    measured: Mapping[int, Measured],
) -> list[Card]:
    """Personas as cards, the ideal ones first."""
    shown = sorted(found, key=lambda one: (not one.ideal, one.id))
    return [card(one, segments.get(one.segment_id or 0), measured.get(one.id)) for one in shown]


def card(facts: PersonaFacts, segment: SegmentFacts | None, measured: Measured | None) -> Card:
    """One persona as a card."""
    name = "" if segment is None else segment_name(segment)
    return Card(facts, segment, name, measured if segment is not None else None)


def segment_name(one: SegmentFacts) -> str:
    """The name of a segment in the screen's language."""
    return one.name_fa if screen_language() == "fa" else one.name_en


def scored(measured: Measured) -> list[Scored]:
    """What those who were asked say."""
    names = {"nps": _("NPS"), "csat": _("Satisfied"), "ces": pgettext("score", "Effort")}
    return [
        Scored(kind, name, measured.now.scores.get(kind), measured.before.scores.get(kind))
        for kind, name in names.items()
        if kind in measured.now.scores or kind in measured.before.scores
    ]


def ways(facts: PersonaFacts, measured: Measured | None) -> list[tuple[str, list[Any]]]:
    """Channels and devices: those that are assumed beside those that they really take."""
    used = Used() if measured is None else measured.now
    return [
        (_("Channels"), _named(compare(facts.channels, used.channels), CHANNELS)),
        (_("Devices"), _named(compare(facts.devices, used.devices), DEVICES)),
    ]


def quotes(facts: PersonaFacts, *, now: datetime, role: str | None) -> list[Quote]:
    """What they said most plainly in thirty days; none where the warehouse can not be asked now.

    Whoever may not read customers' names reads the words alone.
    """
    if facts.segment_id is None:
        return []
    span = Span(since=now - DAYS, until=now, segment_id=facts.segment_id)
    try:
        felt = spoken(span, most=_ASKED)
    except (Behind, TooMuch):
        return []
    moments = moments_by_id([moment for _who, moment in felt])
    said = [(who, moments[one]) for who, one in felt if one in moments and moments[one].text]
    named = role in SERVING
    names = customer_names([who for who, _one in said[:SHOWN]]) if named else {}
    return [
        Quote(_cut(one.text), one, who, names.get(who, ""), named) for who, one in said[:SHOWN]
    ]


def _named(found: list[Compared], names: Mapping[str, Any]) -> list[tuple[str, Compared]]:
    return [(str(names.get(one.key, one.key)), one) for one in found]


def _cut(text: str) -> str:
    one = " ".join(text.split())
    return one if len(one) <= _LONGEST else f"{one[:_LONGEST].rstrip()}…"


def surprise(facts: PersonaFacts, measured: Measured | None) -> str:
    """In a sentence, the largest difference between what was assumed and what is so; "" for none."""
    if measured is None or measured.now.moments < _ENOUGH:
        return ""
    for assumed, used, names in (
        (facts.channels, measured.now.channels, CHANNELS),
        (facts.devices, measured.now.devices, DEVICES),
    ):
        if not assumed:
            continue
        found = compare(assumed, used)
        new = next((one for one in found if one.verdict == "not_assumed"), None)
        if new is not None:
            return _("Nobody assumed it: %(share)s of their moments are on “%(way)s”.") % {
                "share": show_percent(new.share),
                "way": names.get(new.key, new.key),
            }
        unused = next((one for one in found if one.verdict == "not_used"), None)
        if unused is not None:
            return _("Assumed, but hardly so: “%(way)s” has %(share)s of their moments.") % {
                "share": show_percent(unused.share),
                "way": names.get(unused.key, unused.key),
            }
    return _("What you assume of their ways is as it is measured.")
