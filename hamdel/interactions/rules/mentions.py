"""Whether a text that nobody could understand speaks of somebody all the same."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from hamdel.language.digits import ascii_digits

Canonical = Callable[[str, str], str | None]

_NOT_DIGITS: Final = re.compile(r"[^0-9]+")
_NATIONAL_ID: Final = re.compile(r"(?<![0-9])[0-9]{8,10}(?![0-9])")
_SHORTEST: Final = 6  # a shorter id is found in any text


def mentions(payload: str, known: Iterable[tuple[str, str]], *, canonical: Canonical) -> bool:
    """Whether any of `known`, (kind, canonical value) pairs, is in a text in any written form.

    Phones, e-mails and national ids are found within sentences too, ids of other systems where
    they are a whole value. `canonical(kind, raw)` is the value by which identifiers are compared.
    """
    words = list(_words(payload))
    text = ascii_digits("\n".join(words)).casefold()
    finders: dict[str, Callable[[str], bool]] = {
        "phone": _phone_finder(text),
        "email": lambda value: (
            value.casefold() in text
            or any("@" in w and canonical("email", w) == value for w in words)
        ),
        "national_id": lambda value: any(
            canonical("national_id", run) == value
            for run in _NATIONAL_ID.findall(text.replace("-", ""))
        ),
    }
    return any(
        finders[kind](value)
        if kind in finders
        else any(canonical(kind, word) == value for word in words)
        or (len(words) == 1 and len(value) >= _SHORTEST and value.casefold() in text)
        for kind, value in known
    )


def _phone_finder(text: str) -> Callable[[str], bool]:
    # However a number is grouped, its digits stand in this order.
    digits = _NOT_DIGITS.sub("", text)
    return lambda value: value.removeprefix("+").removeprefix("98") in digits


def _words(payload: str) -> Iterator[str]:
    """The texts and numbers in a JSON text; the whole of it where it is none."""
    try:
        waiting: list[Any] = [json.loads(payload)]
    except (ValueError, RecursionError):
        yield payload
        return
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            waiting += one.values()
        elif isinstance(one, list):
            waiting += one
        elif isinstance(one, str | int):
            yield str(one)
