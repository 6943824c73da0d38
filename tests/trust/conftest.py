"""A customer, a team, and programs that ask."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from hamdel.conversations.public import Actor
from hamdel.customers.public import recognize_customer
from hamdel.trust.contracts import ToPromise
from hamdel.trust.models import Promise
from hamdel.trust.usecases.promising import make_promise
from tests.ground.cast import NOW, Mina

HOUR = timedelta(hours=1)
BY = Actor(who="sara@hamdel.example", name="سارا احمدی")
Give = Callable[..., Promise]


@pytest.fixture
def profile(mina: Mina, db: None) -> int:
    """Mina's profile."""
    return recognize_customer(
        identifiers=[("phone", mina.phone)], attributes={"name": mina.name}, source="test", now=NOW
    )


@pytest.fixture
def give(profile: int) -> Give:
    """Has sara promise something to mina, due in an hour unless said."""

    def promise(
        what: str = "تماس برگشتی", *, due_at: datetime = NOW + HOUR, **more: Any
    ) -> Promise:
        given = ToPromise(**{"profile_id": profile, "what": what, "due_at": due_at, **more})
        made = make_promise(given, by=BY, now=min(NOW, due_at - timedelta(minutes=1)))
        return Promise.objects.get(pk=made)

    return promise
