"""Where what is answered to begins in a message, by the lines that mail programs put above it."""

from collections.abc import Sequence
from dataclasses import dataclass

from .attribution import find_attribution
from .headers import Block, block_at, header_of
from .line import Line, Mark
from .separators import is_drawn, is_long, says_forwarded, says_original, title_of
from .traits import traits_of

_NEAR = 3


@dataclass(frozen=True, slots=True)
class Cut:
    """The lines that introduce what is below: from `start`, up to but without `end`."""

    start: int
    end: int
    forward: bool = False


def find_cut(lines: Sequence[Line]) -> Cut | None:
    """Return the first place where another's message is introduced."""
    for place, line in enumerate(lines):
        if line.blank or not line.whole:
            continue
        cut = _by_markup(lines, place)
        if cut is None and not line.quoted:
            cut = _by_words(lines, place)
        if cut is None and not line.quoted:
            cut = _headed(lines, place)
        if cut is not None:
            return cut
    return None


def _by_markup(lines: Sequence[Line], place: int) -> Cut | None:
    line = lines[place]
    if line.mark is Mark.CUT:
        return _with_block(lines, place, place)
    if line.mark is Mark.INSIDE:
        return Cut(place, place, forward=_forwards(lines, place))
    return None


def _by_words(lines: Sequence[Line], place: int) -> Cut | None:
    """Look at a line of the person's own level for each way of introducing."""
    text = lines[place].folded
    if _forwards(lines, place):
        return Cut(place, place + 1, forward=True)
    title = title_of(text)
    if says_original(title or text) and _follows(lines, place):
        return _with_block(lines, place, place + 1)
    if title:
        return _titled(lines, place, title)
    if is_drawn(text):
        return _drawn(lines, place)
    start = find_attribution(lines, place)
    return None if start is None else Cut(start, _attribution_end(lines, start, place))


def _headed(lines: Sequence[Line], place: int) -> Cut | None:
    """A header block by itself; labels of the person's own right above it are none of it."""
    block = _labeled(lines, place)
    if block is None:
        return None
    ruled = lines[place].mark is Mark.RULE and block.is_ruled()
    if not (ruled or block.stands_alone()):
        return None
    if block.repeats and any(
        later is not None and later.stands_alone()
        for later in (_labeled(lines, start) for start in range(place + 1, block.end))
    ):
        return None
    return Cut(place, block.end)


def _titled(lines: Sequence[Line], place: int, title: str) -> Cut | None:
    """A title between dashes that no list has: what follows tells what it is."""
    traits = traits_of(title)
    if traits.verb and traits.address:
        return _with_block(lines, place, place + 1)
    below = _next(lines, place)
    block = None if below is None else block_at(lines, below)
    return Cut(place, block.end) if block is not None and block.is_introduced() else None


def _drawn(lines: Sequence[Line], place: int) -> Cut | None:
    below = _next(lines, place)
    block = None if below is None else block_at(lines, below)
    if block is None or not block.is_ruled():
        return None
    known = "from" in block.kinds or is_long(lines[place].folded)
    return Cut(place, block.end) if known else None


def _forwards(lines: Sequence[Line], place: int) -> bool:
    below = _next(lines, place)
    return (
        below is not None
        and says_forwarded(lines[place].inner.folded)
        and header_of(lines[below].inner) is not None
    )


def _labeled(lines: Sequence[Line], place: int) -> Block | None:
    header = header_of(lines[place])
    return block_at(lines, place) if header is not None and header.kind else None


def _follows(lines: Sequence[Line], place: int) -> bool:
    """Tell whether what follows a line «Original Message» bears it out."""
    below = _next(lines, place)
    if below is None:
        return False
    return (
        title_of(lines[place].folded) != ""
        or lines[below].quoted
        or (header_of(lines[below]) or _NO_HEADER).kind != ""
    )


class _NoHeader:
    kind = ""


_NO_HEADER = _NoHeader()


def _with_block(lines: Sequence[Line], start: int, place: int) -> Cut:
    """Take the header block or attribution that stands at or just below line `place` along."""
    below = place if place < len(lines) and not lines[place].blank else _next(lines, place - 1)
    if below is None:
        return Cut(start, place)
    block = _labeled(lines, below)
    if block is not None:
        return Cut(start, block.end)
    for end in range(below, min(len(lines), below + _NEAR)):
        if find_attribution(lines, end) is not None:
            return Cut(start, end + 1)
    return Cut(start, place)


def _attribution_end(lines: Sequence[Line], start: int, place: int) -> int:
    """Return where an attribution ends: a colon may stand in the midst of it, at the end of a line."""
    end = place + 1
    while end < len(lines) and lines[end].mark is Mark.ATTRIBUTION:
        end += 1
    if end < len(lines) and not lines[end].blank and not lines[end].quoted:
        further = find_attribution(lines, end)
        end += further is not None and further <= start
    return end


def _next(lines: Sequence[Line], place: int) -> int | None:
    """Return the next line that shows something, if it is near."""
    for below in range(place + 1, min(len(lines), place + 1 + _NEAR)):
        if not lines[below].blank:
            return below
    return None
