"""What nobody answered in time becomes urgent, once."""

from datetime import datetime
from typing import Final

from django.db import transaction

from hamdel.cases.public import LIVE, case, change_case
from hamdel.interactions.public import keep_log_still

from ..models import FollowUp
from .starting import US

AT_ONCE: Final = 100


def note_late(*, now: datetime) -> int:
    """Mark open follow-ups whose time has passed, and make their cases urgent; returns how many."""
    waiting = FollowUp.objects.filter(state="open", late_at=None, due_at__lte=now)
    if not waiting.exists():
        return 0
    with transaction.atomic():
        keep_log_still()
        rows = list(waiting.select_for_update().order_by("pk")[:AT_ONCE])
        for row in rows:
            row.late_at = now
            row.save(update_fields=["late_at"])
            _make_urgent(row, now)
    return len(rows)


def _make_urgent(row: FollowUp, now: datetime) -> None:
    found = case(row.case_id)
    if found is not None and found.state in LIVE and found.priority != "urgent":
        change_case(
            case_id=row.case_id, changes={"priority": "urgent"}, by=US, now=now,
            why="the follow-up is late",
        )  # fmt: skip
