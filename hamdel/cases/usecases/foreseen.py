"""A case is opened from a foreseen reason: whoever does it says that the reason was right."""

from datetime import datetime

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.interactions.public import judge_reason, keep_log_still

from ..contracts import ToOpen
from .opening import open_case


@transaction.atomic
def open_foreseen(wanted: ToOpen, *, by: Actor, now: datetime) -> int:
    """Open a case as `open_case` does; its reason, where it was foreseen, is confirmed. Raises Refused."""
    keep_log_still()
    if wanted.customer_id is not None and wanted.reason_kind:
        judge_reason(
            customer_id=wanted.customer_id,
            kind=wanted.reason_kind,
            topic=wanted.reason_topic,
            right=True,
            who=by.who,
            now=now,
        )
    return open_case(wanted, by=by, now=now)
