"""How it went at steps before something was mended, and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal

from django.utils import timezone

from hamdel.platform.instants import EPOCH, MICROSECOND, to_micros

from ..contracts import Span
from .asking import At, ask_of_span
from .flows import touchpoint_of

# So long after a moment one knows whether its customer had to come back.
RIPE: Final = timedelta(days=7)
Part = Literal["step", "kind", "day"]


@dataclass(frozen=True, slots=True)
class Told:
    """A number that moments tell: how many did, their mean, and its sample variance."""

    count: int
    mean: float
    variance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Went:
    """How it went at a step in one of two spans; of a kind of moment (`kind_id`) or a day, or of all.

    `hurt`: moments that hurt by a sign that is known at once; `came_back` of the `ripe` ones.
    """

    step: str
    is_after: bool
    kind_id: int | None
    day: date | None
    seen: int
    hurt: int
    failed: int
    ripe: int
    came_back: int
    sentiment: Told
    effort: Told


def went_around(
    step: str, *, before: tuple[datetime, datetime], after: tuple[datetime, datetime]
) -> list[Went]:
    """How it went at each step in two spans [since, until), and at `step` by kind and by day.

    Raises Behind and TooMuch.
    """
    span = Span(since=before[0], until=after[1])
    ahead = timezone.localtime(after[0]).utcoffset() or timedelta()
    rows = ask_of_span(
        "effect",
        span,
        step=touchpoint_of,
        values={
            "at": At(step),
            "before_since": to_micros(before[0]),
            "before_until": to_micros(before[1]),
            "after_since": to_micros(after[0]),
            "after_until": to_micros(after[1]),
            "ripe_until": to_micros(after[1] - RIPE),
            "ahead_us": ahead // MICROSECOND,
        },
    )
    return list(_went(rows))


def _went(rows: list[tuple[Any, ...]]) -> Iterator[Went]:
    for step, is_after, part, piece, seen, hurt, failed, ripe, came_back, *told in rows:
        yield Went(
            step=step,
            is_after=is_after,
            kind_id=piece if part == "kind" else None,
            day=EPOCH.date() + timedelta(days=piece) if part == "day" else None,
            seen=seen,
            hurt=hurt,
            failed=failed,
            ripe=ripe,
            came_back=came_back,
            sentiment=Told(*told[:3]),
            effort=Told(*told[3:]),
        )
