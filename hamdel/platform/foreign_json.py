"""JSON that others wrote: read so that all of it can be kept, shown and sent on."""

import json
import math
import re
from typing import Any, Final

INT64: Final = 2**63
_MOST_DIGITS: Final = 20  # with the sign: longer ones are out of range, and Python reads no 4,301
_HALF: Final = re.compile("[\ud800-\udfff]")
_HALF_ESCAPED: Final = re.compile(r"\\u[dD][89a-fA-F]")


def read_foreign(text: str) -> Any:
    """Read a JSON text; raises ValueError where it is none, or is nested too deep.

    Whatever its numbers are: an integer past 64 bits, or a number past what a double holds, stays
    the text that was written. Half a character (a lone surrogate) becomes U+FFFD.
    """
    try:
        value = json.loads(text, parse_int=_integer, parse_float=_number, parse_constant=str)
        if _HALF_ESCAPED.search(text) or _HALF.search(text):
            value = json.loads(whole_text(json.dumps(value, ensure_ascii=False)))
    except RecursionError:
        raise ValueError("Nested too deep.") from None
    return value


def whole_text(text: str) -> str:
    """Give the text with U+FFFD where it holds half a character, which nothing can keep or send."""
    return text if text.isascii() else _HALF.sub("\ufffd", text)


def fits(digits: str) -> bool:
    """Whether an integer, as JSON writes it, has at most 64 bits."""
    return len(digits) <= _MOST_DIGITS and -INT64 <= int(digits) < INT64


def _integer(digits: str) -> int | str:
    return int(digits) if fits(digits) else digits


def _number(written: str) -> float | str:
    number = float(written)
    return written if math.isinf(number) else number
