"""An account of a mail server that remembers."""

from collections.abc import Callable
from typing import Any

import pytest

from hamdel.channels.contracts import AccountFacts, Outbound
from hamdel.channels.kinds.email.sending import SENDING_SETTINGS
from tests.ground.cast import NOW
from tests.ground.mail_server import HOST, MailServer

MakeAccount = Callable[..., AccountFacts]
SHOP = "support@shop.example"


def account_of(**settings: str) -> AccountFacts:
    """An account with these settings and the defaults of the others."""
    values = {one.name: one.default for one in SENDING_SETTINGS}
    return AccountFacts(
        id=1, kind="email", name="پشتیبانی فروشگاه", state="on", token="t", made_at=NOW,
        settings={"address": SHOP, **values, **settings},
    )  # fmt: skip


def outbound_of(**given: Any) -> Outbound:
    """A plain message to mina."""
    plain = {
        "delivery_id": 1, "message_id": "<1@shop.example>", "recipient": "mina@example.ir",
        "name": "مینا کاظمی", "author": "سارا احمدی", "at": NOW, "subject": "سفارش ۱۲۳",
        "text": "سلام مینا",
    }  # fmt: skip
    return Outbound(**{**plain, **given})


@pytest.fixture
def mail_account(mail_server: MailServer) -> MakeAccount:
    """Makes the account whose mail goes to the recording server."""

    def make(**settings: str) -> AccountFacts:
        here = {"smtp_host": HOST, "smtp_port": str(mail_server.port), "smtp_security": "none"}
        return account_of(**{**here, **settings})

    return make
