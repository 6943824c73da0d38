"""Chat, e-mail through Postfix and Dovecot, Telegram, telephone: one conversation, nothing asked again."""

import json
import time
from collections.abc import Callable
from email.message import EmailMessage
from email.policy import SMTP
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.ground.bot_api import TOKEN, BotApi
from tests.ground.browser import Guarded, Shop
from tests.ground.dovecot import Dovecot
from tests.ground.mail_server import HOST
from tests.ground.postfix import Postfix
from tests.ground.program import Server

SECRET = "s" * 40


def wait_for(what: Callable[[], Any], seconds: float = 40) -> Any:
    """What is there in the end, asked until it is."""
    deadline = time.monotonic() + seconds
    while not (found := what()):
        assert time.monotonic() < deadline, "it did not come in time"
        time.sleep(0.2)
    return found


class Mina:
    """A customer who changes channels, and the conversation that the team has with her."""

    def __init__(self, server: Server, word: str) -> None:
        self.server, self.word = server, word
        self.address = f"mina-{word}@example.ir"
        self.number = f"0912{int(word, 16) % 10_000_000:07d}"
        self.conversation = ""

    def hook(self, kind: str, **settings: str) -> str:
        """Make an account; returns its hook."""
        given = [part for name, value in settings.items() for part in ("--set", f"{name}={value}")]
        return self.server.run("channel", "create", kind, *given).strip()

    def messages(self) -> list[dict[str, Any]]:
        """What was said so far."""
        found = self.server.api("GET", f"/conversations/{self.conversation}").json()
        return list(found["messages"])

    def channels(self) -> set[str]:
        """Over what."""
        return {str(one["channel"]) for one in self.messages()}

    def code(self) -> str:
        """A continuation code of the conversation."""
        answer = self.server.api("POST", f"/conversations/{self.conversation}/code")
        assert answer.status_code == 201, answer.text
        return str(answer.json()["code"])

    def chat(self, text: str, page: Page, shop: Shop) -> Frame:
        """Ask in the chat of a shop's site, where she is asked for her name and address; its frame."""
        hook = self.hook("webchat", origins=shop.base, ask="contact")
        tag = f'<script async src="{self.server.base}/chat.js" data-channel="{hook.rsplit("/", 1)[1]}"></script>'
        page.goto(shop.put("index.html", f'<html lang="fa" dir="rtl"><title>رکاب</title>{tag}'))
        page.locator("iframe").wait_for(state="attached")
        frame = page.frames[-1]
        frame.locator(".launcher").click()
        frame.get_by_label("نام شما").fill("مینا")
        frame.locator("form.ask [name=contact]").fill(self.address)
        frame.get_by_label("پیام شما").first.fill(text)
        frame.get_by_role("button", name="آغاز گفتگو").click()
        expect(frame.locator(".mine.arrived")).to_have_count(1)
        who = {"identifier": f"email:{self.address}"}
        customer = self.server.api("GET", "/customers", params=who).json()["items"][0]["id"]
        found = self.server.api("GET", "/conversations", params={"customer_id": customer}).json()
        (self.conversation,) = [one["id"] for one in found["items"]]
        return frame

    def be_answered_by_mail(self, text: str, postfix: Postfix) -> EmailMessage:
        """The team answers by e-mail, which goes out through a real mail server."""
        path = f"/conversations/{self.conversation}/messages"
        sent = self.server.api("POST", path, json={"text": text, "channel": "email"})
        assert sent.status_code == 201, sent.text
        arrived = wait_for(
            lambda: [one for one in postfix.server.arrived if self.address in one.recipients]
        )
        return arrived[0].message  # type: ignore[no-any-return]

    def answer_mail(self, ours: EmailMessage, text: str, dovecot: Dovecot) -> None:
        """She answers; her mail lies in the mailbox that the program watches."""
        reply = EmailMessage(policy=SMTP)
        reply["From"], reply["To"] = self.address, str(ours["Reply-To"] or ours["From"])
        reply["Subject"], reply["Message-ID"] = "Re:", f"<{self.word}@example.ir>"
        reply["In-Reply-To"] = str(ours["Message-ID"])
        reply.set_content(f"{text}\n\nOn Wed, support wrote:\n> فردا می‌رسد.\n")
        dovecot.deliver(bytes(reply))
        wait_for(lambda: any(one["text"] == text for one in self.messages()))

    def go_on_in_telegram(self, bot_api: BotApi) -> None:
        """A code brings Telegram into the conversation."""
        hook = self.hook("telegram", token=TOKEN, base_url=bot_api.url, secret=SECRET)
        answer = self.server.http.post(
            hook, json=bot_api.update(text=self.code()),
            headers={"X-Telegram-Bot-Api-Secret-Token": SECRET},
        )  # fmt: skip
        assert answer.status_code == 200, answer.text
        wait_for(lambda: "telegram" in self.channels())

    def ring(self) -> None:
        """A code keyed in brings the telephone into the conversation."""
        hook = self.hook("phone")
        call = {
            "call_id": f"c-{self.word}",
            "from": self.number,
            "to": "0218888",
            "direction": "in",
        }
        for event in (
            {"event": "ringing"},
            {"event": "code", "code": self.code()},
            {"event": "answered"},
        ):
            answer = self.server.http.post(hook, content=json.dumps({**call, **event}))
            assert answer.status_code == 200, answer.text
        wait_for(lambda: "phone" in self.channels())


