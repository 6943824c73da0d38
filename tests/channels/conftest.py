"""Accounts of channels, a receiver that only listens, and a provider that only remembers."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from hamdel.channels import receivers
from hamdel.channels.contracts import (
    AccountFacts,
    Capabilities,
    DeliveryFacts,
    Inbound,
    Outbound,
    Received,
    Sent,
)
from hamdel.channels.kinds import register
from hamdel.channels.kinds.shape import Commit, Kind
from hamdel.channels.usecases.accounts import create_account
from hamdel.channels.usecases.sending import send_message
from hamdel.customers.public import customer_of, recognize_customer, set_consent
from tests.ground.cast import NOW

Post = Callable[..., Any]
Consent = Callable[[str, str, str], None]


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


class Provider:
    """What a fake provider does with a message, and the messages that reached it."""

    def __init__(self) -> None:
        self.reached: list[Outbound] = []
        self.before: BaseException | None = None
        self.after: BaseException | None = None

    def send(self, outbound: Outbound, _account: AccountFacts, commit: Commit) -> Sent:
        if self.before is not None:
            raise self.before
        commit()
        self.reached.append(outbound)
        if self.after is not None:
            raise self.after
        return Sent(provider_id=f"p-{outbound.delivery_id}", answer="250 queued")


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    """A provider behind a kind of its own, "pigeon"."""
    fake = Provider()
    kind = Kind(
        key="pigeon", name="Pigeon", icon="send", capabilities=Capabilities(longest=100),
        read=lambda *_: (), send=fake.send, reaches="phone", tries_to_send=7,
    )  # fmt: skip
    monkeypatch.setitem(register._by_key, "pigeon", kind)
    return fake


@pytest.fixture
def pigeon(provider: Provider, db: None) -> AccountFacts:
    """An account of it."""
    return create_account(kind="pigeon", who="leila", now=NOW)


@pytest.fixture
def mina_s(db: None) -> tuple[int, Consent]:
    """Mina's profile, and how to say what she agreed to."""
    profile = recognize_customer(
        identifiers=[("phone", "09123456789")], attributes={}, source="test", now=NOW
    )
    customer = customer_of(profile)
    assert customer is not None

    def consent(purpose: str, channel: str, said: str) -> None:
        set_consent(
            customer_id=customer, purpose=purpose, channel=channel, state=said,  # type: ignore[arg-type]
            source="test", who="sara", now=NOW,
        )  # fmt: skip

    return profile, consent


def order(account: AccountFacts, **more: Any) -> DeliveryFacts:
    """Have «سلام» sent to mina's phone."""
    given = {"key": "message:1", "recipient": "+989123456789", "profile_id": None, "text": "سلام"}
    return send_message(**{"account_id": account.id, "now": NOW, **given, **more})
