"""E-mail addresses as identities: one plain address in, its canonical form out."""

import re
import unicodedata

from .bidi import strip_outer_isolates
from .domains import ascii_lower, parse_domain

_LONGEST = 254
_LONGEST_LOCAL = 64
_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~\u0080-\U0010ffff-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*")


def parse_email(raw: str) -> str | None:
    """Return the address as an identity, or None where `raw` is not exactly one plain address.

    Only A-Z is lowered (Unicode case folding would give one person's account to the owner of a
    look-alike: Django CVE-2019-19844), the domain is in its wire form, tags and dots stay.
    Refused: display names, brackets, quoted local parts, comments, addresses in digits, line
    ends and invisible characters. Give it the text as it came: normalizing first would turn
    letters of other scripts into ASCII.
    """
    typed = ascii_lower(strip_outer_isolates(raw[: 2 * _LONGEST]))
    local, at, domain = typed.rpartition("@")
    if not at or len(raw) > _LONGEST or len(local.encode("utf-8", "replace")) > _LONGEST_LOCAL:
        return None
    if not _LOCAL.fullmatch(local) or not (local.isascii() or _visible(local)):
        return None
    wire = parse_domain(domain)
    return None if wire is None else f"{local}@{wire}"


def _visible(local: str) -> bool:
    """Tell whether the local part is letters, marks and numbers in composed form."""
    return unicodedata.is_normalized("NFC", local) and all(
        char.isascii() or unicodedata.category(char)[0] in "LMN" for char in local
    )
