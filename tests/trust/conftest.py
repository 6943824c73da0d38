"""A customer, a team, and programs that ask."""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from hamdel.conversations.public import Actor
from hamdel.customers.public import recognize_customer
from hamdel.trust.contracts import ToPromise
from hamdel.trust.models import Promise
from hamdel.trust.usecases.promising import make_promise
from tests.ground.cast import NOW, Mina

HOUR = timedelta(hours=1)
BY = Actor(who="sara@hamdel.example", name="سارا احمدی")
Ask = Callable[..., Any]
Give = Callable[..., Promise]


@pytest.fixture
def ask(server_key: str) -> Ask:
    """Ask the API as a program; returns (status, answer)."""

    def request(method: str, path: str, body: Any = None, *, key: str = server_key) -> Any:
        answer = Client().generic(
            method,
            f"/api/v1{path}",
            b"" if body is None else json.dumps(body),
            content_type="application/json",
            headers={"Authorization": f"Bearer {key}"},
        )
        return answer.status_code, json.loads(answer.content or "null")

    return request


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
