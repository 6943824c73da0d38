"""When a source is asked again."""

from datetime import timedelta
from typing import Final

LONGEST: Final = timedelta(days=1)
_MOST_DOUBLINGS: Final = 10


def next_wait(every: timedelta, *, failures: int, told: int = 0) -> timedelta:
    """How long to wait: `every`, doubled for each failure in a row, a day at most.

    `told`: the seconds that the server asked us to wait (Retry-After); never less than that, where it
    is no more than a day.
    """
    usual = min(every * (1 << min(failures, _MOST_DOUBLINGS)), max(LONGEST, every))
    return max(usual, min(timedelta(seconds=max(told, 0)), LONGEST))


def seconds_told(header: str) -> int:
    """What `Retry-After` says in seconds; 0 where it says nothing, or a date."""
    said = header.strip()
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 7 else 0  # noqa: PLR2004
