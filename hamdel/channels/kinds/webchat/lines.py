"""The lines that a visitor sees, in one order: what they said and what was sent to them."""

from datetime import datetime

from django.db import transaction

from ...chat_pages import pages
from ...models import ChatLine, Visitor


@transaction.atomic
def add_line(
    visitor_id: int,
    *,
    client_id: str | None = None,
    incoming_id: int | None = None,
    delivery_id: int | None = None,
    now: datetime,
) -> ChatLine:
    """Add a line and tell the visitor's open pages; the same thing again is the same line.

    The visitor is held meanwhile, so that lines are committed in the order of their numbers: who has
    seen number 7 misses none before it.
    """
    visitor = Visitor.objects.select_for_update().get(pk=visitor_id)
    known = ChatLine.objects.filter(visitor=visitor)
    known = known.filter(client_id=client_id) if client_id else known.filter(delivery=delivery_id)
    found = known.first()
    if found is not None:
        return found
    visitor.lines += 1
    visitor.save(update_fields=["lines"])
    line = ChatLine.objects.create(
        visitor=visitor,
        seq=visitor.lines,
        at=now,
        client_id=client_id,
        incoming_id=incoming_id,
        delivery_id=delivery_id,
    )
    transaction.on_commit(lambda: pages.wake(visitor_id))
    return line
