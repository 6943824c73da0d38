"""The chat in a real browser: another site's page, a visitor in it, and the team answering over the API."""

import base64
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Frame, Page, Route, expect

from tests.ground.browser import Guarded, Shop
from tests.ground.parts import Missing, skip
from tests.ground.program import Server

pytestmark = pytest.mark.sqlite_only  # what a browser does

Ask = Callable[..., str]
expect.set_options(timeout=20_000)  # of a busy machine


AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


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


def chat_of_open(page: Page) -> Frame:
    """The chat's frame where the page opens it by itself."""
    page.locator("iframe").wait_for(state="attached")
    frame = page.frames[-1]
    expect(frame.locator(".panel")).to_be_visible()
    return frame


def until(page: Page, ask: Callable[[], Any], wanted: Callable[[Any], bool]) -> Any:
    """Ask until the answer is what is wanted; returns the last one either way."""
    end = time.monotonic() + 20
    while not wanted(told := ask()) and time.monotonic() < end:
        page.wait_for_timeout(200)
    return told


def serious(frame: Frame) -> list[str]:
    """What axe finds of weight."""
    frame.evaluate(AXE.read_text("utf-8") + "; undefined")
    found = frame.evaluate("axe.run().then((told) => told.violations)")
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found
        if one["impact"] in {"serious", "critical"}
        for node in one["nodes"]
    ]


def begin(frame: Frame, text: str, *, name: str = "مینا") -> None:
    """Open the chat and send its first message."""
    frame.locator(".launcher").click()
    fill(frame, text, name=name)


def fill(frame: Frame, text: str, *, name: str = "مینا") -> None:
    """Fill in what is asked first, and send it."""
    frame.get_by_label("نام شما").fill(name)
    frame.get_by_label("پیام شما").first.fill(text)
    frame.get_by_role("button", name="آغاز گفتگو").click()
    expect(frame.locator(".mine.arrived")).to_have_count(1)


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
    talk = conversation_with(server, somebody)
    assert talk["channel"] == "chat"
    answer(server, talk, "فردا می‌رسد.")
    expect(frame.locator(".msg:not(.mine)").last).to_contain_text("فردا می‌رسد.")
    expect(frame.locator(".mine.read")).to_have_count(1)  # who answers has read
    write(frame, "ممنون")
    expect(frame.locator(".mine.arrived")).to_contain_text("ممنون")
    again = server.api("GET", f"/conversations/{talk['id']}").json()["messages"]
    assert [one["text"] for one in again] == [f"سفارشم کو؟ {somebody}", "فردا می‌رسد.", "ممنون"]
    assert [one["direction"] for one in again] == ["in", "out", "in"]
    assert browser.errors == []


def test_it_survives_a_reload_and_a_closed_browser(
    server: Server, browser: Guarded, page_of: Ask, somebody: str
) -> None:
    address = page_of()
    browser.page.goto(address)
    begin(chat_of(browser.page), f"نخست {somebody}")
    talk = conversation_with(server, somebody)
    browser.page.close()
    answer(server, talk, "پاسخ، وقتی بسته بود")
    page = browser.open()
    page.goto(address)
    frame = chat_of(page)
    expect(frame.locator(".badge")).to_have_text("۱")
    frame.locator(".launcher").click()
    expect(frame.locator(".bubble").last).to_contain_text("پاسخ، وقتی بسته بود")
    expect(frame.locator(".mine")).to_have_count(1)
    expect(frame.locator(".ask")).to_be_hidden()  # what is known is not asked again
    read_by_them = until(
        page,
        lambda: server.api("GET", f"/conversations/{talk['id']}").json()["messages"][1][
            "delivery"
        ],
        lambda told: told["receipt"] == "read",
    )
    assert read_by_them["receipt"] == "read"


def test_what_is_written_offline_is_sent_once(
    server: Server, browser: Guarded, page_of: Ask, somebody: str
) -> None:
    browser.page.goto(page_of())
    frame = chat_of(browser.page)
    begin(frame, f"نخست {somebody}")
    browser.context.set_offline(True)
    write(frame, "بی‌اینترنت")
    expect(frame.locator(".mine.kept")).to_have_count(1)
    expect(frame.locator(".bar")).to_be_visible()
    browser.context.set_offline(False)
    expect(frame.locator(".mine.arrived")).to_have_count(2)
    said = [one["text"] for one in conversation_with(server, somebody)["messages"]]
    assert said == [f"نخست {somebody}", "بی‌اینترنت"]


def test_an_answer_lost_on_its_way_doubles_nothing(
    server: Server, browser: Guarded, page_of: Ask, somebody: str
) -> None:
    """The server has it, but its answer never comes: the page sends it again under the same id."""
    lost: list[int] = []

    def lose(route: Route) -> None:
        if not lost:
            lost.append(route.fetch().status)
            route.abort()
        else:
            route.continue_()

    browser.page.goto(page_of())
    frame = chat_of(browser.page)
    browser.page.route("**/hooks/webchat/**", lose)
    begin(frame, f"یک بار {somebody}")
    assert lost == [200]
    assert len(conversation_with(server, somebody)["messages"]) == 1
    assert frame.locator(".mine").count() == 1


