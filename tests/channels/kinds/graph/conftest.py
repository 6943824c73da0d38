"""Accounts whose Graph API is a server on loopback, and posts that are signed as it signs them."""

import hmac
import json
from collections.abc import Callable
from hashlib import sha256
from typing import Any

import pytest
from django.test import Client

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Delivery
from hamdel.channels.usecases.accounts import create_account
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.channels.usecases.sending import send_message
from tests.ground.cast import NOW
from tests.ground.gateway import Gateway

Post = Callable[..., Any]
Send = Callable[..., Delivery]
SECRET = "app-s3cret"


def made(kind: str, gateway: Gateway, **more: str) -> AccountFacts:
    """An account of a kind over the Graph API."""
    settings = {
        "token": "EAAG-token", "app_secret": SECRET, "verify_token": "our-word",
        "base_url": f"{gateway.url}/v23.0",
    }  # fmt: skip
    return create_account(kind=kind, settings={**settings, **more}, who="leila", now=NOW)


@pytest.fixture
def whatsapp(gateway: Gateway, db: None) -> AccountFacts:
    """A business number on WhatsApp."""
    return made("whatsapp", gateway, phone_number_id="106540352242922")


@pytest.fixture
def instagram(gateway: Gateway, db: None) -> AccountFacts:
    """A professional account on Instagram."""
    return made("instagram", gateway)


@pytest.fixture
def notify() -> Post:
    """Posts a notification, signed with the app's secret unless told otherwise."""

    def ask(account: AccountFacts, told: Any, *, secret: str = SECRET) -> Any:
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        signature = "sha256=" + hmac.new(secret.encode(), body, sha256).hexdigest()
        return Client().post(
            account.hook_path,
            body,
            content_type="application/json",
            headers={"X-Hub-Signature-256": signature},
        )

    return ask


@pytest.fixture
def send() -> Send:
    """Has a message sent, at once."""

    def ask(account: AccountFacts, recipient: str, **more: Any) -> Delivery:
        given = {"key": "m:1", "profile_id": None, "text": "سلام", "recipient": recipient}
        ordered = send_message(account_id=account.id, now=NOW, **{**given, **more})
        assert deliver_due(now=NOW) == 1
        return Delivery.objects.get(pk=ordered.id)

    return ask
