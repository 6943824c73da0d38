"""How the moments of a span are marked, above the list of where it hurts."""

from collections.abc import Sequence
from typing import Any

from hamdel.warehouse.public import TooMuch

from .asked import Asked
from .contracts import Behind
from .offers import Piece
from .queries.marks import marks
from .rules.friction import Sore


def marks_above(asked: Asked, _sores: Sequence[Sore], _role: str) -> Piece | None:
    """How many moments are good and bad by the rules; None where the warehouse can not be asked now."""
    try:
        found = marks(asked.span)
    except (Behind, TooMuch):
        return None
    seen = sum(one.seen for one in found)
    if not seen:
        return None
    good, bad = sum(one.positive for one in found), sum(one.negative for one in found)
    facts: dict[str, Any] = {
        "seen": seen,
        "good": good,
        "bad": bad,
        "good_share": good / seen,
        "bad_share": bad / seen,
        "rest": seen - good - bad,
        "not_bad": seen - bad,
    }
    return Piece(template="journeys/marks_above.html", facts=facts)
