"""Ready texts with a few placeholders: {name} becomes the customer's name. Nothing else is done."""

import re
from collections.abc import Mapping
from typing import Final

NAMES: Final = ("name", "agent", "number", "today", "channel")
_PLACE: Final = re.compile(r"\{([a-z_]{1,30})\}")


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its placeholders filled in, once: what is put in is never read again.

    What is no placeholder of ours, or not known, stays as it is written.
    """
    return _PLACE.sub(lambda found: values.get(found[1]) or found[0], text)


def unknown_names(text: str) -> tuple[str, ...]:
    """The placeholders of a text that nothing would fill in."""
    found = dict.fromkeys(_PLACE.findall(text))
    return tuple(name for name in found if name not in NAMES)
