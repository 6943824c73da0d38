"""Whether a text that nobody could understand speaks of somebody all the same."""

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from hamdel.language.digits import ascii_digits
from hamdel.platform.foreign_json import read_foreign

Canonical = Callable[[str, str], str | None]

_NOT_DIGITS: Final = re.compile(r"[^0-9]+")
_NATIONAL_ID: Final = re.compile(r"(?<![0-9])[0-9]{8,10}(?![0-9])")
_SHORTEST: Final = 6  # a shorter id is found in any text


def mentions(payload: str, known: Iterable[tuple[str, str]], *, canonical: Canonical) -> bool:
    """Whether any of `known`, (kind, canonical value) pairs, is in a text in any written form.

    Phones, e-mails and national ids are found within sentences too, ids of other systems where
    they are a whole value. `canonical(kind, raw)` is the value by which identifiers are compared.
    """
    words = _words(payload)
    whole = words is None
    said = [payload] if words is None else words
    text = ascii_digits("\n".join(said)).casefold()
    # However a number is grouped, its digits stand in this order.
    digits = _NOT_DIGITS.sub("", text)
    national_ids = _NATIONAL_ID.findall(text.replace("-", ""))

    def found(kind: str, value: str) -> bool:
        if kind == "phone":
            return value.removeprefix("+").removeprefix("98") in digits
        if kind == "national_id":
            return any(canonical(kind, one) == value for one in national_ids)
        within = kind == "email" or (whole and len(value) >= _SHORTEST)
        return (within and value.casefold() in text) or any(
            canonical(kind, one) == value for one in said
        )

    return any(found(kind, value) for kind, value in known)


def _words(payload: str) -> list[str] | None:
    """The texts and numbers in a JSON text; None where it is none."""
    try:
        waiting: list[Any] = [read_foreign(payload)]
    except ValueError:
        return None
    found: list[str] = []
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str | int):
            found.append(str(one))
    return found
