"""One line of a message, with what is known of it before it is read."""

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from itertools import pairwise
from typing import Final

from .folding import INVISIBLE, folded

# What a mail program writes for its own purposes is short; of longer lines only the head is read.
LONGEST: Final = 500
_NOTHING: Final = INVISIBLE + " \t\u00a0\u3000"
_QUOTED: Final = re.compile(rf"[\s{INVISIBLE}]{{0,20}}[>\uff1e]")
_PREFIXED: Final = re.compile(r"([A-Z]\w{0,11}>)(?:\s|\Z)")
# An address in brackets that was broken before its end: «<mina@example.com», «>:».
_BROKEN: Final = re.compile(r"<[^<>]{0,200}\s*\Z")
_BROKEN_END: Final = re.compile(r"\s?>\s?(?:[^\W\d]{1,20}\s?){0,3}:\s*\Z")
_LINE_ENDS: Final = re.compile("\r\n?|[\u2028\u2029\x85]")


class Mark(Enum):
    """What the markup of a message tells of a line."""

    NONE = "none"
    ATTRIBUTION = "attribution"  # the mail program's «so and so wrote»
    RULE = "rule"  # a line is drawn above it
    CUT = "cut"  # from here on everything is what was answered to
    INSIDE = "inside"  # within a part that the mail program keeps for what was answered to
    SIGNATURE = "signature"


class Line:
    """A line as it came; `quoted` tells whether it stands in a quotation."""

    __slots__ = ("_folded", "blank", "mark", "quoted", "text")

    def __init__(self, text: str, mark: Mark = Mark.NONE, *, quoted: bool | None = None) -> None:
        self.text = text
        self.mark = mark
        self.blank = not text or not text.strip(_NOTHING)
        self.quoted = _QUOTED.match(text) is not None if quoted is None else quoted
        self._folded: str | None = None

    @property
    def whole(self) -> bool:
        """Whether the line is short enough to be the work of a mail program."""
        return len(self.text) <= LONGEST

    @property
    def folded(self) -> str:
        """The comparing form of the line, of its first part where it is long."""
        if self._folded is None:
            self._folded = folded(self.text[:LONGEST])
        return self._folded

    @property
    def inner(self) -> "Line":
        """The line without the signs of quotation before it."""
        bare = self.text[:LONGEST].lstrip(_NOTHING + ">\uff1e")
        return Line(bare, self.mark, quoted=False)


def lines_of(text: str) -> list[Line]:
    """Return the lines of a plain text; any line end will do."""
    lines = [Line(line) for line in _LINE_ENDS.sub("\n", text).split("\n")]
    for above, line in pairwise(lines):
        if line.quoted and _BROKEN_END.match(line.text) and _BROKEN.search(above.text[-LONGEST:]):
            line.quoted = False
    return lines


def texts(lines: Iterable[Line]) -> str:
    """Return the lines as one text without blank ones around it."""
    return "\n".join(line.text for line in lines).strip(" \t\n\u00a0\ufeff\u200b")


def mark_prefixed(lines: Sequence[Line]) -> None:
    """Take «JD> …» below an attribution for a quotation where two lines in a row begin so."""
    before = ""
    for place, line in enumerate(lines):
        match = _PREFIXED.match(line.text)
        sign = match[1] if match else ""
        if sign and sign == before:
            line.quoted = lines[place - 1].quoted = True
        before = sign
