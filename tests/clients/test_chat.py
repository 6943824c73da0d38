"""The chat in a real browser: another site's page, a visitor in it, and the team answering over the API."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.ground.browser import Guarded, Shop
from tests.ground.program import Server

Ask = Callable[..., str]
expect.set_options(timeout=20_000)  # of a busy machine


@pytest.fixture
def channel(server: Server, shop: Shop, somebody: str) -> str:
    """The token of a chat that only the shop may show."""
    hook = server.run(
        "channel", "create", "webchat", "--name", somebody, "--set", f"origins={shop.base}",
        "--set", "title=رکاب", "--set", "ask=name",
    )  # fmt: skip
    return hook.strip().rpartition("/")[2]


@pytest.fixture
def page_of(server: Server, shop: Shop, channel: str) -> Ask:
    """Puts a page of the shop with the chat's tag; returns its address."""

    def put(
        name: str = "index.html", *, head: str = "", more: str = "", language: str = "fa"
    ) -> str:
        tag = (
            f'<script async src="{server.base}/chat.js" data-channel="{channel}" {more}></script>'
        )
        return shop.put(
            name,
            f'<html lang="{language}" dir="auto"><title>رکاب</title>{head}{tag}<h1>دوچرخهٔ تاشو</h1>',
        )

    return put


def chat_of(page: Page) -> Frame:
    """The chat's frame, once its launcher can be pressed."""
    page.locator("iframe").wait_for(state="attached")
    frame = page.frames[-1]
    expect(frame.locator(".launcher")).to_be_visible()
    return frame


def begin(frame: Frame, text: str, *, name: str = "مینا") -> None:
    """Open the chat and send its first message."""
    frame.locator(".launcher").click()
    frame.get_by_label("نام شما").fill(name)
    frame.get_by_label("پیام شما").first.fill(text)
    frame.get_by_role("button", name="آغاز گفتگو").click()


def write(frame: Frame, text: str) -> None:
    """Send one more."""
    box = frame.locator(".write textarea")
    box.fill(text)
    box.press("Enter")


def conversation_with(server: Server, text: str) -> dict[str, Any]:
    """The one conversation in which this was said."""
    for one in server.api("GET", "/conversations", params={"limit": 100}).json()["items"]:
        whole: dict[str, Any] = server.api("GET", f"/conversations/{one['id']}").json()
        if any(text in message["text"] for message in whole["messages"]):
            return whole
    raise AssertionError(f"nobody said {text}")


def answer(server: Server, conversation: dict[str, Any], text: str) -> None:
    """The team writes to the customer."""
    path = f"/conversations/{conversation['id']}/messages"
    done = server.api("POST", path, json={"text": text})
    assert done.status_code == 201, done.text


def test_a_visitor_writes_and_is_answered(
    server: Server, browser: Guarded, page_of: Ask, somebody: str
) -> None:
    browser.page.goto(page_of())
    frame = chat_of(browser.page)
    begin(frame, f"سفارشم کو؟ {somebody}")
    expect(frame.locator(".mine.arrived")).to_have_count(1)
    talk = conversation_with(server, somebody)
    assert talk["channel"] == "chat"
    answer(server, talk, "فردا می‌رسد.")
    expect(frame.locator(".msg:not(.mine)").last).to_contain_text("فردا می‌رسد.")
    write(frame, "ممنون")
    expect(frame.locator(".mine.arrived")).to_have_count(2)
    again = server.api("GET", f"/conversations/{talk['id']}").json()["messages"]
    assert [one["text"] for one in again] == [f"سفارشم کو؟ {somebody}", "فردا می‌رسد.", "ممنون"]
    assert [one["direction"] for one in again] == ["in", "out", "in"]
    assert browser.errors == []
