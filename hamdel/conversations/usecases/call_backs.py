"""Missed calls are called back, or settled by a person's word."""

from datetime import datetime

from django.db import transaction

from hamdel.platform import audit

from ..contracts import Actor
from ..live import tell
from ..models import Call


@transaction.atomic
def settle_call(*, call_id: int, by: Actor, now: datetime) -> bool:
    """Say that nobody has to call back; False where it is no missed call that waits."""
    waiting = Call.objects.filter(pk=call_id, outcome="missed", settled_at=None)
    row = waiting.select_for_update().first()
    if row is None:
        return False
    row.settled_at = now
    row.save(update_fields=["settled_at"])
    audit.record(
        who=by.who,
        act="call settled",
        subject=f"conversation:{row.conversation_id}",
        before=None,
        after={"call": row.pk},
        now=now,
    )
    tell(row.conversation_id, "call")
    return True
