"""What routing registers: its worker, its screens, what pages may hear."""

import time
from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hamdel.conversations.public import register_waits
from hamdel.interactions.public import newest_position, positions_after
from hamdel.platform import followers, jobs
from hamdel.platform.followers import Follower
from hamdel.platform.instants import system_now
from hamdel.platform.live import allow_topic
from hamdel.platform.roles import EVERYBODY, LEADING
from hamdel.platform.web import navigation

from .live import TOPIC
from .usecases.assigning import assign_waiting
from .usecases.states import TURN
from .waits import Waits

_EVERY = 1.0  # seconds
_looked_at = [0.0]


@jobs.job(name=TURN, every=timedelta(seconds=5))
def assign_what_waits(now: datetime) -> None:
    """Give what waits to whom the rules choose: what overflows, what came back, who came back."""
    assign_waiting(now=now)


def _came(position: int, limit: int) -> tuple[list[int], int]:
    """The positions of what was recorded since; what it says is not read."""
    found = positions_after(position, limit)
    return found, found[-1] if found else position


def _assign_what_came(_rows: Sequence[object]) -> None:
    """Something was said: once that is noted, look at what waits."""
    transaction.on_commit(partial(_assign_now), robust=True)


def _assign_now() -> None:
    """Once a second at most: where much comes in at once the job does the rest."""
    if time.monotonic() - _looked_at[0] >= _EVERY:
        _looked_at[0] = time.monotonic()
        assign_waiting(now=system_now())


followers.register(
    Follower(
        name="routing",
        source=_came,
        act=_assign_what_came,
        batch=500,
        tip=newest_position,
        positions=positions_after,
    )
)
register_waits(Waits())
navigation.register("", _("Queue board"), "routing:board", "board", LEADING, order=14, key="g b")
navigation.register(_("Settings"), _("Routing"), "routing:rules", "route", LEADING, order=913)
allow_topic(TOPIC, roles=EVERYBODY)
