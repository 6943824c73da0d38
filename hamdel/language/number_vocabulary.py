"""Words of numbers: formal and spoken Persian, Persian in Latin letters, and English."""

from typing import Literal, NamedTuple

HUNDRED = 100
THOUSAND = 1_000

# The words in which numbers are written; index is the number.
UNITS = ("", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه")
TEENS = (
    "ده",
    "یازده",
    "دوازده",
    "سیزده",
    "چهارده",
    "پانزده",
    "شانزده",
    "هفده",
    "هجده",
    "نوزده",
)
TENS = ("", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود")
HUNDREDS = (
    "",
    "صد",
    "دویست",
    "سیصد",
    "چهارصد",
    "پانصد",
    "ششصد",
    "هفتصد",
    "هشتصد",
    "نهصد",
)
SCALES = ((10**12, "تریلیون"), (10**9, "میلیارد"), (10**6, "میلیون"), (10**3, "هزار"))

Language = Literal["fa", "finglish", "en"]
Size = Literal["unit", "teen", "ten", "hundred", "scale", "part"]


class NumberWord(NamedTuple):
    """A word of a number. `joins`: an «و» is glued to its end («بیستو»)."""

    value: int
    size: Size
    language: Language
    ordinal: bool = False
    joins: bool = False


_SPOKEN = {
    1: "یه یکی",
    4: "چار",
    6: "شیش",
    8: "هش",
    14: "چارده",
    15: "پونزده پانزه پونزه",
    16: "شونزده شانزه شونزه",
    17: "هیفده هفتده هیوده هیفده",
    18: "هیجده هژده هیژده هجده",
    19: "نزده",
    20: "بیس",
    40: "چل",
    50: "پنجا",
    100: "یکصد",
    200: "دیویست دیویس دویس دوصد",
    400: "چارصد",
    500: "پونصد پنصد پنجصد",
    600: "شیشصد شصصد",
    700: "هفصد",
    800: "هشصد",
    10**6: "ملیون میلیونی ملیونی میلیونه ملیونه",
    10**9: "ملیارد میلیاردی بیلیون",
}
_FINGLISH = {
    1: "yek ye yeki",
    2: "do",
    3: "se seh",
    4: "chahar char chaar",
    5: "panj",
    6: "shesh shish",
    7: "haft",
    8: "hasht",
    9: "noh",
    10: "dah",
    11: "yazdah",
    12: "davazdah",
    13: "sizdah",
    14: "chahardah chardah",
    15: "panzdah poonzdah punzdah ponzdah",
    16: "shanzdah shoonzdah shunzdah shonzdah",
    17: "hefdah hifdah",
    18: "hejdah hijdah hezhdah",
    19: "noozdah nuzdah nozdah",
    20: "bist bis",
    30: "si",
    40: "chehel chel",
    50: "panjah panjaah panja",
    60: "shast",
    70: "haftad",
    80: "hashtad",
    90: "navad",
    100: "sad yeksad",
    200: "devist divist davist",
    300: "sisad",
    400: "chaharsad charsad",
    500: "pansad poonsad punsad ponsad panjsad",
    600: "sheshsad shishsad",
    700: "haftsad",
    800: "hashtsad",
    900: "nohsad",
    10**3: "hezar hezaar",
    10
    ** 6: "milion milyon milyoon milyun melyon melyun melyoon meliun milioon miliun million milioni milyoni",
    10**9: "miliard milyard meliard milliard",
}
_ENGLISH = {
    1: "one",
    2: "two",
    3: "three",
    4: "four",
    5: "five",
    6: "six",
    7: "seven",
    8: "eight",
    9: "nine",
    10: "ten",
    11: "eleven",
    12: "twelve",
    13: "thirteen",
    14: "fourteen",
    15: "fifteen",
    16: "sixteen",
    17: "seventeen",
    18: "eighteen",
    19: "nineteen",
    20: "twenty",
    30: "thirty",
    40: "forty fourty",
    50: "fifty",
    60: "sixty",
    70: "seventy",
    80: "eighty",
    90: "ninety",
    100: "hundred",
    10**3: "thousand thousands",
    10**6: "million millions mil",
    10**9: "billion billions",
    10**12: "trillion",
}
_ORDINALS: dict[Language, dict[str, int]] = {
    "fa": {"اول": 1, "یکم": 1, "دویم": 2, "سوم": 3, "سیام": 30},
    "finglish": {
        "aval": 1,
        "avale": 1,
        "avval": 1,
        "avvale": 1,
        "dovom": 2,
        "dovome": 2,
        "sevom": 3,
        "sevome": 3,
        "siom": 30,
    },
    "en": {
        "first": 1,
        "second": 2,
        "third": 3,
        "fifth": 5,
        "eighth": 8,
        "ninth": 9,
        "twelfth": 12,
        "twentieth": 20,
        "thirtieth": 30,
    },
}
_ENDS: dict[Language, tuple[str, ...]] = {
    "fa": ("م", "مین"),
    "finglish": ("om", "ome", "omin"),
    "en": ("th",),
}
# Parts of one: the denominator.
PARTS = {"نیم": 2, "نصف": 2, "nim": 2, "nesf": 2, "half": 2, "ربع": 4, "rob": 4, "quarter": 4}
JOINERS = frozenset({"و", "o", "va", "and", "-"})


def _size(value: int) -> Size:
    if value >= THOUSAND:
        return "scale"
    if value >= HUNDRED:
        return "hundred"
    if value >= 20:  # noqa: PLR2004
        return "ten"
    return "teen" if value >= 10 else "unit"  # noqa: PLR2004


def _spelled() -> list[tuple[int, str, Language]]:
    formal: list[tuple[int, str]] = [
        *((value, word) for value, word in enumerate(UNITS) if word),
        *((10 + value, word) for value, word in enumerate(TEENS)),
        *((10 * value, word) for value, word in enumerate(TENS) if word),
        *((100 * value, word) for value, word in enumerate(HUNDREDS) if word),
        *SCALES,
    ]
    lists: list[tuple[int, str, Language]] = [(value, word, "fa") for value, word in formal]
    lists += [(value, words, "fa") for value, words in _SPOKEN.items()]
    lists += [(value, words, "finglish") for value, words in _FINGLISH.items()]
    lists += [(value, words, "en") for value, words in _ENGLISH.items()]
    return [(value, word, own) for value, words, own in lists for word in words.split()]


def _vocabulary() -> dict[str, NumberWord]:
    known: dict[str, NumberWord] = {}
    for value, word, language in _spelled():
        known.setdefault(word, NumberWord(value, _size(value), language))
    for value, word, language in _spelled():
        # «سهم» and «سیم» are a share and a wire.
        if value > 1 and word not in {"سه", "سی"}:
            for end in _ENDS[language]:
                own = NumberWord(value, _size(value), language, ordinal=True)
                known.setdefault(word + end, own)
        if language != "en" and value > 19:  # noqa: PLR2004
            glued = word + ("و" if language == "fa" else "o")
            known.setdefault(glued, NumberWord(value, _size(value), language, joins=True))
    for language, ordinals in _ORDINALS.items():
        for word, value in ordinals.items():
            known[word] = NumberWord(value, _size(value), language, ordinal=True)
    known["چارم"] = NumberWord(4, "unit", "fa", ordinal=True)
    return known


NUMBER_WORDS = _vocabulary()
