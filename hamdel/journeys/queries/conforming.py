"""How far customers' ways keep to an order of steps."""

from collections.abc import Sequence
from typing import Final

from hamdel.touchpoints.public import KindRow

from ..contracts import Span
from ..rules.conforming import Conformance
from .asking import At, ask_of_span
from .flows import touchpoint_of

_OFF: Final = "off"  # sorts behind every number


def conformance(span: Span, order: Sequence[str]) -> Conformance:
    """Lay the ways of a span beside an order of steps (as in Flow); of a step named twice the first counts.

    Fitness as in process mining (van der Aalst, Process Mining, 2016, ch. 8), told of people and of their
    moves, so that it can be read without it. Raises Behind and TooMuch.
    """
    places = {step: f"{place:05d}" for place, step in reversed(list(enumerate(order)))}

    def place_of(kind: KindRow) -> str:
        return places.get(touchpoint_of(kind), _OFF)

    row = ask_of_span("conforming", span, step=place_of, values={"off": At(_OFF)}, steps_at=())[0]
    return Conformance(
        customers=row[0],
        in_order=row[1],
        wholly=row[2],
        never_there=row[3],
        on_map=int(row[4]),
        off_map=int(row[5]),
        moves=int(row[6]),
        backs=int(row[7]),
    )
