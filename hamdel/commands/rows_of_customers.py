"""Customers as rows of a file, both ways."""

from collections.abc import Iterator
from typing import Any, Final

from hamdel.customers.public import CustomerFacts, CustomerGiven, list_customers
from hamdel.platform.instants import rfc3339

from .rows_of_interactions import KINDS

COLUMNS: Final = {
    "id": "int", "name": "text", "created_at": "text", **dict.fromkeys(KINDS, "text"),
    "attributes": "text", "consents": "text",
}  # fmt: skip
# What columns of other programs are called, folded to lower case without spaces at the ends.
_NAMES: Final = {
    "e-mail": "email", "mail": "email", "ایمیل": "email", "رایانامه": "email", "پست الکترونیک": "email",
    "mobile": "phone", "tel": "phone", "telephone": "phone", "phone number": "phone",
    "موبایل": "phone", "تلفن": "phone", "شماره": "phone", "تلفن همراه": "phone",
    "شماره موبایل": "phone", "شماره تلفن": "phone",
    "userid": "user_id", "user id": "user_id", "شناسه": "user_id", "شناسه کاربر": "user_id",
    "nationalid": "national_id", "کد ملی": "national_id", "کدملی": "national_id",
    "crm": "crm_id", "crmid": "crm_id", "تلگرام": "telegram", "بله": "bale",
    "نام": "first_name", "نام خانوادگی": "last_name", "نام و نام خانوادگی": "name",
    "نام کامل": "name", "firstname": "first_name", "lastname": "last_name",
    "first name": "first_name", "last name": "last_name", "شهر": "city", "استان": "province",
    "نشانی": "address", "آدرس": "address",
}  # fmt: skip
_IGNORED: Final = frozenset({"id", "customer_id", "created_at"})


_AT_ONCE: Final = 500


def customer_of_row(row: dict[str, Any]) -> CustomerGiven:
    """Understand a row: columns that are identifiers, also by their Persian names, identify.

    Several values of one column are parted by a bar; all other columns are attributes.
    """
    named = {_column(name): value for name, value in row.items()}
    identifiers = [
        (kind, one.strip())
        for kind in KINDS
        if kind in named
        for one in str(named.pop(kind)).split("|")
    ]
    attributes = named.pop("attributes", None)
    more = attributes if isinstance(attributes, dict) else {}
    named.pop("consents", None)
    said = {name: value for name, value in named.items() if name not in _IGNORED}
    return CustomerGiven(identifiers=tuple(identifiers), attributes=more | said)


def customer_rows() -> Iterator[dict[str, Any]]:
    """Give every customer, newest first."""
    cursor: int | None = None
    while True:
        page = list_customers(cursor=cursor, limit=_AT_ONCE)
        for facts in page.customers:
            yield _row(facts)
        cursor = page.next
        if cursor is None:
            return


def _row(facts: CustomerFacts) -> dict[str, Any]:
    known: dict[str, list[str]] = {}
    for one in facts.identifiers:
        known.setdefault(one.kind, []).append(one.value)
    return {
        "id": facts.id,
        "name": facts.name or None,
        "created_at": rfc3339(facts.created_at),
        **{kind: "|".join(dict.fromkeys(values)) for kind, values in known.items()},
        "attributes": {fact.name: fact.value for fact in facts.attributes},
        "consents": {fact.purpose: fact.state for fact in facts.consents},
    }


def _column(name: str) -> str:
    plain = " ".join(name.replace("\u200c", " ").split()).lower()
    return _NAMES.get(plain, plain if plain in KINDS else name)
