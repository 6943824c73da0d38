"""The follower that counts the log by kind, and by day and kind."""

from typing import Final

from django.utils import timezone

from hamdel.interactions.public import kinds_after, newest_position, positions_after
from hamdel.platform.followers import Follower, Rows
from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.public import Matcher, count_days

BATCH = 5_000
WENT_WRONG: Final = frozenset({"failure", "abandoned"})


def _source(position: int, limit: int) -> tuple[Rows, int]:
    return kinds_after(position, limit)


def _count(rows: Rows) -> None:
    count_days(
        (timezone.localtime(at).date(), kind_id, outcome in WENT_WRONG)
        for kind_id, at, _, outcome in rows
    )
    times: dict[int, list[int]] = {}
    for kind_id, at, came, _ in rows:
        # A client's clock may be fast: nothing happened later than it came.
        times.setdefault(kind_id, []).append(to_micros(min(at, came)))
    matcher = Matcher(of_django())
    for kind_id, found in sorted(times.items()):
        matcher.note_seen({kind_id: len(found)}, max(found), first_micros=min(found))


FOLLOWER = Follower("touchpoints.days", _source, _count, BATCH, newest_position, positions_after)
