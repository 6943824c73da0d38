"""What was laid aside is tried again, or let go."""

from datetime import datetime

from django.db import transaction

from hamdel.platform import audit

from ..models import Incoming
from .taking_in import work_on_one


def try_again(*, incoming_id: int, who: str, now: datetime) -> bool:
    """Read a laid aside row again: a person vouches for it now. False where it is not laid aside.

    Whether it went well this time its state tells.
    """
    with transaction.atomic():
        resting = Incoming.objects.filter(pk=incoming_id, state="resting")
        waiting = resting.update(
            state="waiting", attempts=0, due_at=now, problem="", error="", vouched=True
        )
        if not waiting:
            return False
        audit.record(
            who=who,
            act="incoming tried again",
            subject=f"incoming:{incoming_id}",
            before=None,
            after=None,
            now=now,
        )
    work_on_one(incoming_id, now=now)
    return True
