"""Merging and splitting themes, and taking it back, over the pairs (coding, theme).

A change is the pairs that went and those that came. Taken back it is the change the other way round, of
whatever still stands: what a coder took off meanwhile stays off.
"""

from collections.abc import Collection, Set
from dataclasses import dataclass

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Change:
    """Pairs that go, and pairs that come, all of them of the theme `into`."""

    went: frozenset[Pair]
    came: frozenset[Pair]
    into: int


def merge(pairs: Set[Pair], *, gone: int, kept: int) -> Change:
    """Let everything of the theme `gone` be of the theme `kept`; who chose both keeps one."""
    went = frozenset(one for one in pairs if one[1] == gone)
    return Change(went, frozenset((coding, kept) for coding, _ in went) - pairs, kept)


def split(pairs: Set[Pair], *, theme: int, new: int, codings: Collection[int]) -> Change:
    """Move some codings of a theme to a new one."""
    went = frozenset(one for one in pairs if one[1] == theme and one[0] in codings)
    return Change(went, frozenset((coding, new) for coding, _ in went), new)


def applied(pairs: Set[Pair], change: Change) -> frozenset[Pair]:
    """The pairs after a change."""
    return (frozenset(pairs) - change.went) | change.came


def parted(pairs: Set[Pair], merged: Change, *, into: int) -> Change:
    """The change that takes a merge back: the theme that went (`into`) is there again, as it was chosen."""
    still = {coding for coding, theme in pairs if theme == merged.into}
    came = frozenset(one for one in merged.went if one[0] in still) - pairs
    return Change(merged.came & pairs, came, into)
