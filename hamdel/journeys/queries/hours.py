"""How many moments hurt, hour by hour."""

from collections import defaultdict
from typing import NamedTuple

from ..contracts import Span
from .asking import ask_of_span
from .flows import touchpoint_of


class HourCount(NamedTuple):
    """Moments of an hour (hours since 1970), and how many hurt by a sign that is known at once."""

    hour: int
    seen: int
    hurt: int


def by_hour(span: Span) -> dict[str, list[HourCount]]:
    """The hours of each step that had any moment, in order. Raises Behind and TooMuch."""
    found: dict[str, list[HourCount]] = defaultdict(list)
    for step, hour, seen, hurt in ask_of_span("by_hour", span, step=touchpoint_of, values={}):
        found[step].append(HourCount(hour, seen, hurt))
    return dict(found)
