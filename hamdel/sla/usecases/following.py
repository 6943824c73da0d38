"""Clocks follow conversations in the transaction that changes them; what was missed is found again."""

from datetime import datetime, timedelta
from typing import Final

import structlog
from django.db import transaction
from django.db.models import F

from hamdel.conversations.public import changed_since, live_ids

from ..models import Matter
from .ground import ground
from .measuring import measure_conversations

BATCH: Final = 200
LOOK_BACK: Final = timedelta(minutes=15)
log = structlog.get_logger(__name__)


def follow_conversation(conversation_id: int) -> None:
    """Let the clocks of a conversation follow its change, in the caller's transaction.

    What fails here must not undo what the customer said: it is logged, and the sweep mends it.
    """
    try:
        with transaction.atomic():
            measure_conversations([conversation_id])
    except Exception:
        log.exception("clocks did not follow", conversation=conversation_id)


def sweep(*, now: datetime, whole: bool = False) -> int:
    """Mend clocks that did not follow: of what changed a short while ago, or of all that is open.

    Returns how many were looked at anew.
    """
    by = ground()
    if not by.policies:
        return 0
    mended, after = 0, 0
    while True:
        ids = (
            live_ids(after_id=after, limit=BATCH)
            if whole
            else changed_since(now - LOOK_BACK, after_id=after, limit=BATCH)
        )
        if not ids:
            return mended
        after = ids[-1]
        missed = sorted(set(ids) - _followed(ids))
        if missed:
            mended += measure_conversations(missed, now=now, by=by)


def _followed(ids: list[int]) -> set[int]:
    """Those whose clocks saw the newest change."""
    rows = Matter.objects.filter(conversation__in=ids, seen_at=F("conversation__changed_at"))
    return set(rows.values_list("conversation", flat=True))
