"""The header block above what is answered to or forwarded: From, Sent, To, Subject."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from .line import Line, Mark
from .separators import is_drawn, title_of
from .traits import traits_of
from .words import words_of

KINDS: Final = ("from", "to", "date", "subject", "copy", "reply")
_KIND_OF: Final = {label: kind for kind in reversed(KINDS) for label in words_of(f"label {kind}")}
_ONCE: Final = frozenset({"from", "to", "date", "subject"})
_LONGEST_LABEL: Final = 30
_NEW: Final = frozenset({Mark.RULE, Mark.CUT, Mark.ATTRIBUTION})
_MOST_LINES: Final = 24
_MOST_WRAPPED: Final = 3
_ENOUGH: Final = 3
_ADDRESS: Final = re.compile(r"\S@\S|mailto:")


@dataclass(frozen=True, slots=True)
class Header:
    """One labeled line; `kind` is empty for a label that no list has."""

    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Block:
    """A header block: the line after its last, and what it holds."""

    end: int
    kinds: frozenset[str]
    addressed: bool
    dated: bool
    labeled: int
    repeats: bool  # it ends where a label of it comes again

    def is_introduced(self) -> bool:
        """Whether it is a header block, given that a line such as «Original Message» is above."""
        known = "from" in self.kinds and (len(self.kinds) > 1 or self.addressed)
        return known or (self.labeled >= _ENOUGH and self.addressed)

    def is_ruled(self) -> bool:
        """Whether it is one, given that a line is drawn above it."""
        if self.labeled >= _ENOUGH and self.addressed and self.dated:
            return True
        return "from" in self.kinds and (
            (self.addressed and len(self.kinds) > 1)
            or (self.dated and len(self.kinds) >= _ENOUGH)
            or self.kinds >= {"from", "date", "to", "subject"}
        )

    def stands_alone(self) -> bool:
        """Whether it is one by itself: «From: Tehran, To: Shiraz» in one's own words is none."""
        if "from" not in self.kinds or len(self.kinds) < _ENOUGH:
            return False
        if self.addressed and self.kinds & {"date", "subject"}:
            return True
        return self.dated and self.kinds >= {"from", "date", "to", "subject"}


def header_of(line: Line) -> Header | None:
    """Return the label's kind and the value of a line such as «*From:* …»."""
    label, colon, value = line.folded[: _LONGEST_LABEL * 20].partition(":")
    if not colon or len(label) > _LONGEST_LABEL:
        return None
    label = label.strip(" *_>-•")
    if not label:
        return None
    return Header(_KIND_OF.get(label, ""), value.strip(" *"))


def block_at(lines: Sequence[Line], start: int) -> Block | None:
    """Return the header block that begins at line `start`, None where no label is."""
    first = header_of(lines[start])
    if first is None:
        return None
    headers = [first]
    end = start + 1
    repeats = False
    for place, header in _more(lines, end):
        repeats = header.kind in _ONCE and any(header.kind == one.kind for one in headers)
        if repeats:
            break
        headers.append(header)
        end = place + 1
    sides = [one.value for one in headers if one.kind in {"from", "to", "copy", "reply", ""}]
    return Block(
        end=_end_of_value(lines, end, headers[-1]),
        kinds=frozenset(one.kind for one in headers) - {""},
        addressed=any(_ADDRESS.search(value) for value in sides),
        dated=any(traits_of(one.value).dated for one in headers if one.kind in {"date", ""}),
        labeled=len(headers),
        repeats=repeats,
    )


def _more(lines: Sequence[Line], start: int) -> Iterator[tuple[int, Header]]:
    """Yield the labeled lines that follow; values may be wrapped, one blank line may part them."""
    parted, wrapped = False, 0
    quoted = lines[start - 1].quoted
    for place in range(start, min(len(lines), start + _MOST_LINES)):
        line = lines[place]
        if line.quoted is not quoted or line.mark in _NEW or (line.blank and parted):
            return
        if line.blank:
            parted = True
            continue
        header = header_of(line)
        if header is not None and (header.kind or (not parted and _looks_like_label(header))):
            parted, wrapped = False, 0
            yield place, header
        elif parted or wrapped >= _MOST_WRAPPED or is_drawn(line.folded) or title_of(line.folded):
            return
        else:
            wrapped += 1


def _looks_like_label(header: Header) -> bool:
    return bool(header.value) and not header.value.startswith("//")


def _end_of_value(lines: Sequence[Line], end: int, last: Header) -> int:
    """Take the rest of a wrapped last value: lines up to the blank one that closes the block."""
    if last.kind != "subject":
        return end
    for place in range(end, min(len(lines), end + _MOST_WRAPPED)):
        if lines[place].blank:
            return place
    return end
