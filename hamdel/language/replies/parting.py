"""Parts a message into the person's own words, what is quoted, and the signature."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from .cuts import Cut, find_cut
from .line import Line, mark_prefixed, texts
from .reply import Reply
from .runs import Run, runs_of
from .signatures import signature_start

_FEW: Final = 5


@dataclass(slots=True)
class Parts:
    """Lines by what they are, each list in the order of the message."""

    own: list[Line] = field(default_factory=list)
    quoted: list[Line] = field(default_factory=list)
    signature: list[Line] = field(default_factory=list)

    def speak(self, lines: Sequence[Line], *, least: int = 1) -> None:
        """Add lines of the person's own level, whose end may be their signature."""
        end = signature_start(lines, least=least)
        self.own.extend(lines[:end])
        self.signature.extend(lines[end:])

    def reply(self, lines: Sequence[Line]) -> Reply:
        """Give the parts as texts; a message without own words is whole."""
        if not _spoken(self.own):
            return Reply(texts(lines))
        return Reply(texts(self.own), texts(self.quoted), texts(self.signature))


def part(lines: Sequence[Line]) -> Reply:
    """Part the lines of a message."""
    cut = find_cut(lines)
    if cut is None:
        return _without_cut(lines)
    if cut.forward:
        return Reply(texts(lines))
    below = lines[cut.end :]
    mark_prefixed(below)
    further = _further(below)
    runs = runs_of(below[:further])
    if not runs or not runs[0].quoted:
        parts = Parts(quoted=list(lines[cut.start :]))
        parts.speak(lines[: cut.start])
        return parts.reply(lines)
    return _answers(lines, cut, below, runs)


def _answers(lines: Sequence[Line], cut: Cut, below: Sequence[Line], runs: list[Run]) -> Reply:
    """Part a message that quotes with signs: answers may stand above, below and in between."""
    above = lines[: cut.start]
    spoken = _spoken(above)
    first, last = _answered(below, runs)
    between = any(run.quoted and not run.offered and run.start > first for run in runs)
    parts = Parts()
    if spoken:
        parts.speak(above)
    heading = lines[cut.start : cut.end] if spoken or not between else []
    shown_from = 0 if between else first
    parts.quoted = [*heading, *below[:shown_from], *below[last:]]
    if not spoken:
        parts.quoted[:0] = above
    if between:
        parts.own.extend(() if spoken else lines[cut.start : cut.end])
        parts.speak(below[:last])
    elif first < last:
        parts.own.extend([Line("")] if spoken else ())
        parts.speak(below[first:last], least=0)
    return parts.reply(lines)


def _answered(below: Sequence[Line], runs: list[Run]) -> tuple[int, int]:
    """Return where the person's first and last words below begin and end; equal where none are.

    What stands under the whole thread, such as a list's footer, is no answer.
    """
    said = [run for run in runs if not run.quoted]
    while said and signature_start(below[said[-1].start : said[-1].end], least=0) == 0:
        said.pop()
    if not said:
        return len(below), len(below)
    end = said[-1].end
    for run in runs:
        if run.start == end and run.offered:
            end = run.end
    return said[0].start, end


def _without_cut(lines: Sequence[Line]) -> Reply:
    """Part a message in which nobody is introduced; quotations alone are mostly the person's own."""
    runs = runs_of(lines)
    end = len(lines)
    if len(runs) > 1 and runs[-1].quoted:
        end = _end_of_words(lines, runs)
    parts = Parts(quoted=list(lines[end:]))
    parts.speak(lines[:end])
    return parts.reply(lines)


def _end_of_words(lines: Sequence[Line], runs: list[Run]) -> int:
    """Return where the quotation at the end begins that the person answered to, if it is one."""
    last = runs[-1]
    quotation = [line.inner for line in lines[last.start : last.end]]
    introduced = find_cut(quotation[:_FEW])
    if introduced is not None:
        return last.start + (introduced.start if last.offered else 0)
    if len(runs) > 2 or last.offered:  # noqa: PLR2004
        return len(lines)
    words = [line for line in lines[: last.start] if not line.blank]
    kept = words[-1].folded.endswith(":") and len(quotation) <= _FEW
    return len(lines) if kept else last.start


def _further(below: Sequence[Line]) -> int:
    """Return where an older message is introduced at the same level, the end where none is."""
    cut = find_cut(below)
    return len(below) if cut is None else cut.start


def _spoken(lines: Sequence[Line]) -> bool:
    return any(not line.blank and not line.quoted for line in lines)
