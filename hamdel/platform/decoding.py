"""What a decoder says is wrong with JSON: a sentence, and the place that it means."""

import re
from typing import Final

import msgspec

_AT: Final = re.compile(r" - at `\$?\.?([^`]*)`$")
_NAMED: Final = re.compile(r"field `([^`]+)`")


def what_is_wrong(error: msgspec.ValidationError) -> tuple[str, str]:
    """The sentence and the place, e.g. `of[1].days`; "" for the whole."""
    text = str(error)
    at, named = _AT.search(text), _NAMED.search(text)
    parts = [one.group(1) for one in (at, named) if one and one.group(1)]
    return f"{_AT.sub('', text)}.", ".".join(parts)


def place_in(field: str, place: str) -> str:
    """A place within a field: `rule` and `of[1]` are `rule.of[1]`."""
    return f"{field}.{place}" if place else field
