"""Discount codes: made so that nobody guesses or misreads one, or read from a file of others."""

import csv
import io
import re
import secrets
from typing import Final

ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # 31 letters; none looks like another
LONGEST: Final = 60
MOST: Final = 100_000
_LENGTH: Final = 10  # 31^10 = 8·10^14: with 100,000 codes one guess in eight thousand million fits
_PREFIX: Final = re.compile(r"[A-Z0-9-]{0,12}")
_HEADS: Final = frozenset({"code", "codes", "کد", "کد تخفیف", "discount", "discount code"})
_CODE: Final = re.compile(r"\S{1,60}")


class CodesRefused(ValueError):
    """Codes that can not be taken; the text says why."""


def make_codes(count: int, *, prefix: str = "") -> list[str]:
    """Make `count` different codes. Raises CodesRefused for a number or prefix that can not be."""
    if not 1 <= count <= MOST:
        raise CodesRefused(f"Make between 1 and {MOST:,} codes at once.")
    start = prefix.strip().upper()
    if not _PREFIX.fullmatch(start):
        raise CodesRefused("A prefix has up to 12 letters A to Z, digits and hyphens.")
    made: dict[str, None] = {}
    while len(made) < count:
        made[start + "".join(secrets.choice(ALPHABET) for _ in range(_LENGTH))] = None
    return list(made)


def read_codes(text: str) -> list[str]:
    """The codes of a file: one a line, or the first column of a CSV; a heading is left out.

    Each once, in their order. Raises CodesRefused naming the line of what is no code.
    """
    delimiter = next((one for one in (";", "\t") if one in text.partition("\n")[0]), ",")
    found: dict[str, None] = {}
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=delimiter)
    for number, row in enumerate(rows, start=1):
        code = row[0].strip() if row else ""
        if not code or (number == 1 and code.casefold() in _HEADS):
            continue
        if not _CODE.fullmatch(code):
            raise CodesRefused(f"Line {number} is no code: {LONGEST} letters without blanks.")
        found[code] = None
    if len(found) > MOST:
        raise CodesRefused(f"Take in at most {MOST:,} codes at once.")
    if not found:
        raise CodesRefused("There is no code in it.")
    return list(found)
