"""Of an erased person only bare moments are left, as in the log."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Min

from hamdel.platform.stored_files import path_of

from ..contracts import FOLDER
from ..loading import engine
from ..models import Emptied, Prepared, Segment
from .merging import rewrite

# Longer than a file takes to be written: what was read of the log before the erasure is in one by then.
WRITTEN_WITHIN: Final = timedelta(hours=1)


def empty_profiles(profile_ids: Sequence[int], *, now: datetime) -> int:
    """From now on no answer tells how some profiles felt; in the caller's transaction. Returns of how many."""
    Emptied.objects.bulk_create(
        [Emptied(profile_id=one, at=now) for one in profile_ids], ignore_conflicts=True
    )
    return len(profile_ids)


def write_anew(*, now: datetime) -> int:
    """Take out of the files what is not told any more; returns how many were written anew."""
    waiting = dict(Emptied.objects.values_list("pk", "profile_id"))
    if not waiting:
        return 0
    live = Segment.objects.filter(retired_at=None, rows__gt=0)
    by_path = {path_of(FOLDER, name): pk for pk, name in live.values_list("pk", "stored")}
    stale = engine().any_of(list(by_path), list(waiting.values()))
    if not all(rewrite([by_path[path]], now=now) for path in stale):
        return 0  # merged meanwhile: next time
    # Moments of theirs that are read later bring nothing that was told before.
    done = Emptied.objects.filter(pk__in=waiting, at__lt=now - WRITTEN_WITHIN)
    # What was prepared before the erasure tells it still, until it is prepared anew.
    prepared = Prepared.objects.filter(retired_at=None).aggregate(Min("made_at"))["made_at__min"]
    (done if prepared is None else done.filter(at__lt=prepared)).delete()
    return len(stale)
