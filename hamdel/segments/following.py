"""A follower of the log: whoever did something is looked at, with everybody they are one with."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from hamdel.customers.public import profiles_beside
from hamdel.interactions.public import newest_position, positions_after, profiles_after
from hamdel.platform.followers import Follower, Rows
from hamdel.platform.instants import system_now

from .usecases.refreshing import look_at_some

# Each batch asks every rule once: few large batches are cheaper than many small ones.
BATCH: Final = 2_000
_AT_ONCE: Final = 2_000


@transaction.atomic
def look_beside(profile_ids: Sequence[int], *, now: datetime) -> None:
    """Look at the customers of some profiles, and at who was a customer of their own before."""
    profiles = profiles_beside(sorted(set(profile_ids)))
    for at in range(0, len(profiles), _AT_ONCE):
        look_at_some(profiles[at : at + _AT_ONCE], now=now)


def _follow(rows: Rows) -> None:
    look_beside(rows, now=system_now())


FOLLOWER: Final = Follower(
    "segments.members", profiles_after, _follow, BATCH, newest_position, positions_after
)
