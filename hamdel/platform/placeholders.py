"""Texts with places to fill in: `{name}` where the name is on a list, and nothing else.

There are no expressions, filters or attributes, and what was filled in is never read again: a
customer called «{agent}» stays one.
"""

import re
from collections.abc import Collection, Mapping
from typing import Final

_PLACE: Final = re.compile(r"\{([a-z][a-z_]{0,39})\}")


def unknown_places(text: str, *, known: Collection[str]) -> list[str]:
    """The names in braces of `text` that are not on the list, each once, in order."""
    return [name for name in dict.fromkeys(_PLACE.findall(text)) if name not in known]


def fill_in(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with the value of each name on the list; other braces stay as they are."""
    return _PLACE.sub(lambda place: values.get(place[1], place[0]), text)
