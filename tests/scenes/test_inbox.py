"""An agent's morning in the inbox: by keyboard, with colleagues, on a phone, in a real browser."""

import json
import re
import time
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.ground.browser import Guarded
from tests.ground.demo import Demo
from tests.scenes.test_every_page import AXE, GRAVE

pytestmark = [pytest.mark.sqlite_only, pytest.mark.timeout(240)]
HUNDREDS = 400
LIVE = 2.0  # seconds; on a busy machine that runs other tests beside


@pytest.fixture
def sara(demo: Demo, browser: Guarded) -> Page:
    """Sara's window, at all conversations."""
    demo.sign_in(browser, role="agent")
    browser.speak(demo.base, "fa")
    browser.page.goto(f"{demo.base}/inbox/?queue=all")
    return browser.page


@pytest.fixture
def reza(demo: Demo, chromium: Browser) -> Iterator[Page]:
    """A colleague's window."""
    window = Guarded(chromium.new_context(locale="fa-IR", timezone_id="Asia/Tehran"))
    demo.sign_in(window, role="supervisor")
    window.speak(demo.base, "fa")
    yield window.page
    window.context.close()
    assert window.errors == []


def open_first(page: Page) -> str:
    """Open the first conversation by keyboard; returns its id."""
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("#thread")).to_be_visible()
    expect(page.locator("#story .moments").first).to_be_visible()
    return page.locator("#thread").get_attribute("data-conversation") or ""


def toast(page: Page, words: str) -> None:
    expect(page.locator(".toast", has_text=words)).to_be_visible()


def test_everything_is_done_by_keyboard(sara: Page, browser: Guarded) -> None:
    rows = sara.locator("#inbox-rows .row")
    sara.keyboard.press("j")
    sara.keyboard.press("j")
    expect(rows.nth(1)).to_be_focused()
    sara.keyboard.press("k")
    sara.keyboard.press("Enter")
    expect(rows.nth(0)).to_have_attribute("aria-current", "true")
    pk = sara.locator("#thread").get_attribute("data-conversation")
    assert sara.url.endswith(f"/inbox/{pk}?queue=all")
    sara.keyboard.press("n")
    sara.keyboard.type("یادداشت با صفحه‌کلید")
    expect(sara.locator("[data-draft-said]")).to_contain_text("پیش‌نویس")
    sara.reload()
    expect(sara.locator("#composer-text")).to_have_value("یادداشت با صفحه‌کلید")
    sara.locator("#composer-text").focus()
    sara.keyboard.press("Control+Enter")
    toast(sara, "یادداشت ثبت شد")
    expect(sara.locator(".inbox-note", has_text="یادداشت با صفحه‌کلید")).to_be_visible()
    expect(sara.locator("#composer-text")).to_have_value("")
    sara.keyboard.press("Escape")
    sara.keyboard.press("e")
    toast(sara, "بسته شد")
    expect(sara.locator(f"#row-{pk}")).to_have_count(0)
    expect(sara.locator("#thread-head")).to_contain_text("بسته")
    sara.keyboard.press("z")
    toast(sara, "مانند پیش شد")
    expect(sara.locator(f"#row-{pk}")).to_have_count(1)
    sara.keyboard.press("?")
    expect(sara.locator("#keymap")).to_contain_text("یادداشت داخلی")
    assert browser.errors == []


def test_it_is_put_off_in_words_and_comes_back_by_undo(sara: Page) -> None:
    pk = open_first(sara)
    sara.keyboard.press("s")
    sara.locator("#snooze-until").press_sequentially("شنبه ۹ صبح")
    expect(sara.locator("#snooze-means")).to_contain_text("شنبه")
    sara.keyboard.press("Enter")
    toast(sara, "برمی‌گردد")
    expect(sara.locator("#inbox-do")).to_be_hidden()
    expect(sara.locator(f"#row-{pk}")).to_have_count(0)
    sara.keyboard.press("z")
    expect(sara.locator(f"#row-{pk}")).to_have_count(1)


def test_a_ready_answer_and_a_macro(sara: Page) -> None:
    open_first(sara)
    sara.keyboard.press("n")
    sara.keyboard.type("/پیگ")
    expect(sara.locator("#composer-replies [data-reply]").first).to_be_visible()
    sara.keyboard.press("Enter")
    expect(sara.locator("#composer-text")).to_have_value(re.compile("در دست پیگیری است"))
    sara.locator("#composer-text").fill("")
    sara.keyboard.press("Escape")
    sara.keyboard.press("m")
    sara.locator("#inbox-do .menu-item", has_text="فوری: به من").click()
    toast(sara, "انجام شد")
    expect(sara.locator("#thread-head")).to_contain_text("فوری")
    sara.keyboard.press("z")
    toast(sara, "مانند پیش شد")


