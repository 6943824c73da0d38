"""Customers as rows of a file, both ways."""

from collections.abc import Iterator
from datetime import datetime
from hashlib import blake2b
from typing import Any, Final

import msgspec

from hamdel.customers.public import Claim
from hamdel.interactions.public import IDENTIFY, Draft
from hamdel.platform.instants import rfc3339, to_micros

from .rows_of_interactions import KINDS

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
_IGNORED: Final = frozenset({"id", "customer_id"})


class NoCustomer(ValueError):
    """The row names nobody."""


def draft_of_customer(row: dict[str, Any], *, source: str, now: datetime) -> Draft:
    """Understand a row as what the company's books say of one person: its words are verified.

    Columns that are identifiers (also by their Persian names) identify; all others are
    attributes. The same row told again changes nothing. Raises NoCustomer.
    """
    named = {_column(name): value for name, value in row.items()}
    identifiers = tuple((kind, str(named.pop(kind)), True) for kind in KINDS if kind in named)
    if not identifiers:
        raise NoCustomer(f"none of {', '.join(KINDS)}")
    traits = {name: value for name, value in named.items() if name not in _IGNORED}
    at = to_micros(now)
    text = msgspec.json.encode([identifiers, sorted(traits.items(), key=str)], order="sorted")
    message_id = f"import-{blake2b(text, digest_size=12).hexdigest()}"
    call = {
        "type": "identify",
        "messageId": message_id,
        "timestamp": rfc3339(now),
        "traits": traits | {kind: value for kind, value, _ in identifiers},
    }
    return Draft(
        IDENTIFY,
        message_id,
        "import",
        "unknown",
        "",
        at,
        Claim(identifiers, traits, source, at),
        msgspec.json.encode(call).decode(),
    )


def customer_rows() -> Iterator[dict[str, Any]]:
    """Give every customer."""
    raise NotImplementedError


def _column(name: str) -> str:
    plain = " ".join(name.replace("\u200c", " ").split()).lower()
    return _NAMES.get(plain, plain if plain in KINDS else name)
