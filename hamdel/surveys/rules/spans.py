"""Spans of time by which answers are counted: Jalali months of the company's days. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from hamdel.language.jalali import DateRange, JalaliDate, month_range


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From `start` to before `end`; `key` of a month is like 1405-08, of other spans "" ."""

    start: datetime
    end: datetime
    key: str = ""


def span_of(days: DateRange, *, zone: tzinfo, key: str = "") -> Span:
    """Return some days of a zone as instants."""
    return Span(start=_midnight(days.start, zone), end=_midnight(days.end, zone), key=key)


def months_within(start: datetime, end: datetime, *, zone: tzinfo, most: int) -> list[Span]:
    """Return the Jalali months between two instants, the first and last cut off there; oldest first.

    Of more than `most` the newest: what lies before them is one more span in front, with the key "".
    """
    if end <= start:
        return []
    found: list[Span] = []
    days = month_range(start.astimezone(zone).date())
    while (begins := _midnight(days.start, zone)) < end:
        ends = _midnight(days.end, zone)
        found.append(Span(start=max(begins, start), end=min(ends, end), key=month_key(days.start)))
        days = month_range(days.end)
    if len(found) <= most:
        return found
    kept = found[-most:]
    return [Span(start=start, end=kept[0].start), *kept]


def month_key(day: date) -> str:
    """Return the Jalali month of a Gregorian day, like 1405-08."""
    found = JalaliDate.from_gregorian(day)
    return f"{found.year:04}-{found.month:02}"


def month_before(days: DateRange) -> DateRange:
    """Return the Jalali month before that in which some days begin."""
    return month_range(date.fromordinal(month_range(days.start).start.toordinal() - 1))


def is_month(days: DateRange) -> bool:
    """Whether some days are a whole Jalali month."""
    return month_range(days.start) == days


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)
