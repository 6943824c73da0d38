"""Questions about what goes out."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from ..contracts import DeliveryFacts
from ..models import Delivery

_NOT_SENT: Final = ("cancelled", "refused")
TROUBLED = ("refused", "unknown", "resting")


def deliveries(ids: Collection[int]) -> dict[int, DeliveryFacts]:
    """How some deliveries fare, by id."""
    rows = Delivery.objects.filter(pk__in=list(ids)).select_related("account")
    return {row.pk: delivery_facts(row) for row in rows}


def last_word(*, account_id: int, recipient: str, since: datetime) -> DeliveryFacts | None:
    """The newest message to somebody on an account, if a machine wrote it; None where a person did since.

    What certainly did not go out is none.
    """
    said = Delivery.objects.exclude(state__in=_NOT_SENT).filter(
        account_id=account_id, recipient=recipient
    )
    newest = (
        said.filter(automatic=True, made_at__gte=since)
        .select_related("account")
        .order_by("-made_at", "-pk")
        .first()
    )
    if newest is None or said.filter(pk__gt=newest.pk).exists():
        return None
    return delivery_facts(newest)


def troubled(*, account_id: int | None = None, limit: int = 50) -> list[DeliveryFacts]:
    """What was refused, or may have arrived and nobody knows; newest first."""
    rows = Delivery.objects.filter(state__in=TROUBLED).select_related("account").order_by("-pk")
    if account_id is not None:
        rows = rows.filter(account_id=account_id)
    return [delivery_facts(row) for row in rows[:limit]]


def delivery_facts(row: Delivery) -> DeliveryFacts:
    """A row as other packages see it."""
    return DeliveryFacts(
        id=row.pk,
        key=row.key,
        account_id=row.account_id,
        kind=row.account.kind,
        state=row.state,
        recipient=row.recipient,
        made_at=row.made_at,
        due_at=row.due_at,
        sent_at=row.sent_at,
        ref=row.ref or row.message_id,
        provider_id=row.provider_id,
        answer=row.answer,
        problem=row.problem or row.error,
        receipt=row.receipt,
    )
