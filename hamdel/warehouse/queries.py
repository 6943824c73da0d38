"""Which files live, and what they hold."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Max, Sum

from hamdel.platform.stored_files import path_of

from .contracts import FOLDER, Held, Ready
from .models import Emptied, Prepared, Segment
from .rules.preparing import serves
from .sitting import once


def held() -> Held:
    """What lies in the warehouse."""
    found = Segment.objects.filter(retired_at=None).aggregate(
        Count("pk"), Sum("rows"), Sum("bytes"), Max("last_id"), Max("made_at")
    )
    return Held(
        files=found["pk__count"],
        rows=found["rows__sum"] or 0,
        bytes=found["bytes__sum"] or 0,
        last_id=found["last_id__max"] or 0,
        made_at=found["made_at__max"],
    )


def live_files(
    *, since: datetime | None = None, until: datetime | None = None, after_id: int = 0
) -> tuple[list[Path], int]:
    """The files with moments in [since, until) and beyond an id, and the newest id that any file holds."""
    rows = once(
        "segments", lambda: list(Segment.objects.filter(retired_at=None).order_by("first_id"))
    )
    wanted = [
        path_of(FOLDER, one.stored)
        for one in rows
        if one.rows
        and one.last_id > after_id
        and (since is None or one.last_at >= since)
        and (until is None or one.first_at < until)
    ]
    return wanted, rows[-1].last_id if rows else 0


def emptied_profiles() -> list[int]:
    """Of whom files may still hold more than is to be told."""
    rows = Emptied.objects.order_by("profile_id").values_list("profile_id", flat=True)
    return once("emptied", lambda: list(rows))


def named_files(names: Collection[str]) -> Collection[str]:
    """Those of some files that a row still names."""
    return {
        name
        for model in (Segment, Prepared)
        for name in model.objects.filter(stored__in=names).values_list("stored", flat=True)
    }


def preparation(name: str, *, version: str, since: datetime, until: datetime) -> Ready | None:
    """What was prepared of [since, until), where reading it serves better than reading the moments.

    Not on a cluster, which puts moments in order by itself.
    """
    made = list(Prepared.objects.filter(name=name, retired_at=None).order_by("pk"))
    if settings.WAREHOUSE or not made or made[0].version != version:
        return None
    upto = made[0].upto_id
    wanted = [one for one in made if one.last_at >= since and one.first_at < until]
    segments = Segment.objects.filter(retired_at=None, last_at__gte=since, first_at__lt=until)
    sizes = list(segments.values_list("first_id", "last_id", "rows"))
    since_then = [(min(rows, last - max(first - 1, upto))) for first, last, rows in sizes]
    if not serves(
        prepared=sum(one.rows for one in wanted),
        fresh=sum(max(rows, 0) for rows in since_then),
        moments=sum(rows for _, _, rows in sizes),
    ):
        return None
    tables: dict[str, list[Path]] = defaultdict(list)
    for one in made:
        tables[one.table] += [path_of(FOLDER, one.stored)] if one in wanted else []
    return Ready(upto_id=upto, made_at=made[0].made_at, tables=dict(tables))
