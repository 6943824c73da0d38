"""Settings → Channels → Send a test."""

from html import unescape

import pytest
from django.test import Client

from hamdel.channels.public import account as channel
from hamdel.channels.public import create_account, note_health
from hamdel.platform import audit
from tests.channels.kinds.sms.conftest import Account, account
from tests.ground.cast import NOW, Player
from tests.ground.gateway import Gateway
from tests.ground.mail_server import HOST, MailServer

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


def test_the_answer_shows_no_secret_and_nobody_s_number(
    account: Account, gateway: Gateway, leila: Player
) -> None:
    made = account("melipayamak", user="shop", password="Pa/ss &wörd9")
    basic = "c2hvcDpQYS9zcyAmd8O2cmQ5"
    gateway.says = {
        "you": 'password "Pa/ss &wörd9", Pa%2Fss%20%26w%C3%B6rd9, Pa%2Fss+%26w%C3%B6rd9, ' + basic,
        "to": "09123456789", "also": "۰۹۳۵ ۱۲۳ ۴۵۶۷ mina@example.ir", "Value": 250,
    }  # fmt: skip
    page = unescape(leila.post(f"/settings/channels/{made.id}/test", TEST).content.decode())
    answer = page[page.index("آنچه برگشت") :].partition("<form class=")[0]
    for secret in ("w\\u00f6rd9", "wörd9", "w%C3%B6rd9", basic, "9123456789", "۱۲۳ ۴۵۶۷", "mina@"):
        assert secret not in answer, secret
    assert answer.count("⟨password⟩") >= 3
    assert "⟨basic⟩" in answer
    assert "0912•••6789" in answer
    assert '"Value": 250' in answer


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


def test_a_mailbox_shows_its_server_s_words_and_its_health(
    mail_server: MailServer, leila: Player
) -> None:
    made = create_account(
        kind="email",
        name="فروشگاه",
        settings={
            "address": "support@shop.example", "smtp_host": HOST, "smtp_security": "none",
            "smtp_port": str(mail_server.port),
        },
        who="leila",
        now=NOW,
    )  # fmt: skip
    note_health(
        account_id=made.id, error="The mail server does not answer. timed out", part="Sending"
    )
    for page in ("/settings/channels/", f"/settings/channels/{made.id}/"):
        assert "ارسال: سرور ایمیل پاسخ نمی‌دهد. timed out" in leila.get(page).content.decode()
    where = f"/settings/channels/{made.id}/test"
    page = leila.post(where, {"recipient": "mina@example.ir", "text": "آزمایش"}).content.decode()
    assert "سرور آن را پذیرفت." in page
    assert "→ RCPT TO:&lt;mina@example.ir&gt;" in page
    assert "بخش،" not in page
    found = channel(made.id)
    assert found is not None
    assert (found.state, found.error) == ("on", "")
    mail_server.says["RCPT"] = "550 nobody <b>here"
    page = leila.post(where, {"recipient": "gone@example.ir", "text": "x"}).content.decode()
    assert "سرور ایمیل گیرنده را نمی‌پذیرد." in page
    assert "550 nobody &lt;b&gt;here" in page
