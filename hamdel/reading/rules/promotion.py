"""Whether what was learned is better: judged on messages it never saw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

HELD_OUT: Final = 5  # every fifth customer


@dataclass(frozen=True, slots=True)
class Duel:
    """One head on the company's held-out messages: rows, and how many each version got right."""

    rows: int
    right_new: int
    right_old: int


def is_held_out(author: str) -> bool:
    """Whether what this author wrote is kept for judging: of one author all of it or nothing."""
    return blake2b(author.encode(), digest_size=4).digest()[0] % HELD_OUT == 0


def duel(truth: Sequence[str], new: Sequence[str], old: Sequence[str]) -> Duel:
    """Compare two versions' labels with what people said, row by row."""
    pairs = list(zip(truth, new, old, strict=True))
    return Duel(
        rows=len(pairs),
        right_new=sum(label == said for label, said, _ in pairs),
        right_old=sum(label == said for label, _, said in pairs),
    )


def deserves_promotion(duels: Mapping[str, Duel]) -> bool:
    """Whether the new version is in no head worse than the old one on the held-out messages."""
    return all(one.right_new >= one.right_old for one in duels.values())
