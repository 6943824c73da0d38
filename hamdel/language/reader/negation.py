"""Which judging words a negation turns round: «راضی نیستم», "not happy", «بد نبود»."""

from collections.abc import Iterator, Sequence
from typing import Final

# Ideas that judge or feel: what is turned round of them says the opposite.
_JUDGING: Final = frozenset(
    {"great", "joy", "bad", "sad", "angry", "afraid", "problem", "complain", "expensive"}
)
_NOT: Final = "not"
# «نه» alone answers a question; what stands before it is not negated by it.
_NO_NEGATION: Final = frozenset({"نه", "na"})
_BREAKS: Final = frozenset({"but", "if"})
_MARKS: Final = frozenset(".,،؛;:!?؟…")
_ALSO: Final = frozenset({"no", "nothing", "none", "hardly", "barely"})
# "Could not be happier" is as happy as can be.
_UTMOST: Final = frozenset({"happier", "better", "easier", "prouder", "nicer", "clearer"})
_BACK: Final = 3
_FORTH: Final = 4

Word = tuple[str, tuple[str, ...]]  # what it is known by, and its ideas


def turned_round(words: Sequence[Word], *, english: bool) -> Iterator[int]:
    """Yield the indices of the judging words that a negation turns round.

    Persian negates at the end of the clause, so the nearest judging word before a negation is
    meant; English before it, so the nearest after. Neither goes over a mark or a "but".
    """
    for index, (key, ideas) in enumerate(words):
        if english:
            if _NOT in ideas or key in _ALSO:
                yield from _nearest(words, range(index + 1, min(index + 1 + _FORTH, len(words))))
        elif _NOT in ideas and key not in _NO_NEGATION:
            yield from _nearest(words, range(index - 1, max(index - 1 - _BACK, -1), -1))


def _nearest(words: Sequence[Word], way: range) -> Iterator[int]:
    for place in way:
        key, ideas = words[place]
        if key in _UTMOST or key[:1] in _MARKS or not _BREAKS.isdisjoint(ideas):
            return
        if not _JUDGING.isdisjoint(ideas):
            yield place
            return
