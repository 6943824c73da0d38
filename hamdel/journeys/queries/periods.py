"""What was measured in each of some Jalali periods, and who came again."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import Any, Final

from django.utils import timezone

from hamdel.language.jalali import DateRange
from hamdel.warehouse.public import Beside

from ..contracts import MeasuredStep, Span
from ..rules.measuring import measured_step
from ..rules.periods import slots_of
from ..rules.retention import Retention, retention_of
from .asking import At, ask_of_span
from .walks import naming

EVERYWHERE: Final = ""
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)


def measured_in(
    periods: Sequence[DateRange], *, at: str = EVERYWHERE, segment_id: int | None = None
) -> list[MeasuredStep]:
    """What was measured in each period (days of the company's zone, which may not overlap).

    `at`: only at one step (as in Flow, or any action). The steps of the answer are named `at`; scores
    of those who were asked are not in it. Raises Behind and TooMuch.
    """
    span = Span(
        since=_midnight(min(one.start for one in periods)),
        until=_midnight(max(one.end for one in periods)),
        segment_id=segment_id,
    )
    rows = ask_of_span("periods", span, step=naming(at), values=_values(periods, at), steps_at=())
    by_place = {row[0]: row for row in rows}
    return [_measured(at, by_place.get(place)) for place in range(len(periods))]


def retention(
    periods: Sequence[DateRange], *, at: str = EVERYWHERE, segment_id: int | None = None
) -> Retention:
    """Of those who came first in each of some periods in a row, how many came again later.

    What the company did itself is no coming. `at`: who came first, and again, to one step (as in Flow,
    or any action). Raises Behind and TooMuch.
    """
    span = Span(since=_BEGINNING, until=_midnight(periods[-1].end), segment_id=segment_id)
    rows = ask_of_span("cohorts", span, step=naming(at), values=_values(periods, at), steps_at=())
    return retention_of(periods, rows)


def _values(periods: Sequence[DateRange], at: str) -> dict[str, Any]:
    slots = slots_of(periods, zone=timezone.get_default_timezone())
    return {
        "whole": at == EVERYWHERE,
        "at": At(at),
        "slot": Beside({"slot": slots.slots, "place": slots.places}),
    }


def _measured(at: str, row: tuple[Any, ...] | None) -> MeasuredStep:
    if row is None:
        return measured_step(at, None, (0, 0, 0, 0, 0), (0, None, None), (0, None, None), {})
    return measured_step(at, None, row[1:6], row[6:9], row[9:12], {})


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