def test_files_go_both_ways(
    server: Server, browser: Guarded, page_of: Ask, somebody: str, tmp_path: Path
) -> None:
    picture = tmp_path / "عکس.png"
    picture.write_bytes(PIXEL)
    browser.page.goto(page_of())
    frame = chat_of(browser.page)
    begin(frame, somebody)
    frame.locator("input[type=file]").set_input_files(picture)
    expect(frame.locator(".mine.arrived img")).to_have_count(1)
    messages = conversation_with(server, somebody)["messages"]
    assert [one["name"] for one in messages[1]["attachments"]] == ["عکس.png"]
    with browser.page.expect_download() as download:
        frame.locator("button.file").click()
    assert download.value.suggested_filename == "عکس.png"
    assert Path(download.value.path()).read_bytes() == PIXEL


def test_a_page_with_a_strict_policy_needs_two_words(
    server: Server, browser: Guarded, page_of: Ask, somebody: str
) -> None:
    policy = (
        f"default-src 'none'; script-src {server.base}; frame-src {server.base}; img-src data:"
    )
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
    browser.page.goto(page_of(head=head))
    begin(chat_of(browser.page), somebody)
    assert conversation_with(server, somebody)["channel"] == "chat"
    assert browser.errors == []


def test_another_site_may_not_show_it(
    server: Server, browser: Guarded, shop: Shop, somebody: str
) -> None:
    hook = server.run(
        "channel", "create", "webchat", "--name", somebody, "--set", "origins=https://ours.example"
    )
    token = hook.strip().rpartition("/")[2]
    answer_ = server.http.get(f"/chat/{token}/")
    assert (
        "frame-ancestors 'self' https://ours.example" in answer_.headers["content-security-policy"]
    )
    assert "X-Frame-Options" not in answer_.headers
    tag = f'<script src="{server.base}/chat.js" data-channel="{token}"></script>'
    browser.page.goto(shop.put("index.html", tag))
    browser.page.locator("iframe").wait_for(state="attached")
    browser.page.wait_for_timeout(1_500)
    box = browser.page.locator("iframe").bounding_box()
    assert box is None or box["width"] == 0
    assert any("frame-ancestors" in said for said in browser.errors)


def test_collect_s_visitor_and_the_chat_s_are_one(
    server: Server, browser: Guarded, page_of: Ask, somebody: str
) -> None:
    key = server.key_for("ingest")
    head = f'<script src="{server.base}/collect.js" data-key="{key}"></script>'
    browser.page.goto(page_of(head=head))
    browser.page.evaluate(f"""() => hamdel.track("Looked {somebody}")""")
    begin(chat_of(browser.page), somebody)
    talk = conversation_with(server, somebody)
    story = until(
        browser.page,
        lambda: server.api("GET", f"/customers/{talk['customer_id']}/story").json()["items"],
        lambda items: len(items) > 1,
    )
    assert {one["action"] for one in story} == {f"Looked {somebody}", "Message Received"}


def test_it_is_worked_by_keys_and_heard(browser: Guarded, page_of: Ask, somebody: str) -> None:
    page = browser.page
    page.goto(page_of())
    frame = chat_of(page)
    frame.locator(".launcher").focus()
    page.keyboard.press("Enter")
    assert frame.evaluate("document.activeElement.name") == "name"
    begun = [frame.evaluate("document.activeElement.outerHTML")]
    for _ in range(12):
        page.keyboard.press("Tab")
        begun.append(frame.evaluate("document.activeElement.outerHTML"))
    assert begun[0] in begun[1:], "Tab leaves the chat"
    assert page.evaluate("document.activeElement.tagName") == "IFRAME"
    frame.get_by_label("نام شما").fill("مینا")
    frame.get_by_label("پیام شما").first.fill(somebody)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(frame.locator(".mine.arrived")).to_have_count(1)
    assert frame.evaluate("document.activeElement.matches('.write textarea')")
    page.keyboard.press("Escape")
    expect(frame.locator(".panel")).to_be_hidden()
    assert frame.evaluate("document.activeElement.matches('.launcher')")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nobody_is_shut_out(
    browser: Guarded, page_of: Ask, somebody: str, scheme: Literal["light", "dark"]
) -> None:
    if not AXE.is_file():
        skip(Missing("axe-core", "make build"))
    page = browser.page
    page.emulate_media(color_scheme=scheme)
    page.goto(page_of())
    frame = chat_of(page)
    found = serious(frame)
    frame.locator(".launcher").click()
    found += serious(frame)
    fill(frame, somebody)
    found += serious(frame)
    frame.get_by_role("button", name="ادامه در جای دیگر").click()
    expect(frame.locator(".qr")).to_be_visible()
    assert found + serious(frame) == []