HIT = """() => {
  const button = document.querySelector(".inbox-card button"), box = button.getBoundingClientRect();
  return button.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}"""


def hand_over(mina: Mina, page: Page) -> None:
    """It is handed to who looks at it: the card comes into the open page, whole, until it is read."""
    given = {"assignee": f"sara-{mina.word}@hamdel.example", "card": "تا این‌جا\n" * 6}
    path = f"/conversations/{mina.conversation}/hand-off"
    assert mina.server.api("POST", path, json=given).status_code == 200
    card = page.locator(".inbox-card")
    expect(card).to_contain_text("تا این‌جا")
    assert page.evaluate(HIT)
    card.get_by_role("button").click()
    expect(card).to_have_count(0)


def look_at_inbox(mina: Mina, browser: Guarded) -> None:
    """The team sees one thread over every channel, on a wide screen and on a phone."""
    signed_in = mina.server.person(email=f"sara-{mina.word}@hamdel.example", role="agent")
    cookies = [
        {"name": one.name, "value": one.value or "", "url": mina.server.base}
        for one in signed_in.cookies.jar
    ]
    signed_in.close()
    browser.context.add_cookies(cookies)  # type: ignore[arg-type]
    page = browser.open()
    page.goto(f"{mina.server.base}/inbox/{mina.conversation}")
    page.locator("#composer-way").select_option("chat")
    page.locator("#composer-text").fill("یک لحظه")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#thread-messages").get_by_text("یک لحظه", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("z")
    # Taken back: it is in the composer again, and every pane is in its place.
    expect(page.locator("#inbox-open > #thread #composer-text")).to_have_value("یک لحظه")
    hand_over(mina, page)
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{mina.server.base}/inbox/{mina.conversation}")
        thread = page.locator("#thread-messages")
        for said in ("سفارش ۱۲۳ کجاست؟", "فردا می‌رسد.", "ممنون. از تلگرام ادامه بدهم؟"):
            expect(thread.get_by_text(said, exact=True).first).to_be_visible()
        for channel in ("چت", "ایمیل", "تلگرام", "تلفن"):
            expect(thread.get_by_text(channel).first).to_be_attached()
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.timeout(300)
def test_a_customer_changes_channels_and_repeats_nothing(  # noqa: PLR0913, PLR0917 - every channel
    server: Server, browser: Guarded, shop: Shop, somebody: str, dovecot: Dovecot, postfix: Postfix,
    bot_api: BotApi,
) -> None:  # fmt: skip
    mina = Mina(server, somebody)
    trust = {"smtp_host": HOST, "smtp_port": str(postfix.port), "smtp_ca": dovecot.certificate.pem}
    mina.hook("email", address=dovecot.user, **trust, **dovecot.settings())
    chat = mina.chat("سفارش ۱۲۳ کجاست؟", browser.page, shop)
    ours = mina.be_answered_by_mail("فردا می‌رسد.", postfix)
    mina.answer_mail(ours, "ممنون. از تلگرام ادامه بدهم؟", dovecot)
    mina.go_on_in_telegram(bot_api)
    mina.ring()
    told = mina.messages()
    assert {"chat", "email", "telegram", "phone"} <= mina.channels()
    asked = [one["text"] for one in told if (one["direction"], one["channel"]) == ("in", "chat")]
    assert asked == ["سفارش ۱۲۳ کجاست؟"]
    # The page is still open: she goes on there, and is asked nothing anew.
    expect(chat.locator("form.ask")).to_be_hidden()
    chat.locator(".write textarea").fill("رسید، ممنون")
    chat.locator(".write textarea").press("Enter")
    wait_for(lambda: any(one["text"] == "رسید، ممنون" for one in mina.messages()))
    look_at_inbox(mina, browser)
    assert browser.errors == []
