"""The moment that a few words mean: «شنبه ۹ صبح», «فردا», «دو ساعت دیگر», "tomorrow 9"."""

import re
from datetime import date, datetime, time, timedelta
from typing import Final

from hamdel.language.entities import find_entities
from hamdel.language.jalali import parse_date
from hamdel.language.normalize import normalize

MORNING: Final = time(9)
_HOURS: Final = 24
_NOON: Final = 12
_AHEAD: Final = re.compile(r"دیگر|دیگه|بعد|\bin\b|later")
_ISO: Final = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_SHORT: Final = re.compile(r"(\d{1,3})\s*(hours?|h|minutes?|min|days?|d|weeks?|w)")
_UNITS: Final = {
    "h": timedelta(hours=1), "m": timedelta(minutes=1), "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}  # fmt: skip
_CLOCK: Final = re.compile(
    r"(ساعت\s*|at\s+)?(?<![\d/:.\-])(\d{1,2})(?::(\d{2}))?\s*"
    r"(صبح|ظهر|عصر|بعدازظهر|بعد از ظهر|شب|am|pm)?(?![\d/\-.])"
)
_LATE: Final = frozenset({"عصر", "بعدازظهر", "بعد از ظهر", "شب", "pm"})
_PARTS: Final = {
    "صبح": time(9), "ظهر": time(12), "عصر": time(17), "شب": time(20), "امشب": time(20),
    "morning": time(9), "noon": time(12), "evening": time(18), "tonight": time(20),
}  # fmt: skip
_DAYS: Final = {
    "today": 0, "امشب": 0, "tonight": 0, "tomorrow": 1, "next week": 7, "هفته بعد": 7,
    "هفته دیگر": 7, "هفته آینده": 7,
}  # fmt: skip
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def moment_said(text: str, *, now: datetime) -> datetime | None:
    """The moment to come that a text means, in `now`'s zone; None where it means none.

    A day without an hour is nine in the morning; an hour without a day is its next time.
    """
    said = normalize(text).lower().replace("هٔ", "ه").strip()
    if not said:
        return None
    if (length := _length(said, now.date())) is not None:
        return now + length if length > timedelta() else None
    day, at = _day(said, now.date()), _clock(said)
    if day is None and at is None:
        return None
    moment = datetime.combine(day or now.date(), at or MORNING, tzinfo=now.tzinfo)
    if day is None and moment <= now:
        moment += timedelta(days=1)
    return moment if moment > now else None


def _length(said: str, today: date) -> timedelta | None:
    """«دو ساعت دیگر», "2h"."""
    short = _SHORT.fullmatch(said.removeprefix("in ").removesuffix(" later").strip())
    if short:
        return int(short[1]) * _UNITS[short[2][0]]
    if not _AHEAD.search(said):
        return None
    for entity in find_entities(said, reference=today):
        found = _ISO.fullmatch(str(entity.value)) if entity.kind == "duration" else None
        if found:
            weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
            return timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes)
    return None


def _day(said: str, today: date) -> date | None:
    for name, days in _DAYS.items():
        if name in said:
            return today + timedelta(days=days)
    for place, name in enumerate(_WEEKDAYS):
        if re.search(rf"\b{name[:3]}(?:{name[3:]})?\b", said):
            return today + timedelta(days=(place - today.weekday() - 1) % 7 + 1)
    for entity in find_entities(said, reference=today):
        if entity.kind == "date":
            return date.fromisoformat(str(entity.value))
    return parse_date(said)


def _clock(said: str) -> time | None:
    for found in _CLOCK.finditer(said):
        named = found[1] or found[3] or found[4]
        rest = said[: found.start()].strip()
        bare = found.end() == len(said) and not re.search(r"\d", rest)  # «شنبه ۹»
        hour, minute = int(found[2]), int(found[3] or 0)
        if found[4] in _LATE and hour < _NOON:
            hour += _NOON
        if (named or bare) and hour < _HOURS and minute < 60:  # noqa: PLR2004 - of an hour
            return time(hour, minute)
    words = (at for word, at in _PARTS.items() if re.search(rf"(?<!\w){word}(?!\w)", said))
    return next(words, None)
