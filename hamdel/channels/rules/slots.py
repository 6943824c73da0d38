"""Which accounts may send now: those that hang take few places, however many they are. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final, Literal

# good: its last message went out quickly · new: none went out yet · bad: it fails, or is slow.
Fitness = Literal["good", "new", "bad"]

MOST: Final = 24  # that send at once in a process
MOST_BAD: Final = MOST // 4
KEPT_FOR_GOOD: Final = MOST // 4  # of which nobody knows anything does not get these
_ORDER: Final[tuple[Fitness, ...]] = ("good", "new", "bad")


def fitness_of(*, fails: bool, is_slow: bool, has_sent: bool) -> Fitness:
    """How an account fares, as far as anybody knows."""
    if fails or is_slow:
        return "bad"
    return "good" if has_sent else "new"


def chosen(due: Iterable[int], busy: Iterable[int], fares: Mapping[int, Fitness]) -> list[int]:
    """Those of the accounts with something due that are to begin, while others are busy.

    `fares` says of all of them how they fare. Good ones come first, then new ones.
    """
    held = Counter(fares[one] for one in busy)
    waiting = sorted(set(due) - set(busy), key=lambda one: (_ORDER.index(fares[one]), one))
    begins = []
    for account in waiting:
        if _has_room(fares[account], held):
            held[fares[account]] += 1
            begins.append(account)
    return begins


def _has_room(fares: Fitness, held: Counter[Fitness]) -> bool:
    if held.total() >= MOST or (fares == "bad" and held["bad"] >= MOST_BAD):
        return False
    return fares == "good" or held["new"] + held["bad"] < MOST - KEPT_FOR_GOOD
