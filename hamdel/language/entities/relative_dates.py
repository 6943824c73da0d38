"""Days told from today: «دیروز», «پس‌فردا», «سه روز پیش», «دو هفته دیگه», "two days ago"."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from ..jalali_calendar import JalaliDate
from .entity import Entity
from .message import Message
from .time_spans import TimeSpan
from .unit_words import Unit
from .word_sets import words

_DAYS = {
    "امروز": 0,
    "امشب": 0,
    "دیروز": -1,
    "دیشب": -1,
    "پریروز": -2,
    "پریشب": -2,
    "فردا": 1,
    "فرداشب": 1,
    "پسفردا": 2,
    "emrooz": 0,
    "emruz": 0,
    "emroz": 0,
    "emshab": 0,
    "dirooz": -1,
    "diruz": -1,
    "diroz": -1,
    "dishab": -1,
    "parirooz": -2,
    "pariruz": -2,
    "pariroz": -2,
    "parishab": -2,
    "farda": 1,
    "fardaa": 1,
    "fardashab": 1,
    "pasfarda": 2,
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "tmrw": 1,
    "tomorow": 1,
    "tommorow": 1,
    "tommorrow": 1,
}
_ENDINGS = "ه ست س م و رو ام یه ی شو مو تو تان مان شان تون مون شون"
_LATIN_ENDINGS = "am e o ro ham s"
_PAIRS = {
    ("پس", "فردا"): 2,
    ("پس", "پریروز"): -3,
    ("pas", "farda"): 2,
    ("last", "night"): -1,
}
_TRIPLES = {
    ("day", "after", "tomorrow"): 2,
    ("day", "before", "yesterday"): -2,
}
_PUT_OFF = (
    ("امروز", "و", "فردا"),
    ("امروز", "فردا"),
    ("فردا", "پسفردا"),
    ("فردا", "پس", "فردا"),
    ("فردا", "فردا"),
    ("farda", "farda"),
    ("emrooz", "farda"),
    ("emrooz", "o", "farda"),
)
_AGO = words("پیش قبل پیشه قبله pish ghabl pishe ago")
# «پیش شما», "pishe shoma": with somebody, not ago.
_SOMEBODY = words(
    "شما شماست شماس من ما او اون اونا خودتون خودمه shoma man ma oon un khodetun shomast"
)
_GLUED_IS = words("پیشه قبله pishe")
# «یه سال دیگه تمدید کنید»: one more.
_MORE = words("تمدید تمدیدش tamdid extend renew شارژ")
_ONLY = words("فقط faghat")
_FOR = words("برای واسه baraye vase")
_AROUND = 6
_NOT_AGO = _SOMEBODY | words("از az")
_LATIN_LASTING = words("rooze roze ruze mahe maahe sale saale")
_LASTING = words("روزه ماهه ساله شبه") | _LATIN_LASTING
_LATER = words("دیگه دیگر آینده dige digeh digar ayande dg")
_LONG: frozenset[Unit] = frozenset({"day", "week", "month", "year"})
_MOST_DAYS = 4_000
_MONTHS = 12
# Months of these are counted as in the language: "a month ago".
_ENGLISH = words("month months year years yr yrs")


def _day_words() -> dict[str, tuple[int, int]]:
    known = {word: (days, 0) for word, days in _DAYS.items()}
    for word, days in _DAYS.items():
        for end in (_LATIN_ENDINGS if word.isascii() else _ENDINGS).split():
            known.setdefault(word + end, (days, len(end)))
    # «امروزه» is "nowadays".
    known.pop("امروزه")
    return known


_DAY_WORDS = _day_words()
# «فرداش», «فردای عروسی» are the day after something else; «فردا روزی» is some day.
for _following in ("فرداش", "فردای", "فردایی", "پسفرداش"):
    _DAY_WORDS.pop(_following, None)
_SOME_DAY = words("روزی roozi")
# «هی می‌گین فردا», «هر روز می‌گن یه روز دیگه»: it never comes.
_AGAIN = words("هی هربار هرروز همش همه‌ش مدام دایم دائم hey hei harbar hamash")
_EACH = (
    ["هر", "بار"],
    ["هر", "دفعه"],
    ["هر", "روز"],
    ["har", "bar"],
    ["har", "dafe"],
    ["har", "rooz"],
)
_SAY = words("میگین میگید میگن میگه میگی میگویید گن گین گید گه migin migid migan mige گید، میگید،")
_SAID_REACH = 4
_AFTER = words("پس pas")
_FIRST_WORDS = frozenset(_DAY_WORDS) | {first for first, *_ in (*_PAIRS, *_TRIPLES)}


def read_day_words(message: Message) -> Iterator[Entity]:
    """Yield the days that have a word of their own."""
    if message.vocabulary.isdisjoint(_FIRST_WORDS):
        return
    tokens = message.tokens
    for at, word in enumerate(tokens.words):
        if word not in _FIRST_WORDS or not message.free(at, at) or _put_off(message, at):
            continue
        if tokens.word(at + 1) not in _SOME_DAY and not said_again_and_again(message, at):
            told = _told_at(message, at)
            if told is not None:
                days, first, last, cut = told
                yield _day(message, days, first, last, cut=cut)


def _told_at(message: Message, at: int) -> tuple[int, int, int, int] | None:
    """Return how many days away, the first and last word, and how much of that is cut off."""
    tokens = message.tokens
    pair = (tokens.word(at), tokens.word(at + 1))
    if (days := _TRIPLES.get((*pair, tokens.word(at + 2)))) is not None:
        return days, at - (tokens.word(at - 1) == "the"), at + 2, 0
    if (days := _PAIRS.get(pair)) is not None:
        return days, at, at + 1, 0
    if pair[0] in _AFTER:
        known = _DAY_WORDS.get(pair[1], (0, 0))
        return (2, at, at + 1, known[1]) if known[0] == 1 else None  # «پس‌فرداست»
    if pair[0] in _DAY_WORDS:
        days, cut = _DAY_WORDS[pair[0]]
        return days, at, at, cut
    return None


def _put_off(message: Message, at: int) -> bool:
    """«امروز و فردا کردن», «فردا پس‌فردا»: put off for ever."""
    tokens = message.tokens
    for first in (at - 1, at - 2, at):
        words_there = tuple(tokens.words[max(0, first) : first + 4])
        if any(words_there[: len(one)] == one for one in _PUT_OFF):
            return True
    return False


def said_again_and_again(message: Message, at: int) -> bool:
    """Tell whether the words before the word `at` say that this is said each time anew."""
    near = message.tokens.words[max(0, at - _SAID_REACH) : at]
    if near[-1:] == [] or (near[-1] not in _SAY and near[-1] not in {":", "«", '"'}):
        return False
    each = any(near[here : here + 2] in _EACH for here in range(len(near) - 1))
    return not _SAY.isdisjoint(near) and (each or not _AGAIN.isdisjoint(near))


def read_counted_days(message: Message, spans: list[TimeSpan]) -> Iterator[Entity]:
    """Yield the days that are a counted time away; hours and minutes stay durations."""
    for span in spans:
        if span.unit not in _LONG or span.least is not None:
            continue
        if span.cut and message.tokens.word(span.last) not in _LATIN_LASTING:
            continue
        if said_again_and_again(message, span.first):
            message.leave(span.first, span.last)
            continue
        sign, last = _direction(message, span)
        day = _away(message, span, sign) if sign else None
        if day is not None:
            cut = int(message.tokens.word(last) in _GLUED_IS)
            yield message.take("date", day.isoformat(), span.first, last, cut=cut)


def _direction(message: Message, span: TimeSpan) -> tuple[int, int]:
    """Return -1 or 1 and the last word, 0 where the time leads away from no day."""
    tokens, after = message.tokens, message.tokens.word(span.last + 1)
    # «نه روزه پیش شماست»: for nine days it is with you.
    lasting = tokens.word(span.last) in _LASTING
    if lasting and not (tokens.word(span.last) in _LATIN_LASTING and after in _LATER):
        return 0, span.last
    following = tokens.word(span.last + 2)
    apart = not (following.isalpha() and tokens.joined(span.last + 2))  # «دو روز پیش‌فروش»
    if after in _AGO and apart and following not in _NOT_AGO:
        return -1, span.last + 1
    if after == "from" and tokens.word(span.last + 2) == "now":
        return 1, span.last + 2
    if after in _LATER and not _one_more(message, span):
        return 1, span.last + 1
    return 0, span.last


def _one_more(message: Message, span: TimeSpan) -> bool:
    """«یه سال دیگه تمدید کنید», «فقط برای دو روز دیگر قرص دارم»: so much more, no day."""
    tokens = message.tokens
    around = tokens.words[max(0, span.first - _AROUND) : span.last + _AROUND]
    before = tokens.words[max(0, span.first - 2) : span.first]
    only = len(before) > 1 and before[0] in _ONLY and before[1] in _FOR
    return only or not _MORE.isdisjoint(around)


def _away(message: Message, span: TimeSpan, sign: int) -> date | None:
    if len(span.parts) > 1 or not isinstance(span.parts[0][0], int):
        return None
    count, unit = sign * span.parts[0][0], span.unit
    if unit in {"day", "week"}:
        days = count * (7 if unit == "week" else 1)
        return _shifted(message.reference, days) if abs(days) <= _MOST_DAYS else None
    months = count * (_MONTHS if unit == "year" else 1)
    try:
        if message.tokens.word(span.last) in _ENGLISH:
            return _gregorian_months(message.reference, months)
        return JalaliDate.from_gregorian(message.reference).add_months(months).to_gregorian()
    except ValueError:
        return None


def _gregorian_months(day: date, months: int) -> date:
    """Return the same day so many Gregorian months on, the last one of a shorter month.

    Raises ValueError for years that no date has.
    """
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _day(message: Message, days: int, first: int, last: int, *, cut: int = 0) -> Entity:
    day = _shifted(message.reference, days) or message.reference
    return message.take("date", day.isoformat(), first, last, cut=cut)


def _shifted(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None
