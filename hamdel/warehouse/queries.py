"""Which files live, and what they hold."""

from collections.abc import Collection
from datetime import datetime
from pathlib import Path

from django.db.models import Count, Max, Sum

from hamdel.platform.stored_files import path_of

from .contracts import FOLDER, Held
from .models import Emptied, Segment


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
    *, since: datetime | None = None, until: datetime | None = None
) -> tuple[list[Path], int]:
    """The files with moments in [since, until), and the newest id that any file holds."""
    rows = list(Segment.objects.filter(retired_at=None).order_by("first_id"))
    wanted = [
        path_of(FOLDER, one.stored)
        for one in rows
        if one.rows
        and (since is None or one.last_at >= since)
        and (until is None or one.first_at < until)
    ]
    return wanted, rows[-1].last_id if rows else 0


def emptied_profiles() -> list[int]:
    """Of whom files may still hold more than is to be told."""
    return list(Emptied.objects.order_by("profile_id").values_list("profile_id", flat=True))


def named_files(names: Collection[str]) -> Collection[str]:
    """Those of some files that a row still names."""
    return set(Segment.objects.filter(stored__in=names).values_list("stored", flat=True))
