"""What each customer usually does: on which ways, when, and how it goes."""

from typing import Final, NamedTuple

from django.utils import timezone

from hamdel.touchpoints.public import KindRow, every_kind
from hamdel.warehouse.public import Beside

from ..contracts import Span
from .asking import ask_of_span

_BETWEEN: Final = "\x1f"
BUYING: Final = "Order Completed"


class Habit(NamedTuple):
    """A customer's moments on one way: counts, and the sum of what they felt (-1…1 each).

    `night` from nine to six, `weekend` Thursday and Friday, in the company's zone.
    """

    customer_id: int
    channel: str
    device: str
    stage: str
    seen: int
    night: int
    weekend: int
    failed: int
    contacts: int
    bought: int
    felt: int
    feeling: float


def habits(span: Span, *, part: int, parts: int, least: int) -> list[Habit]:
    """What the customers of one of `parts` parts (0 … parts - 1) did, by customer.

    Customers with fewer than `least` moments are left out; what the company did is not theirs.
    Raises Behind and TooMuch.
    """
    ahead = timezone.localtime(span.until).utcoffset()
    rows = ask_of_span(
        "habits",
        span,
        step=_way_of,
        values={
            "part": part,
            "parts": parts,
            "least": least,
            "ahead_us": int(ahead.total_seconds()) * 1_000_000 if ahead else 0,
            "buying": Beside(
                {"kind_id": [one.id for one in every_kind() if one.action == BUYING]}
            ),
        },
        steps_at=(1,),
    )
    return [Habit(row[0], *row[1].split(_BETWEEN), *row[2:]) for row in rows]


def _way_of(kind: KindRow) -> str:
    return _BETWEEN.join((kind.channel, kind.device, kind.stage or ""))
