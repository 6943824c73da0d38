"""Accounts of channels, and a receiver that only listens."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from hamdel.channels import receivers
from hamdel.channels.contracts import AccountFacts, Inbound, Received
from hamdel.channels.usecases.accounts import create_account
from tests.ground.cast import NOW

Post = Callable[..., Any]


class Listener:
    """A receiver that remembers, and fails as often as it is told to."""

    def __init__(self) -> None:
        self.heard: list[Inbound] = []
        self.failures = 0

    def __call__(self, received: Received, /, *, now: datetime) -> int | None:
        if self.failures:
            self.failures -= 1
            raise RuntimeError("the receiver failed")
        assert received.received_at <= now
        self.heard.append(received.inbound)
        return None


@pytest.fixture
def listener(monkeypatch: pytest.MonkeyPatch) -> Listener:
    """The only receiver there is."""
    listening = Listener()
    monkeypatch.setattr(receivers, "_receivers", {"listener": listening})
    return listening


@pytest.fixture
def phone(db: None) -> AccountFacts:
    """An account of a telephone exchange."""
    return create_account(kind="phone", name="مرکز تلفن", who="leila", now=NOW)


@pytest.fixture
def post() -> Post:
    """Posts bytes to an account's hook."""

    def ask(
        account: AccountFacts, body: bytes, kind: str = "application/json", **more: Any
    ) -> Any:
        return Client().post(account.hook_path, body, content_type=kind, **more)

    return ask
