"""How long ago, and how long it took, in a few words."""

from datetime import date, datetime, timedelta

from .date_formats import DateStyle, format_date, format_time
from .digits import digits_for
from .jalali_calendar import JalaliDate

_MINUTE = 60
_HOUR = 3600
_DAY = 86_400
_NOW_SECONDS = 45
_HOURS_AGO = 6
_NAMED_DAYS = {
    "fa": {-2: "پریروز", -1: "دیروز", 0: "امروز", 1: "فردا", 2: "پس‌فردا"},
    "en": {-1: "yesterday", 0: "today", 1: "tomorrow"},
}
_UNITS = {
    "fa": ((_DAY, "روز"), (_HOUR, "ساعت"), (_MINUTE, "دقیقه"), (1, "ثانیه")),
    "en": ((_DAY, "d"), (_HOUR, "h"), (_MINUTE, "min"), (1, "s")),
}
_WEEK = 7


def named_day(day: date, *, today: date, language: str) -> str:
    """Return «دیروز», «امروز» and the like; "" for a day that has no such name."""
    return _NAMED_DAYS[language].get((day - today).days, "")


def relative_day(day: date, *, today: date, language: str) -> str:
    """Return «دیروز», «دوشنبه» within the last week, else the date, with its year if another."""
    days = (day - today).days
    if named := named_day(day, today=today, language=language):
        return named
    if -_WEEK < days < 0:
        return format_date(day, language=language, style="weekday")
    style: DateStyle = "short" if _same_year(day, today, language=language) else "long"
    return format_date(day, language=language, style=style)


def relative_time(moment: datetime, *, now: datetime, language: str) -> str:
    """Return how `moment` looks from `now` (both aware; days are those of `now`'s zone).

    «همین حالا», «۴ دقیقه پیش», «۳ ساعت پیش», «دیروز ۱۶:۰۰», «دوشنبه ۱۶:۰۰», «۲ آذر ۱۶:۰۰» and,
    a year away, «۲ آذر ۱۴۰۴»; ahead «۴ دقیقه دیگر», «فردا ۱۶:۰۰». In English "4 min ago".
    """
    local = moment.astimezone(now.tzinfo)
    seconds = (now - local).total_seconds()
    if abs(seconds) < _NOW_SECONDS:
        return "همین حالا" if language == "fa" else "just now"
    if abs(seconds) < _HOURS_AGO * _HOUR:
        return _count_of(seconds, language=language)
    day = relative_day(local.date(), today=now.date(), language=language)
    if not _same_year(local.date(), now.date(), language=language) and abs(seconds) > _WEEK * _DAY:
        return day
    return f"{day} {format_time(local, language=language)}"


def format_duration(length: timedelta, *, language: str) -> str:
    """Return the two largest units of a duration: «۲ ساعت و ۵ دقیقه», "2 h 5 min"."""
    rest = round(abs(length.total_seconds()))
    parts = []
    for size, unit in _UNITS[language]:
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count} {unit}")
        elif parts:
            break
    text = (" و " if language == "fa" else " ").join(parts[:2])
    return digits_for(text or f"0 {_UNITS[language][-1][1]}", language=language)


def format_clock(length: timedelta, *, language: str) -> str:
    """Return a duration as a clock shows it: ۰۴:۰۵, or ۱:۰۴:۰۵ from an hour on."""
    seconds = round(abs(length.total_seconds()))
    hours, rest = divmod(seconds, _HOUR)
    text = f"{rest // _MINUTE:02}:{rest % _MINUTE:02}"
    return digits_for(f"{hours}:{text}" if hours else text, language=language)


def _count_of(seconds: float, *, language: str) -> str:
    size, index = (_HOUR, 1) if abs(seconds) >= _HOUR else (_MINUTE, 2)
    count = max(1, int(abs(seconds) // size))
    text = f"{count} {_UNITS[language][index][1]}"
    if language == "fa":
        return digits_for(f"{text} {'پیش' if seconds > 0 else 'دیگر'}", language="fa")
    return f"{text} ago" if seconds > 0 else f"in {text}"


def _same_year(day: date, other: date, *, language: str) -> bool:
    if language == "fa":
        return JalaliDate.from_gregorian(day).year == JalaliDate.from_gregorian(other).year
    return day.year == other.year
