"""Whether a number and a unit of time are a length: no age, no time of day, no way of speaking."""

from ..number_reading import Reading
from .message import Message
from .unit_words import NIGHTS, Unit
from .word_sets import words

_CLOCK = words("ساعت saat سال sal شماره کد size سایز ages")
_NUMBERED = words("شماره کد")
_AGE_BEFORE = words(
    "سن سنش سنم کودک بچه نوزاد پسر دختر مادر پدر پیرمرد پیرزن خانم مرد زن جوان نوه پسرم دخترم مادرم پدرم "
    "دختری پسری مردی زنی کودکی بچم نوزادم ادم آدم فرزند نوه‌ام خواهرزادم معلم زیر بالای aged over under "
    "bache bacheh bachame pesar dokhtar pesaram dokhtaram madaram pedaram koodak adame"
)
_AGE_OF = words("سن سنش سنم sen senam")
_AGE_REACH = 5
_BETWEEN = words("ی e ye -")
_MY_YEARS = words("سالم سالش")
_LEAST_AGE = 10
_TURNED = words("شد شده میشه میشد تموم تمام پر")
_PERSONS = words("i he she am m we they who")
_CHILDREN = words("کودک بچه نوزاد نوزادم بچم")
_HAVE = words("دارند دارن داشت")
_AGE_WORDS = words("سن سنشه شدم شدیم شد میشم")
# «یه روز» is "some day", unless these say that it is a length of time.
_SOME_DAY = words("روز روزی rooz ruz day")
_ONE = words("یه یک ی ye yek one")
_DAY_BEFORE = words(
    "برای واسه تو توی در ظرف طی حداقل فقط مدت هر تا حتی همین همش بعد پس زیر کمتر حداکثر مهلت حدود تقریبا ta tu to to'y dar "
    "hadaghal faghat har zarf in within after than just only for every"
)
_DAY_AFTER = words(
    "دیر بعد بعدش after late هم کاری طول مونده مانده گذشت گذشته زودتر دیرتر عقب جلو تاخیر بیشتر کامل کمتر شد شده است مرخصی وقت فرصت "
    "مهلت پیش قبل دیگه دیگر ezafe toul tool zoodtar pish dige late early delay later ago shod"
)
_AGE_AFTER = words("ام م ش شه مه مون ام،")
_GROWN = 18
_HUNDREDS_OF_YEARS = (100, 1000)
# «حتی یه ثانیه», «هرگز یک روز»: not even one.
_NOT_ONE = words("حتی هرگز hata hatta")
_TAKES = words("طول بعد مونده دیر tool bad")
_FISH = words("طول شد شده گذشت هست بود منتظر منتظرم که میشه می tool")
_AT_HOUR = words("at after before by from until till around")
_OLD = words("old olds")
# «ساعت دو شب», «تا ۱۲ شب» are times of day.
_CLOCK_BEFORE = words("ساعت تا حدود حدودا طرفای saat ta hodud around")
_STAY = words(
    "اقامت هتل که پشت متوالی است خواب ه بود شد پیش قبل دیگه دیگر سوئیت اتاق کامل تمام e ke hotel eghamat poshte running "
    "in stay accommodation straight ago pish dige stand"
)
_HALF_DAY = 12
_MOST: dict[Unit, int] = {
    "second": 100_000,
    "minute": 10_000,
    "hour": 100_000,
    "day": 5_000,
    "week": 500,
    "month": 600,
    "year": 150,
}


def is_length(message: Message, reading: Reading, at: int, unit: Unit) -> bool:
    """Tell whether a number and the unit at the word `at` are a length of time."""
    if (
        reading.ordinal
        or not 0 < reading.value <= _MOST[unit]
        or _said(message, reading, at, unit)
    ):
        return False
    before = message.tokens.word(reading.start - 1)
    if unit == "day":
        if message.tokens.word(at) in NIGHTS:
            return _nights(message, reading)
        return reading.value >= 1 and before not in _CLOCK and not _some_day(message, reading)
    if unit in {"hour", "minute", "second"}:
        coded = message.tokens.glued(at + 1) and message.tokens.word(at + 1)[:1].isdigit()
        return message.tokens.word(at) != "h" or not (coded or before in _AT_HOUR)
    numbered = before in _CLOCK and (reading.digits or before not in _NUMBERED)
    return not numbered and (unit == "week" or not _age(message, reading, at, unit))


def _said(message: Message, reading: Reading, at: int, unit: Unit) -> bool:
    """«حتی یه دقیقه», «تو یه ثانیه» are ways of speaking; «سه ساله‌ها», «دو ماهی قرمز» no lengths."""
    after = message.tokens.word(at + 1)
    if after == "ها" or (message.tokens.word(at) == "ماهی" and after not in _FISH):
        return True
    if reading.value != 1 or reading.digits:
        return False
    tokens = message.tokens
    at_once = unit == "second" and tokens.word(reading.end + 1) not in _TAKES
    return at_once or tokens.word(reading.start - 1) in _NOT_ONE


def _nights(message: Message, reading: Reading) -> bool:
    """«دو شب هتل» and "four nights", not «ساعت دو شب», «تا ۱۲ شب», «یه شب»."""
    tokens = message.tokens
    if reading.value < 2 or tokens.word(reading.start - 1) in _CLOCK_BEFORE:  # noqa: PLR2004
        return False
    if tokens.word(reading.end) == "nights" or reading.value > _HALF_DAY:
        return True
    return not reading.digits or tokens.word(reading.end + 1) in _STAY


def _some_day(message: Message, reading: Reading) -> bool:
    tokens = message.tokens
    if tokens.word(reading.start) not in _ONE or tokens.word(reading.end) not in _SOME_DAY:
        return False
    if reading.end > reading.start + 1 or message.reading_before(reading.start):
        return False
    before, after = tokens.word(reading.start - 1), tokens.word(reading.end + 1)
    return before not in _DAY_BEFORE and after not in _DAY_AFTER


def _age(message: Message, reading: Reading, at: int, unit: Unit) -> bool:
    """«۲۹ ساله‌ام», «کودک ۳ ساله» and "74-year-old" are ages, «صد سال» is a way of speaking."""
    tokens = message.tokens
    if reading.value in _HUNDREDS_OF_YEARS and not reading.digits and unit == "year":
        return True
    if tokens.word(at + 1) == "-" and tokens.word(at + 2) in _OLD:
        return True
    near = tokens.words[max(0, reading.start - _AGE_REACH) : reading.start]
    while near and near[-1] in _BETWEEN:
        near.pop()
    if near and (near[-1] in _AGE_BEFORE or not _AGE_OF.isdisjoint(near)):
        return unit == "year" or near[-1] in _CHILDREN
    return unit == "year" and _years_old(message, reading, at, near)


def _years_old(message: Message, reading: Reading, at: int, near: list[str]) -> bool:
    tokens, word, after = message.tokens, message.tokens.word(at), message.tokens.word(at + 1)
    if word in _MY_YEARS:  # «چهل سالم نشده», «زحمت یه سالم»
        return reading.value >= _LEAST_AGE or after in _TURNED
    if after in _OLD:
        return not _PERSONS.isdisjoint(near)
    if after in _AGE_AFTER and tokens.joined(at + 1):
        return after == "ام" or (reading.value >= _GROWN and not word.endswith("ه"))
    # «این‌ها یازده سال دارند»
    return after in _AGE_WORDS or (word == "سال" and after in _HAVE)
