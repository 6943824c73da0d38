"""When a company or a team works: a week of hours and the days off, on the wall clock of a place."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from hamdel.language.digits import ascii_digits
from hamdel.language.jalali import weekday_of

DAY: Final = 24 * 60  # minutes
WEEKDAYS: Final = ("sat", "sun", "mon", "tue", "wed", "thu", "fri")
_FURTHEST: Final = 800  # days looked ahead: a whole year off is no opening
_SPAN: Final = re.compile(r"(\d{1,2})(?::(\d{2}))?\s*(?:-|–|—|تا|to)\s*(\d{1,2})(?::(\d{2}))?")
_BETWEEN: Final = re.compile(r"\s*(?:,|،|;|؛|\n| و | and )\s*")
_ONE: Final = timedelta(days=1)

Span = tuple[int, int]  # minutes of the day: from, and before which


class WrongHours(ValueError):
    """The text is no list of hours, or they overlap."""


@dataclass(frozen=True, kw_only=True)
class Season:
    """From its first day to its last, both with it, other hours hold: those of Ramadan."""

    first: date
    last: date
    week: tuple[tuple[Span, ...], ...]


@dataclass(frozen=True, kw_only=True)
class OpeningHours:
    """`week` begins with Saturday; each day has spans in order. `off` are days without any.

    Of `seasons` that a day is in, the first counts.
    """

    zone: str
    week: tuple[tuple[Span, ...], ...]
    off: frozenset[date] = field(default=frozenset(), repr=False)
    seasons: tuple[Season, ...] = ()

    def spans_on(self, day: date) -> tuple[Span, ...]:
        """The spans of one day."""
        if day in self.off:
            return ()
        week = next((one.week for one in self.seasons if one.first <= day <= one.last), self.week)
        return week[weekday_of(day)]


def is_open(hours: OpeningHours, instant: datetime) -> bool:
    """Tell whether they work at that instant: from the first minute of a span to before its last."""
    local = instant.astimezone(ZoneInfo(hours.zone))
    minute = local.hour * 60 + local.minute
    return any(start <= minute < end for start, end in hours.spans_on(local.date()))


def next_open(hours: OpeningHours, instant: datetime) -> datetime | None:
    """Return `instant` itself where they work then, else when they begin; None for never."""
    if is_open(hours, instant):
        return instant
    zone = ZoneInfo(hours.zone)
    day = instant.astimezone(zone).date()
    for ahead in range(_FURTHEST):
        for start, _ in hours.spans_on(day + ahead * _ONE):
            begin = _instant(day + ahead * _ONE, start, zone)
            if begin > instant:
                return begin.astimezone(instant.tzinfo)
    return None


def closes_at(hours: OpeningHours, instant: datetime) -> datetime | None:
    """Return when they stop, where they work at `instant`; None where they do not, or never stop."""
    if not is_open(hours, instant):
        return None
    zone = ZoneInfo(hours.zone)
    day, minute = _wall(instant.astimezone(zone))
    for _ in range(_FURTHEST):
        end = next(end for start, end in hours.spans_on(day) if start <= minute < end)
        following = hours.spans_on(day + _ONE)
        if end < DAY or not following or following[0][0] > 0:
            return _instant(day, end, zone).astimezone(instant.tzinfo)
        day, minute = day + _ONE, 0
    return None


def read_spans(text: str) -> tuple[Span, ...]:
    """Read hours of one day: `9-17`, `۸:۳۰ تا ۱۲، ۱۴ تا ۱۸`, empty for none. Raises WrongHours."""
    said = ascii_digits(text).strip()
    if not said:
        return ()
    spans = sorted(_span(one) for one in _BETWEEN.split(said))
    if any(later[0] < earlier[1] for earlier, later in pairwise(spans)):
        raise WrongHours(text)
    return tuple(spans)


def write_spans(spans: Sequence[Span]) -> str:
    """Write hours of one day as `read_spans` reads them."""
    return ", ".join(f"{_clock(start)}-{_clock(end)}" for start, end in spans)


def _span(text: str) -> Span:
    found = _SPAN.fullmatch(text)
    if found is None:
        raise WrongHours(text)
    start, end = _minutes(found[1], found[2]), _minutes(found[3], found[4])
    if not 0 <= start < end <= DAY:
        raise WrongHours(text)
    return start, end


def _minutes(hour: str, minute: str | None) -> int:
    past = int(minute or 0)
    if past >= 60:  # noqa: PLR2004 - minutes of an hour
        raise WrongHours(f"{hour}:{minute}")
    return int(hour) * 60 + past


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _wall(local: datetime) -> tuple[date, int]:
    return local.date(), local.hour * 60 + local.minute


def _instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    days, rest = divmod(minute, DAY)
    clock = time(rest // 60, rest % 60)
    return datetime.combine(day + days * _ONE, clock, tzinfo=zone)
