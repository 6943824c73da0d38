"""People refuse further messages of a purpose by the address that stood in one (RFC 8058)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings
from django.db import transaction

from hamdel.customers.public import NoSuchCustomer, customer_of, set_consent
from hamdel.platform.derived_keys import derived_key

from ..models import Delivery
from ..rules.refusal_tokens import delivery_in, refusal_token

_KEY: Final = "refusing messages"
SOURCE: Final = "unsubscribe"


@dataclass(frozen=True, kw_only=True)
class Refusable:
    """What a token refuses: messages of a purpose on a kind of channel."""

    delivery_id: int
    purpose: str
    kind: str


def refusal_address(delivery_id: int) -> str:
    """The address that refuses more of a delivery's purpose; GET shows a page, POST does it."""
    token = refusal_token(delivery_id, key=derived_key(_KEY))
    return f"{settings.BASE_URL}/u/{token}"


def refusable(token: str) -> Refusable | None:
    """What a token would refuse; None for one that is not ours or whose person is gone."""
    delivery_id = delivery_in(token, key=derived_key(_KEY))
    if delivery_id is None:
        return None
    row = Delivery.objects.filter(pk=delivery_id).select_related("account").first()
    if row is None:
        return None
    return Refusable(delivery_id=row.pk, purpose=row.purpose, kind=row.account.kind)


@transaction.atomic
def refuse(token: str, *, now: datetime) -> Refusable | None:
    """Keep that the recipient wants no more of it; None where the token refuses nothing.

    What waits to be sent to them for the same purpose on the same kind of channel is taken back.
    """
    found = refusable(token)
    if found is None:
        return None
    row = Delivery.objects.get(pk=found.delivery_id)
    if row.profile_id is None:
        return None
    customer = customer_of(row.profile_id)
    if customer is None:
        return None
    try:
        set_consent(
            customer_id=customer,
            purpose=found.purpose,
            channel=found.kind,
            state="refused",
            source=SOURCE,
            who=f"recipient of delivery:{row.pk}",
            now=now,
        )
    except NoSuchCustomer:
        return None
    waiting = Delivery.objects.filter(
        profile_id=row.profile_id, purpose=row.purpose, account__kind=found.kind, state="waiting"
    )
    waiting.update(state="cancelled", due_at=now)
    return found
