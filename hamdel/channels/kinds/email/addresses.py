"""Who a mail says it is from, and to whom it went."""

import re
from collections.abc import Sequence
from email.utils import getaddresses
from typing import Final

from hamdel.language.emails import parse_email

from .head import words

_LONGEST: Final = 20_000  # characters of a header: reading addresses takes square time
_PLAIN: Final = re.compile(r"[^\s<>,;:\"()]{1,320}@[^\s<>,;:\"()]{1,255}")


def addresses_in(*headers: str) -> list[tuple[str, str]]:
    """Names and addresses in headers, in order; an address is an identity's form, or as it came."""
    found = []
    for raw in headers:
        for name, address in _parsed(raw[:_LONGEST]):
            same = parse_email(address)
            if address and (same or "@" in address):
                found.append((words(name), same or address))
    return found


def plain_addresses(headers: Sequence[str]) -> set[str]:
    """Every address that stands in headers, in an identity's form; takes linear time."""
    found = (parse_email(one) for raw in headers for one in _PLAIN.findall(raw))
    return {one for one in found if one is not None}


def _parsed(raw: str) -> list[tuple[str, str]]:
    try:
        return getaddresses([raw])
    except (ValueError, IndexError, TypeError, AttributeError):
        return [("", one) for one in _PLAIN.findall(raw)]
