"""A score typed into a chat: a number of the scale and nothing else. Pure."""

import re
from typing import Final

from hamdel.language.bidi import strip_controls
from hamdel.language.digits import ascii_digits

WIDEST: Final = (0, 99)
_BARE: Final = re.compile(r"([0-9]{1,2})\s*[.!]?")


def score_typed(text: str, *, scale: tuple[int, int] | None) -> int | None:
    """The score that a message is, in any digits; None where it says anything else.

    Number words are none: «نه» is nine, and no.
    """
    found = _BARE.fullmatch(ascii_digits(strip_controls(text)).strip())
    if found is None or scale is None:
        return None
    score = int(found[1])
    return score if scale[0] <= score <= scale[1] else None
