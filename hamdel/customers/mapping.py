"""From the columns of a file to customers: guessing what each column is, and making rows."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from hamdel.language.bidi import strip_outer_isolates
from hamdel.language.fold import plain
from hamdel.platform.tables import Table, TableRow, plain_cell

from .contracts import BALE, CRM_ID, EMAIL, NATIONAL_ID, PHONE, TELEGRAM, USER_ID
from .usecases.importing import CustomerGiven

LEAVE_OUT: Final = ""
IDENTIFIERS: Final = (PHONE, EMAIL, USER_ID, CRM_ID, NATIONAL_ID, TELEGRAM, BALE)
_HEADERS: Final[dict[str, str]] = {
    PHONE: "phone|mobile|cell|tel|telephone|phone number|mobile number|تلفن|موبایل|شماره|همراه|"
    "شماره تماس|شماره موبایل|شماره همراه|تلفن همراه|تلفن ثابت",
    EMAIL: "email|e mail|mail|email address|ایمیل|رایانامه|پست الکترونیک|پست الکترونیکی",
    USER_ID: "user id|userid|user_id|customer id|id|کد مشتری|شناسه|شناسه کاربر|کد کاربر|کد کاربری",
    CRM_ID: "crm id|crm_id|crm|کد crm|شناسه crm",
    NATIONAL_ID: "national id|national_id|national code|کد ملی|شماره ملی|کدملی",
    TELEGRAM: "telegram|تلگرام|شناسه تلگرام",
    BALE: "bale|بله|شناسه بله",
    "name": "name|full name|customer|customer name|نام و نام خانوادگی|نام کامل|مشتری|نام مشتری",
    "first_name": "first name|firstname|first_name|given name|نام|نام کوچک|اسم",
    "last_name": "last name|lastname|last_name|family|family name|surname|نام خانوادگی|فامیل|فامیلی",
    "city": "city|شهر",
    "address": "address|نشانی|آدرس",
    "postal_code": "postal code|postal_code|zip|کد پستی|کدپستی",
    "birthday": "birthday|birth date|تاریخ تولد|تولد",
    "consent:news": "newsletter|marketing|opt in|خبرنامه|دریافت خبرنامه",
}
_GUESSES: Final = {
    plain(word): target for target, words in _HEADERS.items() for word in words.split("|")
}
TARGETS: Final = tuple(_HEADERS)
_YES: Final = frozenset(map(plain, ("1", "yes", "true", "y", "بله", "بلی", "آری", "دارد")))
_NO: Final = frozenset(map(plain, ("0", "no", "false", "n", "خیر", "نه", "ندارد")))
_EXCEL_TEXT: Final = re.compile(r'="(.*)"', re.DOTALL)
_NUMBERED: Final = re.compile(r" [0-9]+$")
_SEVERAL: Final = frozenset({PHONE, EMAIL})


def guess_columns(columns: Iterable[str]) -> list[str]:
    """What each column probably is, one of TARGETS or LEAVE_OUT; phones and e-mails may be several.

    A file with «نام» alone has whole names there; beside «نام خانوادگی» it is the first name.
    """
    found: list[str] = []
    for column in columns:
        target = _GUESSES.get(plain(_NUMBERED.sub("", column).replace("_", " ")), LEAVE_OUT)
        taken = target in found and target not in _SEVERAL
        found.append(LEAVE_OUT if taken else target)
    if "last_name" not in found and "name" not in found:
        found = ["name" if target == "first_name" else target for target in found]
    return found


def customers_of_table(
    table: Table, *, mapping: Sequence[str], start: int = 0, count: int | None = None
) -> list[CustomerGiven]:
    """Rows of a table as customers, from the row at `start` on, by what each column was said to be.

    A target that is not one of TARGETS names an attribute.
    """
    stop = None if count is None else start + count
    return [_given(row, mapping) for row in table.rows[start:stop]]


def _given(row: TableRow, mapping: Sequence[str]) -> CustomerGiven:
    said = [
        (target, cell)
        for target, raw in zip(mapping, row.cells, strict=False)
        if target and (cell := _value(raw))
    ]
    consents = {
        target.removeprefix("consent:"): state
        for target, cell in said
        if target.startswith("consent:") and (state := _consent(cell))
    }
    return CustomerGiven(
        identifiers=tuple((t, cell) for t, cell in said if t in IDENTIFIERS),
        attributes={
            t: cell for t, cell in said if t not in IDENTIFIERS and not t.startswith("consent:")
        },
        consents=consents,
    )


def _value(raw: str) -> str:
    """A cell without what programs put around texts: our apostrophe, isolates, Excel's ="…"."""
    cell = strip_outer_isolates(plain_cell(raw))
    wrapped = _EXCEL_TEXT.fullmatch(cell.strip())
    return (wrapped.group(1) if wrapped else cell).strip()


def _consent(cell: str) -> str:
    word = plain(cell)
    if word in _YES:
        return "granted"
    return "refused" if word in _NO else ""
