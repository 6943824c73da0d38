"""Accounts of gateways."""

from collections.abc import Callable
from typing import Any

import pytest

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.kinds.sms.presets import PRESETS
from hamdel.channels.models import Delivery
from hamdel.channels.usecases.accounts import create_account
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.channels.usecases.sending import send_message
from tests.ground.cast import NOW
from tests.ground.gateway import Gateway

Account = Callable[..., AccountFacts]
Send = Callable[..., Delivery]
KEY = "k3y/of+the=gateway"


@pytest.fixture
def account(gateway: Gateway, db: None) -> Account:
    """Makes an account of a preset, whose addresses lead to the gateway on loopback."""

    def make(preset: str = "own", *, at: Gateway = gateway, **more: str) -> AccountFacts:
        known = PRESETS[preset]
        moved = {
            name: at.url + "/" + known[name].partition("://")[2].partition("/")[2]
            for name in ("url", "pattern_url")
            if name in known
        }
        given = {
            "preset": preset, "key": KEY, "user": "u", "password": "p&=", "sender": "30001234",
        }  # fmt: skip
        return create_account(
            kind="sms", settings={**given, **moved, **more}, who="leila", now=NOW
        )

    return make


@pytest.fixture
def send() -> Send:
    """Has a text sent on an account, at once."""

    def ask(account: AccountFacts, text: str = "سلام", **more: Any) -> Delivery:
        given = {"key": "m:1", "recipient": "0912 345 67 89", "profile_id": None, "text": text}
        ordered = send_message(account_id=account.id, now=NOW, **{**given, **more})
        assert deliver_due(now=NOW) >= 1
        return Delivery.objects.get(pk=ordered.id)

    return ask
