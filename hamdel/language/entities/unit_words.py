"""Words of what is counted: money, time, percent, with the endings people say on them."""

from typing import Literal, NamedTuple

from .same_length import same_length
from .word_sets import words

Unit = Literal[
    "toman", "rial", "percent", "second", "minute", "hour", "day", "week", "month", "year"
]


class UnitWord(NamedTuple):
    """What is counted, and how many letters at the end are no part of it («تومنه» 1)."""

    unit: Unit
    cut: int = 0


_MONEY: dict[Unit, str] = {
    "toman": "تومان تومن تومنی تومانی تومانه‌ای تومان‌ه توم تومون "
    "toman tomans tooman toomans tomani toomani tomany tuman tomaan tomn tmn irt",
    "rial": "ریال ریالی رییال rial rials riyal riyals rls irr riali",
    "percent": "درصد درصدی درصدیه فیصد فیصدی % percent percents pct darsad darsadi",
}
_TIME: dict[Unit, str] = {
    "second": "ثانیه ثانیهای ثانیه‌ای saniye saniyeh sanie second seconds sec secs",
    "minute": "دقیقه دیقه دقه دقیقهای daghighe daghigheh daqiqe daqighe dighe daghe daghighei daghigheie "
    "minute minutes min mins",
    "hour": "ساعت ساعته ساعتی saat saate saeat sa'at hour hours hr hrs h",
    "day": "روز روزه روزی شبانهروز شب شبه شبی roz rooz ruz rouz roze rooze ruze shab shabe day days "
    "night nights",
    "week": "هفته هفتهای هفتگی hafte hafteh haftei hafteie week weeks wk wks",
    "month": "ماه ماهه ماهی برج mah maah mahe maahe month months",
    "year": "سال ساله سالی sal saal sale saale year years yr yrs",
}
_ENDINGS = "ه و م ت ش ست س رو مون تون شون ام اش یه ها شو مو تو شم مم شه ئه عه"
_LATIN_ENDINGS = "e o i am esh et eto esho amo ro s eshun"


_SHORTEST = {False: 2, True: 4}


def _known(lists: dict[Unit, str], endings: str, latin: str) -> dict[str, UnitWord]:
    known: dict[str, UnitWord] = {}
    for unit, spelled in lists.items():
        for word in words(spelled):
            known[word] = UnitWord(unit)
    for word, own in list(known.items()):
        for end in (latin if word.isascii() else endings).split():
            # «سالم» is healthy, "salam" a greeting.
            if word.isalpha() and len(word) > _SHORTEST[word.isascii()]:
                known.setdefault(word + same_length(end), UnitWord(own.unit, len(end)))
    return known


MONEY_UNITS = _known(_MONEY, _ENDINGS, _LATIN_ENDINGS)
TIME_UNITS = _known(_TIME, "ه م ت ش ست س رو مون تون شون ش اش شه مه", "esh o am esheh eshe")
# Ages («۱۹ سالمه») and words of their own.
for _word in words("سالت سالمه سالشه سالمون شبم شبت شبش شبی شبرو شبمه شبشه"):
    TIME_UNITS.pop(_word, None)
NIGHTS = words("شب شبه shab shabe night nights")
# A number and its unit as one adjective; the last letter may be «است» as well.
ADJECTIVES = words("روزه ساعته ماهه ساله شبه roze rooze ruze saate mahe maahe sale saale shabe")
# «ضمانت یک‌سالهی شما», the half space lost.
for _word in ADJECTIVES:
    if not _word.isascii():
        TIME_UNITS.setdefault(_word + "ی", UnitWord(TIME_UNITS[_word].unit, 1))
ALL_UNITS = MONEY_UNITS | TIME_UNITS
