"""When somebody is there again, in one honest sentence for a customer."""

from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from hamdel.language.digits import digits_for
from hamdel.language.jalali import format_date, named_day

from .opening_hours import OpeningHours, closes_at, is_open, next_open

_WEEK: Final = 7
_SENTENCES: Final = {
    "fa": {
        "always": "شبانه‌روز پاسخ می‌دهیم.",
        "open": "امروز تا {at} پاسخ می‌دهیم.",
        "off": "امروز تعطیل است، {at} پاسخ می‌دهیم.",
        "closed": "الان بسته‌ایم، {at} پاسخ می‌دهیم.",
    },
    "en": {
        "always": "We answer day and night.",
        "open": "We answer today until {at}.",
        "off": "We are closed today and answer {at}.",
        "closed": "We are closed now and answer {at}.",
    },
}


def tell_opening(hours: OpeningHours, now: datetime, *, language: str) -> str:
    """Return when they answer, in "fa" or "en": «امروز تعطیل است، شنبه ۹:۰۰ پاسخ می‌دهیم.».

    The day and the clock are those of the hours' zone. Empty where they never work.
    """
    words = _SENTENCES[language]
    local = now.astimezone(ZoneInfo(hours.zone))
    if is_open(hours, now):
        end = closes_at(hours, now)
        if end is None or end.astimezone(local.tzinfo).date() != local.date():
            return words["always"]
        return words["open"].format(at=_clock(end.astimezone(local.tzinfo), language))
    opens = next_open(hours, now)
    if opens is None:
        return ""
    begin = opens.astimezone(local.tzinfo)
    key = "closed" if hours.spans_on(local.date()) else "off"
    return words[key].format(at=_when(begin, local.date(), language))


def _when(begin: datetime, today: date, language: str) -> str:
    clock = _clock(begin, language)
    day = named_day(begin.date(), today=today, language=language)
    if day:
        return f"{day} {clock}" if language == "fa" else f"{day} at {clock}"
    day = format_date(begin.date(), language=language, style="weekday")
    if (begin.date() - today).days >= _WEEK:
        day = f"{day} {format_date(begin.date(), language=language, style='short')}"
    return f"{day} {clock}" if language == "fa" else f"on {day} at {clock}"


def _clock(moment: datetime, language: str) -> str:
    return digits_for(f"{moment.hour}:{moment.minute:02d}", language=language)
