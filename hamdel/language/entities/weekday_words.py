"""Names of weekdays, and the words beside them that say which one is meant."""

from typing import NamedTuple

from .same_length import same_length
from .word_sets import words


class WeekdayWord(NamedTuple):
    """A weekday, 0 Saturday to 6 Friday, and how many letters at the end are no part of it."""

    day: int
    cut: int = 0


SHANBE = words("شنبه شمبه shanbe shanbeh shambe shanbei")
# What stands before شنبه as a word or figure of its own.
COUNTS = {
    "یک": 1,
    "یه": 1,
    "1": 1,
    "دو": 2,
    "2": 2,
    "سه": 3,
    "3": 3,
    "چهار": 4,
    "چار": 4,
    "4": 4,
    "پنج": 5,
    "پن": 5,
    "5": 5,
    "yek": 1,
    "ye": 1,
    "do": 2,
    "se": 3,
    "chahar": 4,
    "char": 4,
    "panj": 5,
}
_NAMES = (
    "saturday",
    "یکشنبه یشنبه یکشمبه yekshanbe yeshanbe yekshanbeh yekshambe sunday",
    "دوشنبه دوشمبه doshanbe doshanbeh doshambe monday",
    "سهشنبه سشنبه سهشمبه seshanbe seshanbeh seshambe tuesday",
    "چهارشنبه چارشنبه چارشمبه chaharshanbe charshanbe chaharshanbeh charshambe wednesday",
    "پنجشنبه پنشنبه پنجشمبه panjshanbe panjshanbeh panshanbe panjshambe thursday",
    "جمعه jome jomeh jomee friday",
)
_SHORT = ("sat", "sun", "mon", "tue tues", "wed weds", "thu thur thurs", "fri")
_ENDINGS = "ای ی ست س م رو و شو مو تو"
_FRIDAY = 6


def _known() -> dict[str, WeekdayWord]:
    known = {word: WeekdayWord(0) for word in SHANBE}
    for day, names in enumerate(_NAMES):
        known.update(dict.fromkeys(same_length(names).split(), WeekdayWord(day)))
    for word, own in list(known.items()):
        if not word.isascii():
            for end in _ENDINGS.split():
                known.setdefault(word + same_length(end), WeekdayWord(own.day, len(end)))
                # «شنبم», «شنبس»; «جمعی» is another word.
                if own.day != _FRIDAY or end == "س":
                    known.setdefault(
                        word[:-1] + same_length(end), WeekdayWord(own.day, len(end) - 1)
                    )
    return known


WEEKDAYS_SPOKEN = _known()
SHORT_WEEKDAYS = {name: day for day, names in enumerate(_SHORT) for name in names.split()}
# Before or after a weekday they make it many.
PLURALS = words("ها های هایی هاتون هامون shanbeha ha")
DAYS_OF = words("روزهای روزای ruzaye roozaye roozhaye")
# «جمعه‌ی سیاه», "Black Friday", «نماز جمعه».
SALES = words("امام ائمه ایمه نماز سیاه black white siah siyah good cyber blues")
EVERY = words("هر every each har all a")
NEXT = words("بعد بعدی آینده دیگه دیگر next bad bade bado badi ayande dige coming")
LAST = words("پیش قبل قبلی گذشته last ghabl ghabli pish gozashte past previous")
THIS = words("این همین this in hamin")
WEEK = words("هفته hafte hafteh week")
EZAFE = words("ی ای ye e")
