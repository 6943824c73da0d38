"""From the columns of a file to customers: reading, guessing what each column is, making rows."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hamdel.customers.public import CustomerGiven
from hamdel.language.fold import plain

SKIP: Final = ""
MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 60
IDENTIFIERS: Final = ("phone", "email", "user_id", "crm_id", "national_id", "telegram", "bale")
ATTRIBUTES: Final = (
    "name", "first_name", "last_name", "city", "province", "address", "postal_code",
    "birthday", "gender", "job", "company", "plan", "language",
)  # fmt: skip
CONSENTS: Final = {"consent:news": "news", "consent:surveys": "surveys"}
TARGETS: Final = (*IDENTIFIERS, *ATTRIBUTES, *CONSENTS)
_WORDS: Final[Mapping[str, tuple[str, ...]]] = {
    "phone": ("phone", "mobile", "cell", "tel", "تلفن", "موبایل", "شماره", "همراه", "شماره تماس"),
    "email": ("email", "e mail", "mail", "ایمیل", "رایانامه", "پست الکترونیک"),
    "user_id": ("user id", "userid", "customer id", "id", "کد مشتری", "شناسه", "کد کاربر"),
    "crm_id": ("crm id", "crm", "کد crm"),
    "national_id": ("national id", "national code", "کد ملی", "شماره ملی"),
    "telegram": ("telegram", "تلگرام"),
    "bale": ("bale", "بله"),
    "name": ("name", "full name", "customer", "نام و نام خانوادگی", "نام کامل", "مشتری"),
    "first_name": ("first name", "given name", "نام"),
    "last_name": ("last name", "family", "surname", "نام خانوادگی", "فامیلی"),
    "city": ("city", "شهر"),
    "province": ("province", "state", "استان"),
    "address": ("address", "نشانی", "آدرس"),
    "postal_code": ("postal code", "zip", "کد پستی"),
    "birthday": ("birthday", "birth date", "تاریخ تولد", "تولد"),
    "gender": ("gender", "sex", "جنسیت"),
    "job": ("job", "occupation", "شغل"),
    "company": ("company", "organization", "شرکت", "سازمان"),
    "plan": ("plan", "طرح", "اشتراک"),
    "language": ("language", "زبان"),
    "consent:news": ("newsletter", "marketing", "opt in", "خبرنامه"),
    "consent:surveys": ("survey", "surveys", "نظرسنجی"),
}
_YES: Final = frozenset(plain(w) for w in ("1", "yes", "true", "y", "بله", "بلی", "آری", "دارد"))
_NO: Final = frozenset(plain(w) for w in ("0", "no", "false", "n", "خیر", "نه", "ندارد"))


class Unreadable(ValueError):
    """The file can not be read as a table; the text says why, for people."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file as it was read: the names of its columns and its rows."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def read_table(content: bytes) -> Table:
    """Read CSV of any usual separator, UTF-8 (or Windows Persian); raises Unreadable."""
    text = _text(content)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:8192], ",;\t|")
    except csv.Error:
        dialect = csv.excel
    try:
        rows = [
            tuple(cell.strip() for cell in row)
            for row in csv.reader(io.StringIO(text), dialect)
            if any(cell.strip() for cell in row)
        ]
    except csv.Error as error:
        raise Unreadable(str(error)) from error
    if len(rows) < 2 or len(rows) > MOST_ROWS + 1 or len(rows[0]) > MOST_COLUMNS:  # noqa: PLR2004
        raise Unreadable("rows")
    return Table(columns=rows[0], rows=tuple(rows[1:]))


def guess(columns: Iterable[str]) -> list[str]:
    """What each column probably is; each target once; SKIP where nothing fits."""
    taken: set[str] = set()
    found = []
    for column in columns:
        word = plain(column)
        target = next(
            (t for t, words in _WORDS.items() if t not in taken and word in map(plain, words)),
            SKIP,
        )
        taken.add(target)
        found.append(target)
    return found


def customers_of_table(
    table: Table, *, mapping: Sequence[str], start: int = 0, count: int | None = None
) -> list[CustomerGiven]:
    """The rows from `start` on as customers, by what each column was said to be."""
    stop = None if count is None else start + count
    return [_given(row, mapping) for row in table.rows[start:stop]]


def _given(row: Sequence[str], mapping: Sequence[str]) -> CustomerGiven:
    said = [(t, cell) for t, cell in zip(mapping, row, strict=False) if t and cell]
    consents = {CONSENTS[t]: _consent(cell) for t, cell in said if t in CONSENTS}
    return CustomerGiven(
        identifiers=tuple((t, cell) for t, cell in said if t in IDENTIFIERS),
        attributes={t: cell for t, cell in said if t in ATTRIBUTES},
        consents={purpose: state for purpose, state in consents.items() if state},
    )


def _consent(cell: str) -> str:
    word = plain(cell)
    if word in _YES:
        return "granted"
    return "refused" if word in _NO else ""


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1256"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable("encoding")
