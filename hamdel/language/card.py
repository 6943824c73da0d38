"""Bank card numbers: 16 digits with a Luhn check digit."""

import re

from .bidi import strip_controls
from .digits import ascii_digits

_LONGEST = 60
_CARD = re.compile(r"[0-9]{16}")


def parse_card(raw: str) -> str | None:
    """Return the 16 ASCII digits of a card whose Luhn digit is right, or None."""
    if len(raw) > _LONGEST:
        return None
    digits = re.sub(r"[\s-]", "", strip_controls(ascii_digits(raw)))
    if not _CARD.fullmatch(digits) or len(set(digits)) == 1:
        return None
    doubled = sum(sum(divmod(2 * int(digit), 10)) for digit in digits[::2])
    return digits if (doubled + sum(map(int, digits[1::2]))) % 10 == 0 else None
