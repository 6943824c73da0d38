"""A conversation and a case of mina's."""

from typing import Any

import pytest
from django.test import Client

from hamdel.cases.public import ToOpen as CaseToOpen
from hamdel.cases.public import open_case
from hamdel.conversations.public import Actor, ToOpen, open_conversation
from tests.cases.conftest import customer
from tests.conversations.conftest import Ask, asks
from tests.ground.cast import NOW

__all__ = ["customer"]
BY = Actor(who="sara@hamdel.example", name="سارا احمدی")


@pytest.fixture
def talk(customer: int) -> int:
    """A conversation."""
    wanted = ToOpen(channel="chat", customer_id=customer, text="حواله نرسید")
    return open_conversation(wanted, by=BY, now=NOW).conversation_id


@pytest.fixture
def about(customer: int) -> int:
    """A case."""
    return open_case(CaseToOpen(title="حواله", customer_id=customer), by=BY, now=NOW)


@pytest.fixture
def api(server_key: str) -> Ask:
    """Asks the API with a server's key."""
    return asks(Client(), Authorization=f"Bearer {server_key}")


def names(found: list[Any]) -> list[str]:
    """What labels are called."""
    return [one["name"] for one in found]
