"""That somebody wants to be told of ideas, and that they do not any more."""

from contextlib import suppress
from datetime import datetime

from hamdel.conversations.public import Actor
from hamdel.customers.public import NoSuchCustomer, consents_of, customer_of, set_consent

from ..contracts import PURPOSE
from ..rules.ways import ANY


def agree_to_news(profile_id: int, *, by: Actor, source: str, now: datetime) -> None:
    """Keep that somebody asked to be told; who refused all such news before is left as they said.

    In the caller's transaction.
    """
    customer = customer_of(profile_id)
    if customer is None or _said(customer):
        return
    with suppress(NoSuchCustomer):
        set_consent(
            customer_id=customer,
            purpose=PURPOSE,
            channel=ANY,
            state="granted",
            source=source[:60],
            who=by.who,
            now=now,
        )


def refuse_news(profile_id: int, *, by: Actor, source: str, now: datetime) -> bool:
    """Keep that somebody wants no news of ideas on any channel; False where the person is gone."""
    customer = customer_of(profile_id)
    if customer is None:
        return False
    try:
        set_consent(
            customer_id=customer,
            purpose=PURPOSE,
            channel=ANY,
            state="refused",
            source=source[:60],
            who=by.who,
            now=now,
        )
    except NoSuchCustomer:
        return False
    return True


def _said(customer: int) -> str:
    """What they said of news of ideas on all channels: granted, refused, or nothing."""
    said = {one.channel: one.state for one in consents_of(customer) if one.purpose == PURPOSE}
    return said.get(ANY, "")
