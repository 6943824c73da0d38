"""Which time results are asked for, as an address says it, and the time before to compare with."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.http import HttpRequest
from django.utils import timezone

from hamdel.language.jalali import (
    PERIODS,
    DateRange,
    JalaliDate,
    month_range,
    parse_period,
    span_before,
)
from hamdel.platform.web.formats import screen_language, show_date

from .results_words import PERIODS as NAMES
from .rules.spans import Span, is_month, month_before, month_key, span_of

USUAL: Final = "last_30_days"
MONTHS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The time asked for: `key` as addresses say it, `span`, and `before` to compare with."""

    key: str
    days: DateRange
    span: Span
    before: Span
    name: str
    name_before: str


def period_of(request: HttpRequest, now: datetime) -> Period:
    """Read `?period=`, a name or a Jalali month like 1405-08; the last thirty days for none of them."""
    today = timezone.localtime(now).date()
    said = request.GET.get("period", "")
    days = _days(said, today)
    key = said if days is not None else USUAL
    found = days or PERIODS[USUAL](today)
    before = month_before(found) if is_month(found) else span_before(found)
    zone = timezone.get_default_timezone()
    return Period(
        key=key,
        days=found,
        span=span_of(found, zone=zone),
        before=span_of(before, zone=zone),
        name=_name(key, found),
        name_before=_told(before),
    )


def choices(period: Period, now: datetime) -> list[tuple[str, str]]:
    """What can be chosen: names, and the last twelve Jalali months."""
    named = [(key, str(name)) for key, name in NAMES.items()]
    month = month_range(timezone.localtime(now).date())
    for _ in range(MONTHS):
        named.append((month_key(month.start), _told(month)))
        month = month_before(month)
    if period.key not in dict(named):
        named.append((period.key, period.name))
    return named


def months_back(now: datetime, number: int = MONTHS) -> list[Span]:
    """The last Jalali months as spans, oldest first, this one up to now among them."""
    zone = timezone.get_default_timezone()
    month = month_range(timezone.localtime(now).date())
    found = [span_of(month, zone=zone, key=month_key(month.start))]
    while len(found) < number:
        month = month_before(month)
        found.insert(0, span_of(month, zone=zone, key=month_key(month.start)))
    return found


def _days(said: str, today: date) -> DateRange | None:
    if said in PERIODS:
        return PERIODS[said](today)
    found = parse_period(said.replace("-", "/"), today=today) if said else None
    if found is None or found.end - found.start > timedelta(days=4_000):
        return None
    return found


def _name(key: str, days: DateRange) -> str:
    return str(NAMES[key]) if key in NAMES else _told(days)


def month_name(key: str) -> str:
    """«آبان ۱۴۰۵» of 1405-08 (in English its days); "…" for what lies before all months."""
    year, _, month = key.partition("-")
    if not month:
        return "…"
    return _told(month_range(JalaliDate(int(year), int(month), 1).to_gregorian()))


def _told(days: DateRange) -> str:
    if is_month(days) and screen_language() == "fa":
        return show_date(days.start, style="month")
    last = days.end - timedelta(days=1)
    if last == days.start:
        return show_date(days.start)
    return f"{show_date(days.start)} – {show_date(last)}"
