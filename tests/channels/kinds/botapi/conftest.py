"""Accounts of bots at a messenger on loopback."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from hamdel.channels.contracts import AccountFacts, Inbound, Raw
from hamdel.channels.kinds.botapi.reading import inbounds_of
from hamdel.channels.usecases.accounts import create_account
from tests.ground.bot_api import TOKEN, BotApi
from tests.ground.cast import NOW

Read = Callable[..., Inbound]
SECRET = "s3cret-of-the-hook"


@pytest.fixture
def telegram(bot_api: BotApi, db: None) -> AccountFacts:
    """An account of a bot on Telegram."""
    return create_account(
        kind="telegram",
        settings={"token": TOKEN, "base_url": bot_api.url, "secret": SECRET},
        who="leila",
        now=NOW,
    )


@pytest.fixture
def bale(bot_api: BotApi, db: None) -> AccountFacts:
    """An account of a bot on Bale."""
    settings = {"token": TOKEN, "base_url": bot_api.url}
    return create_account(kind="bale", settings=settings, who="leila", now=NOW)


@pytest.fixture
def read(telegram: AccountFacts) -> Read:
    """Reads an update that Telegram posts; `last` is the last try."""

    def ask(update: Mapping[str, Any], *, last: bool = False) -> Inbound:
        (one,) = inbounds_of(raw(update, last=last), telegram, identifier="telegram")
        return one

    return ask


def raw(update: Mapping[str, Any] | bytes, *, last: bool = False) -> Raw:
    """An update as it was kept."""
    body = update if isinstance(update, bytes) else json.dumps(update).encode()
    return Raw(
        id=1, body=body, content_type="application/json", received_at=NOW, kept={}, last_try=last
    )
