"""How often foreseen reasons were right, in the words of the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from hamdel.interactions.public import Learned, Report, ReportWeek, name_reason
from hamdel.platform.intervals import share_interval
from hamdel.touchpoints.public import catalogue

from .naming import name_in

OFF: Final = 0.15  # told and true further apart than this is worth a look
ENOUGH: Final = 20  # words of one reason


@dataclass(frozen=True, slots=True)
class HitRow:
    """One reason at one touchpoint: shares are 0…1, `low` to `high` the 95 % interval of `share`.

    `verdict`: honest, too_sure, too_shy, or few where too few words tell.
    """

    name: str
    touchpoint: str
    said: int
    right: int
    share: float
    low: float
    high: float
    believed: float
    verdict: str


@dataclass(frozen=True, slots=True)
class WeekRow:
    """One week: `share` 0…1 of what was judged, None where nothing was."""

    begins: date
    said: int
    none: int
    share: float | None
    believed: float | None


@dataclass(frozen=True, slots=True)
class HitsScreen:
    """What desk/reason_hits.html draws."""

    rows: tuple[HitRow, ...]
    weeks: tuple[WeekRow, ...]
    learned: tuple[Learned, ...]
    said: int
    right: int


def hits_screen(report: Report) -> HitsScreen:
    """The report as people read it."""
    names = {one.key: name_in(one.name_fa, one.name_en) for one in catalogue()}
    rows = []
    for one in report.hits:
        share = one.right / one.said
        low, high = share_interval(one.right, one.said)
        believed = one.believed / one.said
        rows.append(
            HitRow(
                name=name_reason(one.kind, one.topic, touchpoint=names.get(one.touchpoint, "")),
                touchpoint=names.get(one.touchpoint, ""),
                said=one.said,
                right=one.right,
                share=share,
                low=low,
                high=high,
                believed=believed,
                verdict=_verdict(one.said, low, high, believed),
            )
        )
    return HitsScreen(
        rows=tuple(rows),
        weeks=tuple(_weeks(report.weeks)),
        learned=report.learned,
        said=sum(one.said for one in report.hits),
        right=sum(one.right for one in report.hits),
    )


def _verdict(said: int, low: float, high: float, believed: float) -> str:
    if said < ENOUGH:
        return "few"
    if believed - high > 0 and believed - low > OFF:
        return "too_sure"
    if low - believed > 0 and high - believed > OFF:
        return "too_shy"
    return "honest"


def _weeks(weeks: Sequence[ReportWeek]) -> list[WeekRow]:
    return [
        WeekRow(
            begins=one.begins,
            said=one.said,
            none=one.none,
            share=one.right / one.said if one.said else None,
            believed=one.believed / one.said if one.said else None,
        )
        for one in weeks
    ]