def test_colleagues_see_each_other_and_lose_nothing(sara: Page, reza: Page, demo: Demo) -> None:
    pk = open_first(sara)
    reza.goto(f"{demo.base}/inbox/{pk}?queue=all")
    expect(sara.locator("#thread-present")).to_contain_text("رضا مرادی")
    expect(reza.locator("#thread-present")).to_contain_text("سارا نوری")
    reza.keyboard.press("n")
    reza.keyboard.type("من هم می‌نویسم")
    expect(sara.locator("#thread-present")).to_contain_text("می‌نویسد")
    sara.keyboard.press("n")
    sara.keyboard.type("نوشتهٔ سارا")
    late = "() => { document.getElementById('composer-version').value = '999'; }"
    sara.evaluate(late)
    sara.keyboard.press("Control+Enter")
    expect(sara.locator(".inbox-conflict")).to_contain_text("نوشتهٔ سارا")
    expect(sara.locator("#composer-text")).to_have_value("نوشتهٔ سارا")
    sara.locator(".inbox-conflict button[type=submit]").click()
    expect(reza.locator(".inbox-note", has_text="نوشتهٔ سارا")).to_be_visible()
    expect(reza.locator("#composer-text")).to_have_value("من هم می‌نویسم")
    reza.locator("#composer-text").fill("")


def test_many_at_once_go_and_come_back(sara: Page) -> None:
    ids = [row.get_attribute("value") for row in sara.locator("#inbox-rows .inbox-pick").all()[:3]]
    for pk in ids:
        sara.locator(f"#row-{pk} .inbox-pick").check(force=True)
    expect(sara.locator("#inbox-bulk")).to_contain_text("۳")
    sara.locator("#inbox-bulk button[value=close]").click()
    for pk in ids:
        expect(sara.locator(f"#row-{pk}")).to_have_count(0)
    sara.keyboard.press("z")
    toast(sara, "مانند پیش شد")
    sara.reload()
    for pk in ids:
        expect(sara.locator(f"#row-{pk}")).to_have_count(1)


def test_what_comes_in_is_on_screen_at_once(sara: Page, demo: Demo) -> None:
    pk = open_first(sara)
    sara.wait_for_timeout(500)  # the stream is open
    key = demo.key(scope="ingest,read,write", name="live")
    said = json.dumps({"text": "پیام زنده", "direction": "in"})
    took = sara.evaluate(
        """async ([path, body, key]) => {
          const seen = new Promise((done) => new MutationObserver(() => {
            if (document.body.textContent.includes("پیام زنده")) done(performance.now());
          }).observe(document.getElementById("thread"), { childList: true, subtree: true }));
          const headers = { Authorization: `Bearer ${key}`, "Content-Type": "application/json" };
          const answer = await fetch(path, { method: "POST", body, headers, credentials: "omit" });
          const stored = performance.now();
          if (answer.status !== 201) return -answer.status;
          return (await seen) - stored;
        }""",
        [f"/api/v1/conversations/{pk}/messages", said, key],
    )
    assert 0 - LIVE * 1000 < took < LIVE * 1000, took


@pytest.mark.parametrize("language", ["fa", "en"])
def test_nobody_is_shut_out_of_any_part_of_it(language: str, demo: Demo, browser: Guarded) -> None:
    demo.sign_in(browser, role="agent")
    browser.speak(demo.base, language)
    page = browser.page
    axe = AXE.read_text(encoding="utf-8")
    grave = []
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 844})
        page.goto(f"{demo.base}/inbox/?queue=all")
        page.locator("#inbox-rows .row").first.click()
        expect(page.locator("#thread")).to_be_visible()
        time.sleep(0.3)
        page.evaluate(axe)
        found = page.evaluate("async () => (await axe.run()).violations")
        grave += [f"{width}: {one['id']}" for one in found if one["impact"] in GRAVE]
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
    assert grave == []


def test_hundreds_of_conversations_scroll(demo: Demo, chromium: Browser) -> None:
    """Pages come while one scrolls: no row twice, none left out, none long in coming."""
    key = demo.key(scope="ingest,read,write", name="hundreds")
    with httpx.Client(base_url=demo.base, headers={"Authorization": f"Bearer {key}"}) as api:
        for n in range(HUNDREDS):
            body = {
                "channel": "in-person",
                "identifiers": [{"kind": "phone", "value": f"0908{2_000_000 + n}"}],
                "text": f"پیام {n}",
            }
            assert api.post("/api/v1/conversations", json=body).status_code == 201
    window = Guarded(chromium.new_context(locale="fa-IR", viewport={"width": 1280, "height": 900}))
    demo.sign_in(window, role="supervisor")
    page = window.page
    page.goto(f"{demo.base}/inbox/?queue=unassigned")
    slowest = page.evaluate(
        """async () => {
          const list = document.getElementById("inbox-rows");
          let slowest = 0;
          while (document.querySelectorAll("#inbox-rows .row").length < 400) {
            const began = performance.now(), had = list.childElementCount;
            list.scrollTop = list.scrollHeight;
            while (list.childElementCount <= had) {
              if (performance.now() - began > 10000) return 1e9;
              await new Promise((done) => requestAnimationFrame(done));
            }
            slowest = Math.max(slowest, performance.now() - began);
          }
          return slowest;
        }"""
    )
    ids = page.evaluate(
        "() => [...document.querySelectorAll('#inbox-rows > [id]')].map((one) => one.id)"
    )
    assert len(ids) == len(set(ids)) >= HUNDREDS
    assert slowest < 3_000
    window.context.close()
