"""Integers that no two programs read alike: none of them is taken in."""

import json
from typing import Any, Final

from hamdel.platform.foreign_json import fits

from ..contracts import Refused

_DIGITS: Final = bytes.maketrans(b"123456789", b"000000000")
_LONG: Final = b"0" * 19  # the shortest that may have more than 64 bits


class _TooLarge:
    """Stands for an integer that is out of range while its place is sought."""


def refuse_huge(given: bytes) -> None:
    """Raise Refused, naming the field, where JSON holds an integer of more than 64 bits.

    Costs a look through the bytes: only what holds a long run of digits (an IBAN is one, too) is
    read. What is no JSON passes.
    """
    if _LONG not in given.translate(_DIGITS):
        return
    try:
        value = json.loads(given, parse_int=_integer)
    except (ValueError, RecursionError):
        return
    place = _place(value)
    if place is not None:
        raise Refused("An integer is out of range (64 bits).", field=place or "event")


def _integer(digits: str) -> Any:
    return int(digits) if fits(digits) else _TooLarge()


def _place(value: Any) -> str | None:
    """Where one of them stands, e.g. `properties.items.0.price`; None for none."""
    waiting: list[tuple[str, Any]] = [("", value)]
    while waiting:
        place, one = waiting.pop()
        if isinstance(one, _TooLarge):
            return place.removeprefix(".")
        if isinstance(one, dict):
            waiting += ((f"{place}.{name}", inner) for name, inner in one.items())
        elif isinstance(one, list):
            waiting += ((f"{place}.{at}", inner) for at, inner in enumerate(one))
    return None