@pytest.mark.parametrize(
    ("language", "width", "side"),
    [("fa", 1280, "left"), ("en", 1280, "right"), ("fa", 390, "left"), ("en", 390, "right")],
)
def test_it_stands_at_the_end_of_the_line(
    browser: Guarded, page_of: Ask, language: str, width: int, side: str
) -> None:
    page = browser.page
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(page_of(language=language))
    frame = chat_of(page)
    small = page.locator("iframe").bounding_box()
    assert small is not None
    assert small["width"] < 100
    assert (small["x"] == 0) == (side == "left")
    frame.locator(".launcher").click()
    expect(frame.locator(".panel")).to_be_visible()
    page.wait_for_timeout(300)
    box = page.locator("iframe").bounding_box()
    assert box is not None
    assert box["width"] == (432 if width > 720 else width)
    assert (box["x"] == 0) == (side == "left" or width < 720)
    direction = frame.evaluate("getComputedStyle(document.documentElement).direction")
    assert direction == ("rtl" if language == "fa" else "ltr")
    wide = frame.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert wide <= 0


def test_a_conversation_comes_here_by_its_link(
    server: Server, browser: Guarded, page_of: Ask, channel: str, somebody: str
) -> None:
    body = {
        "channel": "email", "text": f"از ایمیل {somebody}",
        "identifiers": [{"kind": "email", "value": f"{somebody}@example.ir"}],
    }  # fmt: skip
    talk = server.api("POST", "/conversations", json=body).json()
    made = server.api("POST", f"/conversations/{talk['id']}/code").json()
    browser.page.goto(made["link"])
    frame = chat_of_open(browser.page)
    expect(frame.locator(".msg:not(.mine)").last).to_contain_text("ادامه دارد")
    assert somebody not in frame.locator(".thread").inner_text()
    frame.get_by_label("پیام شما").last.fill("منم")
    frame.locator(".write textarea").press("Enter")
    expect(frame.locator(".mine.arrived").last).to_contain_text("منم")
    whole = server.api("GET", f"/conversations/{talk['id']}").json()
    assert "منم" in [one["text"] for one in whole["messages"]]
    (way,) = server.api("GET", f"/conversations/{talk['id']}/ways").json()["items"]
    assert way["confirmed"] is False
    server.api("POST", f"/conversations/{talk['id']}/ways/{way['id']}/confirm")
    browser.page.reload()
    frame = chat_of_open(browser.page)
    expect(frame.locator(".thread")).to_contain_text(f"از ایمیل {somebody}")


def test_who_writes_while_nobody_is_here_is_asked_where_the_answer_may_go(
    server: Server, browser: Guarded, page_of: Ask, somebody: str
) -> None:
    server.run(
        "channel", "create", "sms", "--set", "url=http://127.0.0.1:9/send",
        "--set", "body=to={to}&text={text}", "--set", "sender=10008663",
    )  # fmt: skip
    browser.page.goto(page_of())
    frame = chat_of(browser.page)
    begin(frame, somebody)
    contact = frame.locator(".leave input")
    contact.fill("مینا")
    frame.get_by_role("button", name="ذخیره").click()
    assert contact.evaluate("one => one.validationMessage") == "شمارهٔ تلفن یا ایمیل بنویسید."
    contact.fill("۰۹۱۲۳۴۵۶۷۸۹")
    frame.get_by_role("button", name="ذخیره").click()
    expect(frame.locator(".foot")).to_contain_text("989123456789")
    expect(frame.locator(".leave")).to_be_hidden()
    said = [one["text"] for one in conversation_with(server, somebody)["messages"]]
    assert said == [somebody, "09123456789"]


HOSTILE = '"><img src=x onerror="window.__xss=1"><script>window.__xss=1</script></script><svg onload=__xss=1>'


def test_what_somebody_wrote_is_words_and_nothing_else(
    server: Server, browser: Guarded, shop: Shop, somebody: str, tmp_path: Path
) -> None:
    """In the title, the greeting, messages of both sides, names and names of files."""
    hook = server.run(
        "channel", "create", "webchat", "--name", HOSTILE, "--set", f"title={HOSTILE}",
        "--set", f"greeting={HOSTILE}", "--set", f"origins={shop.base}",
    )  # fmt: skip
    token = hook.strip().rpartition("/")[2]
    tag = f'<script src="{server.base}/chat.js" data-channel="{token}"></script>'
    browser.page.goto(shop.put("index.html", f'<html lang="fa">{tag}'))
    frame = chat_of(browser.page)
    begin(frame, f"{somebody} {HOSTILE} javascript:alert(1)", name=HOSTILE[:100])
    answer(server, conversation_with(server, somebody), HOSTILE + " javascript:alert(1)")
    named = tmp_path / '"><img src=x onerror=__xss=1>.svg'
    named.write_text('<svg xmlns="http://www.w3.org/2000/svg" onload="window.__xss=1"/>')
    frame.locator("input[type=file]").set_input_files(named)
    expect(frame.locator("button.file")).to_have_count(1)
    expect(frame.locator(".msg:not(.mine)")).to_have_count(2)
    browser.page.wait_for_timeout(500)
    assert frame.evaluate("window.__xss") is None
    assert browser.page.evaluate("window.__xss") is None
    assert (
        frame.locator(".thread img, .thread script, .thread a, .thread svg:not(.i)").count() == 0
    )
    assert browser.errors == []
