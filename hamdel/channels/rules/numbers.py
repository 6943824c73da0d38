"""Phone numbers as programs write them."""

import re
from typing import Final

from hamdel.language.phones import parse_phone

_WITH_COUNTRY: Final = re.compile(r"[1-9][0-9]{9,14}")


def number_of(said: str) -> str | None:
    """The number in E.164; programs abroad write it without the plus sign."""
    found = parse_phone(said)
    if found is None and _WITH_COUNTRY.fullmatch(said.strip()):
        found = parse_phone(f"+{said.strip()}")
    return found
