"""Sheba: the IBAN of Iran, IR and 24 digits."""

import re

from .bidi import strip_controls
from .digits import ascii_digits

_LONGEST = 80
_SHEBA = re.compile(r"(?:IR)?([0-9]{24})")


def parse_sheba(raw: str) -> str | None:
    """Return IR and 24 digits where the check digits are right (ISO 7064, mod 97), or None."""
    if len(raw) > _LONGEST:
        return None
    typed = strip_controls(ascii_digits(raw)).upper()
    found = _SHEBA.fullmatch(re.sub(r"[\s-]", "", typed))
    if found is None:
        return None
    digits = found[1]
    # I is 18 and R is 27; country and check digits move to the end.
    return f"IR{digits}" if int(f"{digits[2:]}1827{digits[:2]}") % 97 == 1 else None
