"""What a visitor of the chat does besides writing: reading, typing; and what the team does there."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from hamdel.interactions.public import keep_log_still

from ..chat_pages import pages
from ..contracts import Receipt
from ..counterparts import counterpart
from ..kinds.webchat.lines import note_team_read as note_read_of
from ..models import ChatLine, Visitor
from ..rules.first_names import first_name
from .delivering import note_receipt


@transaction.atomic
def note_visitor_read(visitor_id: int, *, upto: int, now: datetime) -> None:
    """Note up to which line a visitor has read; the team sees it at its messages."""
    keep_log_still()  # who is told may record: the log before anything else, as everywhere
    visitor = Visitor.objects.select_for_update().get(pk=visitor_id)
    upto = min(upto, visitor.lines)
    if upto <= visitor.read:
        return
    ours = ChatLine.objects.filter(
        visitor=visitor, delivery__isnull=False, seq__gt=visitor.read, seq__lte=upto
    )
    for line in ours.order_by("seq"):
        receipt = Receipt(provider_id=f"line:{line.pk}", state="read")
        note_receipt(visitor.account_id, receipt, now=now)
    visitor.read = upto
    visitor.save(update_fields=["read"])


def note_visitor_typing(visitor: Visitor) -> None:
    """Tell the team that a visitor is writing."""
    counterpart().typed(visitor.account_id, visitor.name)


def note_team_read(*, account_id: int, sender: str) -> None:
    """Note that the team has read all that a visitor of the chat wrote; their pages are told."""
    rows = Visitor.objects.filter(account_id=account_id, name=sender)
    visitor = rows.filter(read_by_us__lt=F("lines")).first()
    if visitor is not None:
        note_read_of(visitor)
        rows.update(read_by_us=visitor.read_by_us)


def note_team_typing(*, account_id: int, sender: str, name: str) -> None:
    """Tell a visitor of the chat that somebody of the team is writing; of the name only the first."""
    rows = Visitor.objects.filter(account_id=account_id, name=sender)
    for pk in rows.values_list("pk", flat=True):
        pages.note(pk, "typing", {"name": first_name(name)})
