"""What the screens of personas draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hamdel.platform.web.formats import screen_language
from hamdel.segments.public import SegmentFacts

from .contracts import Measured, PersonaFacts


@dataclass(frozen=True, slots=True)
class Card:
    """A persona of the list, with its segment and what was measured of it."""

    facts: PersonaFacts
    segment: SegmentFacts | None
    segment_name: str
    measured: Measured | None


def cards(
    found: Sequence[PersonaFacts],
    segments: Mapping[int, SegmentFacts],
    measures: Mapping[int, Measured],
) -> list[Card]:
    """Personas as cards, the ideal ones first."""
    shown = sorted(found, key=lambda one: (not one.ideal, one.id))
    return [card(one, segments.get(one.segment_id or 0), measures.get(one.id)) for one in shown]


def card(facts: PersonaFacts, segment: SegmentFacts | None, measured: Measured | None) -> Card:
    """One persona as a card."""
    name = "" if segment is None else segment_name(segment)
    return Card(facts, segment, name, measured if segment is not None else None)


def segment_name(one: SegmentFacts) -> str:
    """The name of a segment in the screen's language."""
    return one.name_fa if screen_language() == "fa" else one.name_en
