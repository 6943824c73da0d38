"""The ten-digit national id (کد ملی) of Iran."""

import re

from .bidi import strip_controls
from .digits import ascii_digits

_LONGEST = 40
_WRITTEN = re.compile(r"[0-9]{10}|[0-9]{3}[ -][0-9]{6}[ -][0-9]")
_DIGITS = 10
_SHORTEST = 8


def parse_national_id(raw: str, *, restore_zeros: bool = False) -> str | None:
    """Return the ten ASCII digits of a national id whose check digit is right, or None.

    Ten times the same digit is refused. `restore_zeros` takes the eight or nine digits that
    are left where a spreadsheet has eaten leading zeros.
    """
    typed = strip_controls(ascii_digits(raw)).strip() if len(raw) <= _LONGEST else ""
    if restore_zeros and _SHORTEST <= len(typed) < _DIGITS:
        typed = typed.rjust(_DIGITS, "0")
    if not _WRITTEN.fullmatch(typed):
        return None
    digits = typed.replace("-", "").replace(" ", "")
    # Weights 10 to 2; the remainder by 11 is the check digit, or 11 minus it is.
    rest = sum(int(digit) * (10 - place) for place, digit in enumerate(digits[:9])) % 11
    right = int(digits[9]) == (rest if rest < 2 else 11 - rest)  # noqa: PLR2004
    return digits if right and len(set(digits)) > 1 else None
