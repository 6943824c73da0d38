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
    is_answer: bool = False,
    now: datetime,
) -> ChatLine:
    """Add a line and tell the visitor's open pages; the same thing again is the same line.

    The visitor is held meanwhile, so that lines are committed in the order of their numbers: who has
    seen number 7 misses none before it. `is_answer`: who wrote it has read what was there.
    """
    visitor = Visitor.objects.select_for_update().get(pk=visitor_id)
    known = ChatLine.objects.filter(visitor=visitor)
    known = known.filter(client_id=client_id) if client_id else known.filter(delivery=delivery_id)
    found = known.first()
    if found is not None:
        return found
    if is_answer:
        note_team_read(visitor)
    visitor.lines += 1
    visitor.save(update_fields=["lines", "read_by_us"])
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


def note_team_read(visitor: Visitor) -> None:
    """Note on a row (not saved yet) that the team has read all there is; the visitor's pages are told."""
    if visitor.read_by_us < visitor.lines:
        visitor.read_by_us = visitor.lines
        said = {"upto": visitor.lines}
        transaction.on_commit(lambda: pages.note(visitor.pk, "read", said))
