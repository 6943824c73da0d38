"""The follower that counts the log by kind, and by day and kind."""

from collections import Counter
from datetime import date, datetime

from django.utils import timezone

from hamdel.interactions.public import kinds_after, newest_position, positions_after
from hamdel.platform.followers import Follower, Rows
from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.public import Matcher, count_days

BATCH = 5_000


def _source(position: int, limit: int) -> tuple[Rows, int]:
    return kinds_after(position, limit)


def _count(rows: Rows) -> None:
    count_days(_on_day(kind_id, at) for kind_id, at, _ in rows)
    # Rows come in the order in which they arrived: what is kept of each kind is its last.
    newest: dict[int, datetime] = {kind_id: came for kind_id, _, came in rows}
    times = Counter(kind_id for kind_id, _, _ in rows)
    matcher = Matcher(of_django())
    for kind_id in sorted(newest):
        matcher.note_seen({kind_id: times[kind_id]}, to_micros(newest[kind_id]))


def _on_day(kind_id: int, at: datetime) -> tuple[date, int]:
    return timezone.localtime(at).date(), kind_id


FOLLOWER = Follower("touchpoints.days", _source, _count, BATCH, newest_position, positions_after)
