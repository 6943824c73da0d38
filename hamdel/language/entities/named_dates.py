"""Days of a named month: «دوازدهم آبان ماه ۱۴۰۵», «۳ نوامبر», "Nov 3", "3rd of November"."""

from collections.abc import Iterator
from datetime import date, timedelta

from ..jalali_calendar import JalaliDate, year_range
from ..number_reading import Reading
from .entity import Entity
from .message import Message
from .month_words import MONTHS, MonthWord
from .word_sets import words

_LONGEST_MONTH = 31
_ORDINAL_ENDS = words("م ام امین مین th st nd rd om e ye")
_OF = words("of ماه روز")
_MONTH = words("ماه mah maah")
_THIS = words("این همین in hamin this")
_OF_MONTH = words("ماه برج mah borj")
_NEXT = words("بعد آینده دیگه بعدی dige bad bade ayande")
_LAST = words("پیش قبل گذشته قبلی pish ghabl")
_YEAR_BEFORE = words("پارسال parsal")
_LAST_YEAR = {("سال", "پیش"), ("سال", "گذشته"), ("سال", "قبل"), ("sale", "pish"), ("last", "year")}
_NEXT_YEAR = {
    ("سال", "بعد"),
    ("سال", "اینده"),
    ("sale", "bad"),
    ("sale", "ayande"),
    ("next", "year"),
}
# Days from the first of this month into the one that is meant.
_MONTHS_AWAY = {"this": 0, "next": 31, "last": -1}
_JALALI_YEARS = range(1300, 1500)
_GREGORIAN_YEARS = range(1900, 2100)
_SHORT_YEARS = range(90, 100)
# Streets, squares and hospitals are named for days.
_PLACES = words(
    "خیابان خیابون خ میدان میدون بلوار کوچه اتوبان بزرگراه پل چهارراه متروی مترو ایستگاه بیمارستان درمانگاه داروخانه داروخونه داروی "
    "دانشگاه مدرسه پارک ورزشگاه سینما شهرک مسجد صف khiaban khiabun meydan meidoon bolvar kuche metro bimarestan"
)
# «نه آذر» may be the ninth; «نه مهر» is more likely "no".
_PLAIN_MONTHS = words("فروردین اردیبهشت خرداد مرداد شهریور ابان اذر دی بهمن اسفند")
# «۳ می خوام» is no 3rd of May.
_MAY = "می"


def read_named_dates(message: Message) -> Iterator[Entity]:
    """Yield the days of named months, with their year where it is told."""
    tokens = message.tokens
    for reading in message.readings:
        value = reading.value
        if not isinstance(value, int) or not 1 <= value <= _LONGEST_MONTH:
            continue
        if not message.free(reading.start, reading.end - 1) or _no(message, reading):
            continue
        at = reading.end
        at += tokens.word(at) in _ORDINAL_ENDS
        found = _month_after(message, reading, at) or _month_before(message, reading, at)
        if found is None:
            found = _of_this_month(message, reading, at)
        if found is not None:
            yield found


def _no(message: Message, reading: Reading) -> bool:
    """«نه جدی میگم»: no, not nine; «خیابون ۱۷ شهریور», «هفت تیر» are places."""
    tokens = message.tokens
    if tokens.word(reading.start) == "نه" and reading.end == reading.start + 1:
        return tokens.word(reading.end) not in _PLAIN_MONTHS
    before = reading.start - 1
    before -= tokens.word(before) in {"ی", "e", "ye", "-"} and tokens.joined(before)
    return tokens.word(before) in _PLACES


def _month_after(message: Message, reading: Reading, at: int) -> Entity | None:
    tokens = message.tokens
    at += tokens.word(at) in _OF or (tokens.word(at) == "-" and tokens.glued(at))
    month = MONTHS.get(tokens.word(at))
    # "do march" is no 2nd of March.
    if month is not None and reading.language == "finglish" and not month.jalali:
        return None
    if month is None or (tokens.word(at) == _MAY and tokens.word(at + 1)[:1].isalpha()):
        return None
    # «سی‌دی» is a CD.
    if tokens.word(at).startswith("دی") and tokens.word(at - 1) == "سی":
        return None
    last, cut = at, month.cut
    if tokens.word(last + 1) in _MONTH:
        last, cut = last + 1, 0
    return _dated(message, reading, month, first=reading.start, last=last, cut=cut)


def _month_before(message: Message, reading: Reading, at: int) -> Entity | None:
    tokens, before = message.tokens, reading.start - 1
    before -= tokens.word(before) in {".", "the"}
    month = MONTHS.get(tokens.word(before))
    if month is None or not month.latin or not message.free(before, before):
        return None
    shown = tokens.text[tokens.starts[before]].isupper() and reading.digits
    if not (shown or reading.ordinal):
        return None
    return _dated(message, reading, month, first=before, last=at - 1)


