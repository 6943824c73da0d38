"""Taking back what was done to cases."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.interactions.public import keep_log_still

from ..models import CaseDeed
from .deeds import CHANGED, NoSuchDeed, put_back
from .merging import MERGED, SPLIT, part_again, rejoin

KEPT: Final = timedelta(days=30)
_BACK: Final = {CHANGED: put_back, MERGED: part_again, SPLIT: rejoin}


@transaction.atomic
def undo(*, deed_id: int, by: Actor, now: datetime) -> tuple[int, ...]:
    """Take back what this person did; returns the cases that are as they were.

    Twice is as once. What somebody changed since stays as it is. Raises NoSuchDeed, Refused.
    """
    keep_log_still()
    row = CaseDeed.objects.select_for_update().filter(pk=deed_id, person=by.person_id).first()
    if row is None or (by.person_id is None and row.who != by.who):
        raise NoSuchDeed(f"there is nothing to take back under {deed_id}")
    if row.undone_at is not None:
        return ()
    row.undone_at = now
    row.save(update_fields=["undone_at"])
    return _BACK[row.what](row, by=by, now=now)


def forget_old(*, now: datetime) -> int:
    """Let go of what can be taken back no more; returns how many."""
    return CaseDeed.objects.filter(at__lt=now - KEPT).delete()[0]
