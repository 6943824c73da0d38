"""Identifiers in the one form in which they are compared, and the ones that identify nobody."""

import hmac
import re
from collections.abc import Callable
from hashlib import blake2b, sha256
from typing import Final

from hamdel.language.digits import ascii_digits
from hamdel.language.emails import parse_email
from hamdel.language.national_id import parse_national_id
from hamdel.language.phones import parse_phone

from ..contracts import (
    ANONYMOUS_ID,
    BALE,
    CRM_ID,
    EMAIL,
    KINDS,
    NATIONAL_ID,
    PHONE,
    TELEGRAM,
    USER_ID,
)

Key = tuple[str, str, bool]  # kind, canonical value, vouched for

STRONG: Final = frozenset({USER_ID, NATIONAL_ID, CRM_ID})
RANK: Final = {kind: rank for rank, kind in enumerate(KINDS)}
LONGEST: Final = 320
HIDDEN: Final = "•••"

_HANDLE: Final = re.compile(r"@?([A-Za-z0-9_]{3,64})")
_NO_IDS: Final = frozenset(
    [
        "null",
        "undefined",
        "none",
        "nan",
        "nil",
        "true",
        "false",
        "0",
        "-1",
        "anonymous",
        "guest",
        "unknown",
        "n/a",
        "na",
        "-",
        "(null)",
        "{}",
        "[]",
        "userid",
        "user_id",
        "distinct_id",
        "anonymous_id",
        "not_set",
    ]
) | {"[object object]"}
_NOBODY: Final = frozenset(
    [
        "none",
        "noemail",
        "no-email",
        "no_email",
        "nomail",
        "no-mail",
        "noreply",
        "no-reply",
        "donotreply",
        "nobody",
        "null",
        "undefined",
        "unknown",
        "invalid",
        "notavailable",
        "na",
        "nadarad",
        "nadaram",
    ]
)
_TYPED_AT_RANDOM: Final = frozenset(
    [
        "test",
        "tests",
        "asdf",
        "asd",
        "qwe",
        "qwerty",
        "abc",
        "aaa",
        "a",
        "b",
        "x",
        "xx",
        "xxx",
        "email",
        "mail",
        "user",
        "admin",
        "example",
    ]
)
_PUBLIC_MAIL: Final = frozenset(
    [
        "gmail.com",
        "yahoo.com",
        "hotmail.com",
        "outlook.com",
        "live.com",
        "chmail.ir",
        "test.com",
        "mail.com",
    ]
)
_SAME_DIGITS: Final = 7


def canonical(kind: str, raw: str, *, secret: bytes) -> str | None:
    """The value by which `raw` is compared, or None where it is no identifier of that kind.

    Phones become E.164, e-mails the form of `parse_email`, national ids the HMAC-SHA256 of their
    digits under `secret` (so a copy of the database tells nobody's), handles of messengers lower
    case; ids of other systems stay as they are, to the letter.
    """
    read = _READERS.get(kind)
    if read is not None:
        return read(raw)
    if kind == NATIONAL_ID:
        digits = parse_national_id(raw)
        return digits and hmac.new(secret, digits.encode(), sha256).hexdigest()
    return None


def identifies_nobody(kind: str, value: str) -> bool:
    """Whether a canonical value is a placeholder: people type it, no person has it."""
    if kind == PHONE:
        return len(set(value[-_SAME_DIGITS:])) == 1
    if kind == EMAIL:
        local, _, domain = value.partition("@")
        return local in _NOBODY or (
            (local in _TYPED_AT_RANDOM)
            and (domain in _PUBLIC_MAIL or local == domain.partition(".")[0])
        )
    return kind in {USER_ID, CRM_ID, ANONYMOUS_ID} and value.lower() in _NO_IDS


def shown_value(kind: str, value: str) -> str:
    """A canonical value as it may be shown: of a national id only that there is one."""
    return HIDDEN if kind == NATIONAL_ID else value


def _as_is(raw: str) -> str | None:
    """Ids of other systems: two that differ in anything are two."""
    if not raw.strip():
        return None
    if len(raw) <= LONGEST and "\x00" not in raw and not _lone_surrogate(raw):
        return raw
    digest = blake2b(raw.encode(errors="surrogatepass"), digest_size=32).hexdigest()
    return f"blake2b:{digest}"


def _lone_surrogate(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= letter <= "\udfff" for letter in text)


def _messenger(raw: str) -> str | None:
    text = ascii_digits(raw).strip()
    found = _HANDLE.fullmatch(text)
    if found:
        return found.group(1).lower()
    return text if re.fullmatch(r"-?[0-9]{1,20}", text) else None


def _email(raw: str) -> str | None:
    value = parse_email(raw)
    return value if value is not None and len(value) <= LONGEST else None


_READERS: Final[dict[str, Callable[[str], str | None]]] = {
    PHONE: parse_phone,
    EMAIL: _email,
    TELEGRAM: _messenger,
    BALE: _messenger,
    USER_ID: _as_is,
    CRM_ID: _as_is,
    ANONYMOUS_ID: _as_is,
}