def _dated(
    message: Message, reading: Reading, month: MonthWord, *, first: int, last: int, cut: int = 0
) -> Entity | None:
    year, end = _year_after(message, last + 1, month)
    day = _day(message.reference, month, reading.value, year)
    if day is None:
        return None
    cut = cut if end == last else 0
    return message.take("date", day.isoformat(), first, end, cut=cut)


def _year_after(message: Message, at: int, month: MonthWord) -> tuple[int | None, int]:
    """Return the year that follows and its last word, or None and the word before."""
    tokens = message.tokens
    if (turn := _turn_of_year(message, at)) is not None:
        return turn
    here = at + (tokens.word(at) in {",", "-", "سال", "sal", "sale"})
    word = tokens.word(here)
    if word.isdecimal() and message.free(here, here):
        years = _JALALI_YEARS if month.jalali else _GREGORIAN_YEARS
        if len(word) == 4 and int(word) in years:  # noqa: PLR2004
            return int(word), here
        if month.jalali and len(word) == 2 and int(word) in _SHORT_YEARS:  # noqa: PLR2004
            return 1300 + int(word), here
    return None, at - 1


def _turn_of_year(message: Message, at: int) -> tuple[int, int] | None:
    """Return the year and last word of «پارسال», «سال بعد», "last year" at the word `at`."""
    tokens = message.tokens
    pair = (tokens.word(at), tokens.word(at + 1))
    by = -1 if pair[0] in _YEAR_BEFORE or pair in _LAST_YEAR else 1 if pair in _NEXT_YEAR else 0
    if not by:
        return None
    english = pair[0].isascii() and pair[1] == "year"
    here = message.reference.year if english else _year_of(message.reference)
    return here + by, at + (pair[0] not in _YEAR_BEFORE)


def _day(reference: date, month: MonthWord, number: object, year: int | None) -> date | None:
    day = int(str(number))
    try:
        if month.jalali:
            return JalaliDate(year or _year_of(reference), month.month, day).to_gregorian()
        if year is not None:
            return date(year, month.month, day)
        return in_jalali_year(reference, month.month, day)
    except ValueError:
        return None


def in_jalali_year(reference: date, month: int, day: int) -> date:
    """Return the Gregorian day and month that falls in the Jalali year of `reference`.

    Raises ValueError for a day that does not exist.
    """
    start, end = year_range(reference)
    found = date(start.year, month, day)
    return found if start <= found else date(end.year, month, day)


def _year_of(reference: date) -> int:
    return JalaliDate.from_gregorian(reference).year


def _of_this_month(message: Message, reading: Reading, at: int) -> Entity | None:
    """Read «پنجم همین ماه», «۱۵ این ماه», «دهم ماه بعد», "the 14th"."""
    tokens = message.tokens
    this = tokens.word(at) in _THIS
    if tokens.word(at + this) in _OF_MONTH and (this or reading.ordinal):
        last = at + this
        months = 0
        if not this and tokens.word(last + 1) in _NEXT | _LAST:
            months = 1 if tokens.word(last + 1) in _NEXT else -1
            last += 1
        elif not this:
            return None
        return _in_month(message, reading, months, last)
    away = _MONTHS_AWAY.get(tokens.word(at + 1))
    if tokens.word(at) == "of" and tokens.word(at + 2) == "month" and away is not None:
        return _in_gregorian_month(message, reading, away, at + 2)
    if tokens.word(reading.start - 1) == "the" and tokens.word(at - 1) in {"th", "st", "nd", "rd"}:
        return _the_day(message, reading, at)
    return None


def _in_month(message: Message, reading: Reading, months: int, last: int) -> Entity | None:
    here = JalaliDate.from_gregorian(message.reference)
    try:
        first = JalaliDate(here.year, here.month, 1).add_months(months)
        day = JalaliDate(first.year, first.month, int(reading.value)).to_gregorian()
    except ValueError:
        return None
    return message.take("date", day.isoformat(), reading.start, last)


def _in_gregorian_month(message: Message, reading: Reading, away: int, last: int) -> Entity | None:
    """Read "the 5th of next month"."""
    try:
        month = message.reference.replace(day=1) + timedelta(days=away)
        day = month.replace(day=int(reading.value))
    except (ValueError, OverflowError):
        return None
    start = reading.start - (message.tokens.word(reading.start - 1) == "the")
    return message.take("date", day.isoformat(), start, last)


def _the_day(message: Message, reading: Reading, at: int) -> Entity | None:
    """Read "the 14th": of this Gregorian month, unless it counts something ("the 14th time")."""
    if message.tokens.word(at)[:1].isalpha() and message.tokens.word(at) not in _AFTER_DAY:
        return None
    try:
        day = message.reference.replace(day=int(reading.value))
    except ValueError:
        return None
    return message.take("date", day.isoformat(), reading.start - 1, at - 1)


_AFTER_DAY = words(
    "and but or so instead for to at by on in i we you it they he she is was because if when "
    "now is was has have had are were does did would should could can might may must there here "
    "today latest onwards onward this next due ok earliest at "
    "anyway already again morning evening night afternoon then only just within "
    "your her his their my will please thanks still not no with without as until till before after my our the that"
)
