"""Programs and people that ask the API of cases; a customer they are about."""

import pytest
from django.test import Client

from hamdel.conversations.public import Actor
from hamdel.customers.public import recognize_customer
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from tests.conversations.conftest import Ask, asks
from tests.ground.cast import NOW, Mina, Player

SARA = Actor(who="sara@hamdel.example", name="سارا احمدی")


@pytest.fixture
def api(server_key: str) -> Ask:
    """Asks the API with a server's key."""
    return asks(Client(), Authorization=f"Bearer {server_key}")


@pytest.fixture
def as_sara(sara: Player) -> Ask:
    """Asks the API as sara, signed in."""
    return asks(sara)


@pytest.fixture
def customer(db: None, mina: Mina) -> int:
    """Mina's id."""
    named = [("phone", mina.phone), ("user_id", mina.user_id)]
    return recognize_customer(
        identifiers=named, attributes={"name": mina.name}, source="test", now=NOW
    )


@pytest.fixture
def failed(customer: int, mina: Mina) -> int:
    """The id of a moment: a transfer of hers failed."""
    given = Given(
        occurred_at=NOW, identifiers=(("user_id", mina.user_id),), channel="app", device="mobile",
        action="Transfer Failed", outcome="failure",
        attributes={"amount": 42_000_000, "currency": "IRR"},
    )  # fmt: skip
    (done,) = record_interactions([draft_of_given(given, source="bank")], now=NOW)
    return done.id
