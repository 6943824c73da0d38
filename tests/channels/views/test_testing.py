"""Settings → Channels → Send a test."""

import pytest
from django.test import Client

from hamdel.platform import audit
from tests.channels.kinds.sms.conftest import Account, account
from tests.ground.cast import Player
from tests.ground.gateway import Gateway

pytestmark = pytest.mark.django_db
__all__ = ["account"]
TEST = {"recipient": "09123456789", "text": "آزمایش <b>"}


def test_an_admin_sees_what_went_out_and_came_back(
    account: Account, gateway: Gateway, leila: Player
) -> None:
    made = account("kavenegar")
    where = f"/settings/channels/{made.id}/test"
    assert where in leila.get(f"/settings/channels/{made.id}/").content.decode()
    gateway.says = {"return": {"status": 418, "message": "<script>"}}
    page = leila.post(where, TEST).content.decode()
    assert "/v1/⟨key⟩/sms/send.json" in page
    assert (
        "{&quot;return&quot;: {&quot;status&quot;: 418, &quot;message&quot;: &quot;&lt;script&gt;&quot;}}"
        in page
    )
    assert "درگاه پیامک حساب را نمی‌پذیرد." in page
    assert "۱ بخش، ۱۰ حرف، جا برای ۶۰ حرف دیگر" in page
    gateway.says = {"return": {"status": 200}, "entries": [{"messageid": 87}]}
    assert "درگاه آن را پذیرفت." in leila.post(where, TEST).content.decode()
    newest = audit.entries()[0]
    assert (newest.act, newest.subject) == ("test sent", f"channel:{made.id}")
    assert len(gateway.heard) == 2


def test_what_is_not_filled_in_is_not_sent(
    account: Account, gateway: Gateway, leila: Player
) -> None:
    made = account("kavenegar")
    assert leila.post(f"/settings/channels/{made.id}/test", {"text": "x"}).status_code == 422
    assert gateway.heard == []


def test_nobody_else_sends_one(
    account: Account, gateway: Gateway, sara: Player, stranger: Client
) -> None:
    where = f"/settings/channels/{account('kavenegar').id}/test"
    for who in (sara, stranger):
        assert who.post(where, TEST).status_code in {302, 403}
    assert gateway.heard == []


def test_what_has_no_test_says_so(leila: Player, account: Account) -> None:
    assert leila.get("/settings/channels/999/test").status_code == 404
