"""What segments do by themselves: look again, hear of joins, say in which segments somebody is."""

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import (
    CustomersMerged,
    MergeUndone,
    register_holder,
    register_part,
)
from hamdel.platform import events, followers, jobs
from hamdel.platform.instants import system_now
from hamdel.platform.roles import EVERYBODY
from hamdel.platform.web import navigation

from . import personal
from .customer_part import in_segments
from .following import FOLLOWER, look_beside
from .usecases.refreshing import due_segments, look_at, reckon_past

_SECONDS: Final = 2.0


@jobs.job(name="segments.look", every=timedelta(seconds=20), lease=timedelta(minutes=30))
def look(now: datetime) -> None:
    """Look at the segments that are due: time passes, and people are changed by hand."""
    for segment_id in due_segments(now=now):
        look_at(segment_id, now=now)
    reckon_past(now=now, seconds=_SECONDS)


def _merged(event: CustomersMerged) -> None:
    look_beside([event.customer_id], now=system_now())


def _parted(event: MergeUndone) -> None:
    look_beside(list(event.customer_ids), now=system_now())


events.subscribe(CustomersMerged, _merged)
events.subscribe(MergeUndone, _parted)
followers.register(FOLLOWER)
register_part("segments", in_segments)
register_holder(
    "segments",
    export=personal.memberships_held,
    erase=personal.drop_memberships,
    count=personal.count_memberships,
)
navigation.register(
    _("Understand and improve"), _("Segments"), "segments:list", "layers", EVERYBODY, order=70
)
