"""The headers of a mail that came in: found by name, decoded with patience."""

import re
from collections.abc import Iterable
from email.errors import HeaderParseError
from email.header import decode_header
from typing import Final

from .charsets import decode

MOST: Final = 2_000  # headers that are looked at
LONGEST: Final = 60_000  # characters of one
_FOLDS: Final = re.compile(r"\r?\n[ \t]?|\r")
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029 ]+")
_ENCODED: Final = "=?"


class Head:
    """Headers in order; names are lower case, values as they came but for stray bytes."""

    def __init__(self, items: Iterable[tuple[str, object]]) -> None:
        self._values: dict[str, list[str]] = {}
        for number, (name, value) in enumerate(items):
            if number >= MOST:
                break
            self._values.setdefault(name.lower(), []).append(_bytes_in(str(value)[:LONGEST]))

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def names(self) -> list[str]:
        """All names, each once."""
        return list(self._values)

    def all(self, name: str) -> list[str]:
        """Every value of a name, unfolded."""
        return [_FOLDS.sub(" ", one).strip() for one in self._values.get(name, ())]

    def one(self, name: str) -> str:
        """The first value of a name; "" where there is none."""
        return next(iter(self.all(name)), "")

    def text(self, name: str) -> str:
        """The first value of a name as people read it."""
        return words(self.one(name))


def words(raw: str) -> str:
    """A header's value as people read it: encoded words (RFC 2047) and stray bytes decoded."""
    plain = _bytes_in(raw)
    if _ENCODED not in plain:
        return _tidy(plain)
    try:
        found = decode_header(plain)
    except (HeaderParseError, ValueError, LookupError):
        return _tidy(plain)
    said = (
        decode(one, charset or "") if isinstance(one, bytes) else one for one, charset in found
    )
    return _tidy("".join(said))


def _bytes_in(raw: str) -> str:
    """Text whose stray bytes are surrogates, as Python's parser leaves them."""
    if raw.isascii():
        return raw
    return decode(raw.encode("utf-8", "surrogateescape"))


def _tidy(said: str) -> str:
    return _CONTROLS.sub(" ", said).strip()
