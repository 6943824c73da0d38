"""Small files become large ones, and what is retired goes."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.platform import stored_files
from hamdel.platform.stored_files import path_of

from ..contracts import FOLDER
from ..loading import engine
from ..models import Prepared, Segment
from ..queries import emptied_profiles
from ..rules.grouping import FEW, SMALL, Piece, groups

# Longer than any question may take: whoever took the list of files reads them to their end.
READ_FOR: Final = timedelta(hours=1)


def merge_small(*, now: datetime, small: int = SMALL, few: int = FEW) -> int:
    """Merge neighbors until few are small; returns how many files were made."""
    live = Segment.objects.filter(retired_at=None).order_by("first_id")
    pieces = [Piece(pk, rows) for pk, rows in live.values_list("pk", "rows")]
    return sum(rewrite(group, now=now) for group in groups(pieces, small=small, few=few))


def rewrite(ids: Sequence[int], *, now: datetime) -> bool:
    """Make one file of some neighbors, without what is to be emptied.

    False where another did something to them meanwhile.
    """
    old = list(Segment.objects.filter(pk__in=ids, retired_at=None).order_by("first_id"))
    if len(old) != len(ids):
        return False
    content = engine().one_file(
        [path_of(FOLDER, one.stored) for one in old if one.rows], emptied_profiles()
    )
    stored = stored_files.store(FOLDER, content)
    with transaction.atomic():
        if Segment.objects.filter(pk__in=ids, retired_at=None).update(retired_at=now) != len(ids):
            transaction.set_rollback(True)
            return False
        Segment.objects.create(
            stored=stored,
            first_id=old[0].first_id,
            last_id=old[-1].last_id,
            first_at=min(one.first_at for one in old),
            last_at=max(one.last_at for one in old),
            rows=sum(one.rows for one in old),
            bytes=len(content),
            made_at=max(one.made_at for one in old),
        )
    return True


def remove_retired(*, now: datetime) -> int:
    """Remove files that were retired long enough ago; returns how many."""
    return sum(_remove(model, now - READ_FOR) for model in (Segment, Prepared))


def _remove(model: type[Segment] | type[Prepared], before: datetime) -> int:
    gone = model._default_manager.filter(retired_at__lt=before)
    names = list(gone.values_list("stored", flat=True))
    with transaction.atomic():
        gone.filter(stored__in=names).delete()
        stored_files.remove_after_commit(FOLDER, names)
    return len(names)
