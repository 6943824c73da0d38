"""Lines that mail programs draw above what is answered to or forwarded."""

import re
from typing import Final

from .words import any_of, words_of

_DRAWN: Final = re.compile(r"[-_=*~·\s]{3,}\Z")
# A drawn line at least twenty long is nobody's typing.
_LONG: Final = 20
_TITLED: Final = re.compile(r"[-_=*~]{2,}+\s?([^-_=*~\s].{0,90}?)\s?[-_=*~]{2,}\Z")
_GMAIL: Final = re.compile(r"-{9,10} \S.{0,60} -{9,10}\Z")
_ORIGINALS: Final = frozenset(words_of("original"))
_FORWARD: Final = re.compile(any_of(words_of("forwarded")))


def is_drawn(line: str) -> bool:
    """Tell whether a folded line is only drawn, such as ________."""
    return _DRAWN.match(line) is not None


def is_long(line: str) -> bool:
    """Tell whether a drawn line is longer than anybody types."""
    return len(line) >= _LONG and is_drawn(line)


def title_of(line: str) -> str:
    """Return the words between dashes of a folded line, "" where there are none."""
    match = _TITLED.match(line) if line[:1] in "-_=*~" else None
    return match[1] if match else ""


def says_original(words: str) -> bool:
    """Tell whether folded words are a program's «original message»."""
    return words.strip(' .:"') in _ORIGINALS


def says_forwarded(line: str) -> bool:
    """Tell whether a folded line announces a forwarded message."""
    if _GMAIL.match(line) and not says_original(title_of(line)):
        return True
    words = title_of(line) or (line[:-1] if line.endswith(":") else "")
    return bool(words) and _FORWARD.search(words) is not None
