"""Names of months in both calendars, as people write them in Persian and Latin letters."""

from typing import NamedTuple

from ..date_words import (
    GREGORIAN_MONTHS,
    GREGORIAN_MONTHS_PERSIAN,
    JALALI_MONTHS,
    JALALI_MONTHS_ENGLISH,
)
from .same_length import same_length


class MonthWord(NamedTuple):
    """A month of a calendar; `latin` names stand before the day too (Nov 3)."""

    jalali: bool
    month: int
    latin: bool
    cut: int = 0


_JALALI_LATIN = (
    "",
    "ordibehest ordibeheshte",
    "",
    "",
    "amordad",
    "shahrivr",
    "",
    "abaan",
    "aazar",
    "dei",
    "",
    "",
)
# As in Afghanistan.
_JALALI_DARI = (
    "حمل",
    "ثور",
    "جوزا",
    "سرطان",
    "اسد",
    "سنبله",
    "میزان",
    "عقرب",
    "قوس",
    "جدی",
    "دلو",
    "حوت",
)
_GREGORIAN_SPOKEN = (
    "ژانویه",
    "فبریه",
    "",
    "اپریل",
    "می مای",
    "",
    "جولای ژولای",
    "آگوست اگوست",
    "سپتامبر",
    "",
    "",
    "",
)
_GREGORIAN_SHORT = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep sept",
    "oct",
    "nov",
    "dec",
)
_ENDINGS = "ه م و ست رو ی"
# «مایه» and «میرو» are no months.
_SHORT = 3


def _known() -> dict[str, MonthWord]:
    lists = (
        (JALALI_MONTHS, True, False),
        (JALALI_MONTHS_ENGLISH, True, True),
        (_JALALI_LATIN, True, True),
        (_JALALI_DARI, True, False),
        (GREGORIAN_MONTHS_PERSIAN, False, False),
        (_GREGORIAN_SPOKEN, False, False),
        (GREGORIAN_MONTHS, False, True),
        (_GREGORIAN_SHORT, False, True),
    )
    known: dict[str, MonthWord] = {"امرداد": MonthWord(jalali=True, month=5, latin=False)}
    for names, jalali, latin in lists:
        for month, spelled in enumerate(names, 1):
            for name in same_length(spelled).split():
                known.setdefault(name, MonthWord(jalali, month, latin))
    for name, own in list(known.items()):
        if not own.latin:
            known.setdefault(name + "ماه", own)
            for end in _ENDINGS.split() if len(name) > _SHORT or own.jalali else ():
                known.setdefault(name + end, own._replace(cut=len(end)))
    return known


MONTHS = _known()
