"""The follower that counts the log by day and kind."""

from typing import Any

from django.utils import timezone

from hamdel.interactions.public import kinds_after, newest_position
from hamdel.platform.followers import Follower, Rows
from hamdel.touchpoints.public import count_days

BATCH = 5_000


def _source(position: int, limit: int) -> tuple[Rows, int]:
    return kinds_after(position, limit)


def _count(rows: Rows) -> None:
    count_days(_on_day(kind_id, at) for kind_id, at in rows)


def _on_day(kind_id: int, at: Any) -> tuple[Any, int]:
    return timezone.localtime(at).date(), kind_id


FOLLOWER = Follower("touchpoints.days", _source, _count, BATCH, newest_position)
