"""Who reads a page of others that may ask: whom a server vouches for, else the browser's own id."""

from datetime import datetime
from typing import Any

from django.db import transaction

from hamdel.customers.public import identifies, recognize_customer
from hamdel.interactions.public import user_hash_key, vouched

SOURCE = "survey.js"


@transaction.atomic
def visitor_profile(
    *, anonymous_id: str, user_id: str, user_hash: Any, now: datetime
) -> int | None:
    """The profile of a visitor; None where nothing says who it is.

    A user id without its signature counts for nothing here: it would tell a stranger whether that
    person is asked.
    """
    if user_id and vouched(user_id, user_hash, user_hash_key().encode()):
        return _known("user_id", user_id, verified=True, now=now)
    return _known("anonymous_id", anonymous_id, verified=False, now=now)


def _known(kind: str, value: str, *, verified: bool, now: datetime) -> int | None:
    if not identifies(kind, value):
        return None
    return recognize_customer(
        identifiers=[(kind, value)], attributes={}, source=SOURCE, now=now, verified=verified
    )
