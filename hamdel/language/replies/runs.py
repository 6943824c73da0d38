"""A message as runs of quoted lines and of lines at the person's own level."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from .line import Line

_LONG: Final = 60  # programs wrap quoted lines that are longer than about this
_ENDS: Final = (".", "!", "?", "؟", ":", "。", "…", "\u06d4", "।", ">", ")", '"', "»")


@dataclass(frozen=True, slots=True)
class Run:
    """Lines from `start` up to but without `end`; blank lines go with what is before them."""

    start: int
    end: int
    quoted: bool
    offered: bool  # a quotation that the person themselves brings: «the error is:» above it


def runs_of(lines: Sequence[Line]) -> list[Run]:
    """Return the runs of these lines; there is none of blank lines alone."""
    runs: list[Run] = []
    start = 0
    current: bool | None = None
    for place, line in enumerate(lines):
        if line.blank:
            continue
        quoted = line.quoted or (current is True and _is_wrapped(lines, place))
        if current is not None and quoted is not current:
            runs.append(_run(lines, start, place, runs))
            start = place
        current = quoted
    if current is not None:
        runs.append(_run(lines, start, len(lines), runs))
    return runs


def _run(lines: Sequence[Line], start: int, end: int, before: list[Run]) -> Run:
    first = next(line for line in lines[start:end] if not line.blank)
    offered = bool(before) and first.quoted and lines[start - 1].folded.endswith(":")
    return Run(start, end, first.quoted, offered)


def _is_wrapped(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line is the broken-off end of the long quoted line above it."""
    above = lines[place - 1]
    if above.blank or not above.whole or len(above.text.rstrip()) < _LONG:
        return False
    below = lines[place + 1] if place + 1 < len(lines) else None
    return (
        below is not None
        and below.quoted
        and above.quoted
        and (lines[place].text[:1].islower() or not above.text.rstrip().endswith(_ENDS))
    )
