"""Dates in digits of either calendar: 1405/08/12, ۰۵/۸/۱۲, 2026-11-03, 11/3/2026."""

import re
from collections.abc import Iterator
from datetime import date

from ..jalali_calendar import JalaliDate
from .entity import Entity

_PARTED = re.compile(
    r"(?<![\w/.-])(?P<a>[0-9]{1,4})(?P<mark> ?[/.-] ?)(?P<b>[0-9]{1,2})(?P=mark)(?P<c>[0-9]{1,4})"
    r"(?:(?=t[0-9]{2}:)|(?!\w|[/.-][0-9]))"
)
_COMPACT = re.compile(
    r"(?<![\w/.-])(?P<a>1[34][0-9]{2}|20[0-9]{2})(?P<b>[0-9]{2})(?P<c>[0-9]{2})(?!\w)"
)
_NO_YEAR = re.compile(
    r"(?:تاریخ|مورخه?|شنبه|جمعه|\btarikhe?|\bdated?|\bon|\bby|\bfrom|\buntil|\bsince|\bbefore|day),? *:? *"
    r"(?P<a>[0-9]{1,2})/(?P<b>[0-9]{1,2})(?![\w/])"
)
_DATED = re.compile(r"(?:تاریخ|مورخه?|\btarikhe?|\bdated?) *:? *\Z")
_REACH = 16
_JALALI = range(1300, 1500)
_GREGORIAN = range(1900, 2100)
_LONG_YEAR = 4
_SHORT_YEAR = 2
_SAME_TIME_DAYS = 800


def find_numeric_dates(text: str, folded: str, *, reference: date) -> Iterator[Entity]:
    """Yield dates written in digits; two readings of one are told by nearness to `reference`."""
    for found in _PARTED.finditer(folded):
        readings = _readings(found["a"], found["b"], found["c"], mark=found["mark"].strip())
        yield from _chosen(text, found.span(), readings, reference)
    for found in _COMPACT.finditer(folded):
        if _DATED.search(folded, max(0, found.start() - _REACH), found.start()):
            readings = [_day(int(found["a"]), int(found["b"]), int(found["c"]))]
            yield from _chosen(text, found.span(), readings, reference)
    for found in _NO_YEAR.finditer(folded):
        yield from _chosen(
            text, (found.start("a"), found.end()), _without_year(found, reference), reference
        )


def _readings(a: str, b: str, c: str, *, mark: str) -> list[date | None]:
    """Return the days that three numbers may mean, likelier ones first."""
    first, middle, last = int(a), int(b), int(c)
    if len(a) == _LONG_YEAR and len(c) <= _SHORT_YEAR:
        return [_day(first, middle, last)]
    if len(c) == _LONG_YEAR and len(a) <= _SHORT_YEAR:
        if last in _JALALI or mark == ".":
            return [_day(last, middle, first)]
        return [_day(last, first, middle), _day(last, middle, first)]
    if mark != "/" or len(a) > _SHORT_YEAR or len(c) > _SHORT_YEAR:
        return []
    days = [_day(_century(last), middle, first)] if len(c) == _SHORT_YEAR else []
    if len(c) == _SHORT_YEAR:
        days += [_day(2000 + last, first, middle), _day(2000 + last, middle, first)]
    return [_day(_century(first), middle, last), *days]


def _without_year(found: re.Match[str], reference: date) -> list[date | None]:
    a, b = int(found["a"]), int(found["b"])
    if found[0][0].isascii() and not found[0].startswith("tarikh"):
        return [_day(reference.year, a, b), _day(reference.year, b, a)]
    year = JalaliDate.from_gregorian(reference).year
    return [_day(year, a, b), _day(year, b, a)]


def _century(year: int) -> int:
    return 1300 + year if year > 50 else 1400 + year  # noqa: PLR2004


def _chosen(
    text: str, span: tuple[int, int], readings: list[date | None], reference: date
) -> Iterator[Entity]:
    days = sorted(
        dict.fromkeys(day for day in readings if day), key=lambda day: abs(day - reference)
    )
    if days:
        near = [day.isoformat() for day in days[1:] if abs(day - days[0]).days < _SAME_TIME_DAYS]
        start, end = span
        value, surface = days[0].isoformat(), text[start:end]
        yield Entity("date", value, start, end, surface, bool(near), tuple(near))


def _day(year: int, month: int, day: int) -> date | None:
    try:
        if year in _JALALI:
            return JalaliDate(year, month, day).to_gregorian()
        return date(year, month, day) if year in _GREGORIAN else None
    except ValueError:
        return None
