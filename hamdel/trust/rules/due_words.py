"""When something is due, in people's words: «تا فردا ساعت ۴», «ظرف ۳ روز کاری», "by 4 pm tomorrow".

A promise ends with the part of time it names: a day ends when work does, a morning at noon.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from hamdel.language.entities import Entity, find_entities
from hamdel.language.jalali import DateRange, month_range, week_range
from hamdel.language.normalize import normalize

from .clock import Hours, instant_of

EVENING: Final = 18 * 60  # where no hours are known, a day's work ends then
_DAY: Final = 24 * 60
_NOON: Final = 12
_EARLY: Final = 7  # «ساعت ۴» said of work is in the afternoon
_MANY: Final = 3_660  # days: further ahead nobody promises
_ISO: Final = re.compile(r"P(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")
_WORKING: Final = re.compile(r"کاری|اداری|(?:business|working)")
_HOUR_WORDS: Final = (
    "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده",
)  # fmt: skip
_LATE: Final = frozenset({"ظهر", "عصر", "بعدازظهر", "بعد از ظهر", "شب", "pm", "p.m."})
_EARLY_PARTS: Final = frozenset({"صبح", "am", "a.m."})
_MERIDIEM: Final = r"(?:\s*(صبح|ظهر|عصر|بعد\s?از\s?ظهر|شب|[ap]\.?m\.?(?!\w)))?"
_CLOCK: Final = re.compile(
    r"(?:ساعت|by|at|before|until|till|تا|around)\s+(?:ساعت\s+)?"
    rf"(\d{{1,2}})(?:\s*[:.]\s*(\d{{2}}))?(\s*و\s*نیم|\s*و\s*ربع)?{_MERIDIEM}"
    r"(?![\d/\-]|\s*(?:روز|هفته|ماه|دقیقه|ساعت|درصد|تومان|ریال|نفر|عدد|days?|hours?|weeks?|minutes?"
    r"|business|working|%|of\b|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند))",
)
_BARE_CLOCK: Final = re.compile(
    r"(?<![\d/:.\-])(\d{1,2})(?::(\d{2}))?(\s*و\s*نیم|\s*و\s*ربع)?"
    r"\s*(صبح|ظهر|عصر|بعد\s?از\s?ظهر|شب|[ap]\.?m\.?(?!\w))"
    r"|(?<![\d/:.\-])(\d{1,2}):(\d{2})(?![\d/:\-])"
)
_PARTS: Final = (
    (r"بعد\s?از\s?ظهر|afternoon", 17), (r"قبل از ظهر|پیش از ظهر|صبح|morning|noon|midday", 12), (r"ظهر", 13),
    (r"عصر", 19), (r"evening", 20), (r"امشب|شب|tonight|night", 22),
)  # fmt: skip
_DAY_ENDS: Final = re.compile(
    r"(?:آخر|پایان|انتهای)\s*(?:وقت|روز|ساعت)|end of (?:the |your |our )?(?:business |working )?day|\beod\b"
    r"|close of (?:business|play)|\bcob\b"
)
_TODAY: Final = re.compile(
    r"همین امروز|امشب|tonight|later today|this (?:afternoon|evening|morning)"
)
_THIS_WEEK: Final = re.compile(
    r"(?:آخر|پایان|انتهای)\s*(?:این\s*|همین\s*)?هفته(?!\s*(?:بعد|آینده|دیگر|دیگه))"
    r"|(?:همین|این) هفته|end of (?:the |this )?week|this week"
)
_NEXT_WEEK: Final = re.compile(r"هفته\s*(?:ی\s*)?(?:بعد|آینده|دیگر|دیگه|آتی)|next week")
_THIS_MONTH: Final = re.compile(
    r"(?:آخر|پایان|انتهای)\s*(?:این\s*|همین\s*)?ماه|end of (?:the |this )?month"
)
_AN_HOUR: Final = re.compile(
    r"(?:within|in) (?:the|an) hour|(?:یک|یه) ساعت\s*(?:دیگر|دیگه|آینده)?"
)
_AHEAD: Final = re.compile(
    r"ظرف|طی|در عرض|حداکثر|نهایتا|تا|دیگر|دیگه|آینده|بعد|\bin\b|within|after|from now|next|over the next|at most"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """When it is due; `exact`: a clock or a length said so, not a day or a part of one."""

    at: datetime
    exact: bool


def due_said(text: str, *, now: datetime, hours: Hours | None = None) -> Due | None:
    """The moment to come by which a text says that something will be; None where it says none.

    `now` is aware, in the zone of the wall clock that is meant. An hour without «صبح» or "pm" is the
    one at which work is done (`hours`), else «۱» to «۷» are in the afternoon.
    """
    said = _with_hours(normalize(text).lower().replace("هٔ", "ه"))
    if not said.strip():
        return None
    entities = find_entities(said, reference=now.date())
    due = _by_length(said, entities, now, hours) or _by_day(said, entities, now, hours)
    return due if due is not None and due.at > now else None


def _with_hours(said: str) -> str:
    """«ساعت چهار» as «ساعت 4»."""
    for hour, word in enumerate(_HOUR_WORDS, start=1):
        said = re.sub(
            rf"(ساعت\s+|تا\s+(?={word}\s+(?:صبح|عصر|شب|بعد)))({word})(?!\w)", rf"\g<1>{hour}", said
        )
    return re.sub(r"\bat noon\b", "noon", said)


def _by_length(
    said: str, entities: tuple[Entity, ...], now: datetime, hours: Hours | None
) -> Due | None:
    """«دو ساعت دیگر», «ظرف ۳ روز کاری», "within 24 hours"."""
    if not _AHEAD.search(said) or re.search(r"ago\b|(?<!\w)(?:پیش|قبل)(?!\s?از)", said):
        return None
    for one in entities:
        if one.kind != "duration":
            continue
        last = str(one.value).rpartition("/")[2]
        found = _ISO.fullmatch(last)
        if found is None:
            continue
        months, weeks, days, whole, minutes = (int(part or 0) for part in found.groups())
        length = timedelta(days=30 * months + 7 * weeks + days, hours=whole, minutes=minutes)
        if not timedelta() < length < timedelta(days=_MANY):
            continue
        if whole or minutes:
            return Due(at=now + length, exact=True)
        working = bool(_WORKING.search(said[one.start : one.end + 10]))
        return Due(at=_after_days(now, length.days, hours, working=working), exact=False)
    return Due(at=now + timedelta(hours=1), exact=True) if _AN_HOUR.search(said) else None


def _after_days(now: datetime, days: int, hours: Hours | None, *, working: bool) -> datetime:
    """The end of the day after so many days, or so many that are worked."""
    day = now.date()
    if not working:
        return _end_of(day + timedelta(days=days), now, hours)
    for _ in range(min(days, 400)):
        day += timedelta(days=1)
        ahead = 0
        while not _is_worked(day, hours) and ahead < 60:  # noqa: PLR2004 - a year off is no calendar
            day, ahead = day + timedelta(days=1), ahead + 1
    return _end_of(day, now, hours)


def _by_day(
    said: str, entities: tuple[Entity, ...], now: datetime, hours: Hours | None
) -> Due | None:
    day = _day_in(said, entities, now, hours)
    clock = _clock_in(_without_dates(said, entities))
    if clock is not None:
        return Due(at=_at_clock(clock, day, now, hours), exact=True)
    part = _part_in(said)
    if day is None and (part is not None or _DAY_ENDS.search(said)):
        day = now.date()
    if day is None:
        return None
    if part is not None and not _DAY_ENDS.search(said):
        return Due(at=_moment(day, part * 60, now), exact=False)
    return Due(at=_end_of(day, now, hours), exact=False)


def _day_in(
    said: str, entities: tuple[Entity, ...], now: datetime, hours: Hours | None
) -> date | None:
    for one in entities:
        if one.kind == "date":
            return date.fromisoformat(str(one.value))
    today = now.date()
    if _TODAY.search(said):
        return today
    ranges: tuple[tuple[re.Pattern[str], DateRange], ...] = (
        (_NEXT_WEEK, week_range(today + timedelta(days=7))),
        (_THIS_WEEK, week_range(today)),
        (_THIS_MONTH, month_range(today)),
    )
    found = next((one for words, one in ranges if words.search(said)), None)
    return None if found is None else _last_worked(*found, hours)


def _last_worked(first: date, last: date, hours: Hours | None) -> date:
    """The last day that is worked of a range whose end is not in it."""
    day = last - timedelta(days=1)
    while day > first and not _is_worked(day, hours):
        day -= timedelta(days=1)
    return day


def _is_worked(day: date, hours: Hours | None) -> bool:
    friday = 4
    return day.weekday() != friday if hours is None else bool(hours.spans_on(day))


def _without_dates(said: str, entities: tuple[Entity, ...]) -> str:
    """The text with its dates blanked: their numbers are no hours."""
    for one in entities:
        if one.kind in ("date", "phone", "money_irr", "order_id", "percent", "card", "iban"):
            said = said[: one.start] + " " * (one.end - one.start) + said[one.end :]
    return said


_Clock = tuple[int, int, str]  # hour, minute, part of the day


def _clock_in(said: str) -> _Clock | None:
    for pattern in (_CLOCK, _BARE_CLOCK):
        for found in pattern.finditer(said):
            if pattern is _BARE_CLOCK and found[5]:
                hour, minute, part = int(found[5]), int(found[6]), ""
            else:
                hour, minute, part = int(found[1]), _minute(found[2], found[3]), found[4] or ""
            if hour <= 24 and minute < 60:  # noqa: PLR2004 - of a day, of an hour
                return hour, minute, re.sub(r"\s", " ", part.strip())
    return None


def _minute(said: str | None, half: str | None) -> int:
    if half:
        return 30 if "نیم" in half else 15
    return int(said or 0)


def _part_in(said: str) -> int | None:
    return next(
        (hour for words, hour in _PARTS if re.search(rf"(?<!\w)(?:{words})(?!\w)", said)), None
    )


def _at_clock(clock: _Clock, day: date | None, now: datetime, hours: Hours | None) -> datetime:
    if day is not None:
        return _clock_on(clock, day, now, hours)
    today, tomorrow = (
        _clock_on(clock, now.date() + timedelta(days=n), now, hours) for n in (0, 1)
    )
    return today if today > now else tomorrow


def _clock_on(clock: _Clock, day: date, now: datetime, hours: Hours | None) -> datetime:
    hour, minute, part = clock
    return _moment(day, _hour_of(hour, minute, part, day, now, hours) * 60 + minute, now)


def _hour_of(
    hour: int, minute: int, part: str, day: date, now: datetime, hours: Hours | None
) -> int:
    """The hour of the day that is meant by a clock of twelve hours or of twenty-four."""
    if part in _EARLY_PARTS:
        return 0 if hour == _NOON and part != "صبح" else hour
    if part in _LATE or part.startswith("بعد"):
        return hour + _NOON if 0 < hour < (_NOON if part != "ظهر" else 4) else hour
    if not 0 < hour < _NOON:
        return hour
    meant = [h for h in (hour, hour + _NOON) if _moment(day, h * 60 + minute, now) > now]
    if hours is not None:
        spans = hours.spans_on(day)
        worked = [h for h in meant if any(a <= h * 60 + minute <= b for a, b in spans)]
        if worked:
            return worked[0]
    usual = [h for h in meant if _EARLY < h <= 20]  # noqa: PLR2004 - eight in the evening
    return (usual or meant or [hour])[0]


def _end_of(day: date, now: datetime, hours: Hours | None) -> datetime:
    """When work ends on a day; where it is not worked or that is past, the evening."""
    spans = hours.spans_on(day) if hours is not None else ()
    end = _moment(day, max((last for _, last in spans), default=EVENING), now)
    return end if end > now else _moment(day, _DAY - 1, now)


def _moment(day: date, minute: int, now: datetime) -> datetime:
    zone = now.tzinfo
    if isinstance(zone, ZoneInfo):
        return instant_of(day, minute, zone).astimezone(zone)
    return datetime.combine(day, time(), tzinfo=zone) + timedelta(minutes=minute)
