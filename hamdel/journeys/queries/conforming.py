"""How far customers' ways keep to an order of steps."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from hamdel.touchpoints.public import KindRow

from ..contracts import Span
from ..rules.conforming import Conformance
from .asking import At, ask_of_span
from .flows import touchpoint_of

QUIET: Final = timedelta(days=1)
_OFF: Final = "off"  # sorts behind every number


def conformance(span: Span, order: Sequence[str]) -> Conformance:
    """Lay the walks of a span beside an order of steps (as in Flow); of a step named twice the first counts.

    A walk ends where its customer was quiet for longer than QUIET. Fitness as in process mining (van der
    Aalst, Process Mining, 2016, ch. 8), told of walks and of their moves, so that it can be read without
    it. Raises Behind and TooMuch.
    """
    places = {step: f"{place:05d}" for place, step in reversed(list(enumerate(order)))}

    def place_of(kind: KindRow) -> str:
        return places.get(touchpoint_of(kind), _OFF)

    values = {"off": At(_OFF), "quiet": QUIET // timedelta(microseconds=1)}
    row = ask_of_span("conforming", span, step=place_of, values=values, steps_at=())[0]
    return Conformance(
        walks=row[0],
        in_order=row[1],
        wholly=row[2],
        people=row[3],
        there=row[4],
        on_map=int(row[5]),
        off_map=int(row[6]),
        moves=int(row[7]),
        backs=int(row[8]),
    )
