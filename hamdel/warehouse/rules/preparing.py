"""When what was prepared serves better than the moments themselves, and in how many pieces it is made."""

from typing import Final

# Measured on 10,000,000 moments (docs/performance.md): a moment put in order costs some five times one
# that is read in order already; and a new moment has its customer's others put in order anew.
ORDERING: Final = 5
OTHERS: Final = 20
PART: Final = 2_000_000  # moments put in order at a time: some 1 GB of memory
SLICE: Final = 500_000  # moments a file, in time: a question about a month reads some of them


def serves(*, prepared: int, fresh: int, moments: int) -> bool:
    """Whether to read `prepared` moments in order, with `fresh` ones since, or `moments` out of order."""
    return prepared + OTHERS * fresh < ORDERING * moments


def parts_of(moments: int) -> int:
    """In how many pieces, by customer, the moments are prepared."""
    return max(-(-moments // PART), 1)


def slices_of(moments: int) -> int:
    """In how many files, by time, a piece is kept."""
    return max(moments // SLICE, 1)
