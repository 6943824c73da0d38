"""Domain names, with letters beyond ASCII as IDNA 2008 and UTS 46 read them."""

import re
import unicodedata

import idna

_LONGEST = 253
_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_ASCII_HOST = re.compile(rf"(?:{_LABEL}\.)+(?!\d+\Z){_LABEL}")
_UPPER_TO_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")


def to_ascii(domain: str) -> str | None:
    """Return the domain as it goes over the wire (xn--…), after the UTS 46 mapping, or None."""
    if len(domain) > 4 * _LONGEST:
        return None
    try:
        wire = idna.encode(domain, uts46=True, std3_rules=True).decode("ascii")
    except (UnicodeError, IndexError):
        return None
    return None if wire.endswith(".") else wire


def to_unicode(domain: str) -> str | None:
    """Return the domain in its own letters, after the UTS 46 mapping, or None."""
    if len(domain) > 4 * _LONGEST:
        return None
    try:
        return idna.decode(domain, uts46=True, std3_rules=True)
    except (UnicodeError, IndexError):
        return None


def ascii_lower(text: str) -> str:
    """Return `text` with A-Z in lower case and every other character untouched."""
    return text.translate(_UPPER_TO_LOWER)


def parse_domain(raw: str) -> str | None:
    """Return the wire form of a public host name that says by itself which domain it is.

    None for addresses in digits of any script, single labels, and for letters that UTS 46 would quietly turn
    into others (full-width, soft hyphen, the Kelvin sign): such a name may look like a
    domain it is not meant to be. «نمونه.ایران» and its xn-- form are the same domain.
    """
    domain = ascii_lower(raw)
    if not domain.isascii() or "xn--" in domain:
        wire = to_ascii(domain)
        own = None if wire is None else to_unicode(wire)
        if wire is None or own is None or own.rpartition(".")[2].isdecimal():
            return None
        if not domain.isascii() and _own_letters(domain) != own:
            return None
        domain = wire
    if len(domain) > _LONGEST or not _ASCII_HOST.fullmatch(domain):
        return None
    return domain


def _own_letters(domain: str) -> str | None:
    """Return the domain in lower case, or None where lowering it makes an ASCII letter."""
    lowered = [char if char.isascii() else char.lower() for char in domain]
    changed = any(
        not before.isascii() and after.isascii()
        for before, after in zip(domain, lowered, strict=True)
    )
    own = "".join(lowered)
    return own if not changed and unicodedata.is_normalized("NFC", domain) else None
