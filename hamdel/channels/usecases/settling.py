"""A person says what nobody could know: a message whose outcome was unknown did arrive."""

from datetime import datetime

from django.db import transaction

from hamdel.interactions.public import keep_log_still
from hamdel.platform import audit

from ..models import Delivery
from ..queries.deliveries import delivery_facts
from ..receivers import outcomes


@transaction.atomic
def say_it_arrived(*, delivery_id: int, who: str, now: datetime) -> bool:
    """Take a delivery of unknown outcome as sent; False where its outcome is known."""
    keep_log_still()
    unknown = Delivery.objects.filter(pk=delivery_id, state="unknown")
    if not unknown.update(state="sent", sent_at=now, problem="", error=""):
        return False
    audit.record(
        who=who,
        act="message said to have arrived",
        subject=f"delivery:{delivery_id}",
        before=None,
        after=None,
        now=now,
    )
    settled = Delivery.objects.select_related("account").get(pk=delivery_id)
    for note in outcomes():
        note(delivery_facts(settled), now)
    return True
