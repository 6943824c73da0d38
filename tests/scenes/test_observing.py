"""An observer writes on a phone whose connection comes and goes: no word is lost."""

import re

import pytest
from playwright.sync_api import expect

from tests.ground.browser import Guarded
from tests.ground.demo import Demo

WORDS = "نمی‌دانستم هزینهٔ ارسال چقدر است"


@pytest.mark.sqlite_only
@pytest.mark.timeout(300)
def test_what_is_typed_without_a_connection_is_there_again(demo: Demo, browser: Guarded) -> None:
    demo.sign_in(browser, role="agent")
    page = browser.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo.base}/studies/")
    page.get_by_text("سرویس دوره‌ای").click()
    page.locator("#sessions a").first.click()
    page.select_option("select[name=participant]", index=1)
    field, saved = page.locator("textarea[name=text]"), page.locator("#note-saved")
    field.press_sequentially(WORDS[:10])
    expect(saved).to_have_text(re.compile("نگه داشته شد"))
    expect(page.locator("#note-revision")).to_have_value(re.compile("[1-9]"))

    browser.context.set_offline(True)
    field.press_sequentially(WORDS[10:])
    expect(page.locator(".toasts")).to_contain_text("ارتباط قطع است")
    browser.context.set_offline(False)
    page.reload()  # the device had died
    expect(field).to_have_value(WORDS)

    page.click("#composer button[type=submit]")
    expect(page.locator(".study-note-text")).to_have_text(WORDS)
    expect(field).to_have_value("")
    page.reload()
    expect(field).to_have_value("")
    expect(page.locator(".study-note-text")).to_have_count(1)
    assert not [one for one in browser.errors if "htmx" not in one and "DISCONNECTED" not in one]
