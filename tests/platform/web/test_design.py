"""The parts in a real browser: they pass axe in all themes, and do what they promise by keyboard."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from hamdel.platform.web import assets, banners, design, navigation
from tests.ground.browser import Guarded, Shop
from tests.ground.parts import Missing, skip

AXE = Path(__file__).parents[3] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SERIOUS = """axe.run(document, {resultTypes: ['violations']}).then(found => found.violations
  .filter(each => ['serious', 'critical'].includes(each.impact))
  .map(each => each.id + ': ' + each.nodes.map(node => node.target.join(' ')).join(', ')))"""

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def parts(browser: Guarded, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> Iterator[Guarded]:
    """The parts page, drawn without a database and served from a folder."""
    if not (assets.BUILT / "app.js").is_file():
        skip(Missing("the built front end", "make build"))
    # Other packages' screens and banners ask the database what waits there.
    monkeypatch.setattr(navigation, "_entries", {})
    monkeypatch.setattr(banners, "_sources", {})
    navigation.register("", "پاره‌ها", "web:design", "layers", key="g p")
    (shop.folder / "static").mkdir()
    shop.lend(assets.BUILT, "static/hamdel")
    for theme in ("light", "dark", "contrast"):
        shop.put(f"{theme}.html", drawn(theme).removeprefix("<!doctype html>"))
    browser.page.goto(f"{shop.base}/light.html")
    yield browser
    assert browser.errors == []


def drawn(theme: str) -> str:
    request = RequestFactory().get("/design/")
    leila = SimpleNamespace(
        is_authenticated=True, name="لیلا نوری", email="leila@hamdel.example", role="analyst", pk=1
    )
    request.user = SimpleNamespace(**vars(leila), theme=theme)  # type: ignore[assignment]
    halves = [design.half(language=code, theme=theme) for code in ("fa", "en")]
    with translation.override("fa"):
        return str(render_to_string("hamdel/design.html", {"halves": halves}, request))


@pytest.mark.parametrize(
    ("theme", "width"), [("light", 1280), ("dark", 1280), ("contrast", 1280), ("light", 390)]
)
def test_every_part_can_be_read_and_reached_by_everybody(parts, theme, width):
    if not AXE.is_file():
        skip(Missing("axe-core", "npm ci in frontend/"))
    page = parts.page
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(page.url.replace("light", theme))
    page.add_script_tag(path=AXE)
    assert page.evaluate(SERIOUS) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_palette_opens_by_keyboard_and_understands_the_other_layout(parts):
    page = parts.page
    page.keyboard.press("Control+k")
    field = page.locator("#palette input")
    field.fill("uxvrdnfq")
    assert page.locator(".palette-none").is_visible()
    name = page.locator(".nav [data-command] .label").first.inner_text()
    field.fill(name[:4])
    assert name in page.locator("#palette [role=option]").first.inner_text()
    page.keyboard.press("Escape")
    assert not page.locator("#palette").is_visible()


def test_the_keyboard_map_opens_in_both_layouts(parts):
    for key in ("?", "؟"):
        parts.page.evaluate(
            "key => document.body.dispatchEvent("
            "new KeyboardEvent('keydown', {key, bubbles: true}))",
            key,
        )
        assert parts.page.locator("#keymap").is_visible()
        parts.page.keyboard.press("Escape")


@pytest.mark.parametrize("typed", ["۱۴۰۵/۰۱/۰۵", "1405-1-5", "١٤٠٥ ۱ 5", "2026-03-25"])
def test_a_day_is_typed_in_any_digits_and_either_calendar(parts, typed):
    field = parts.page.locator("hamdel-date").first
    field.locator("input[type=text]").fill(typed)
    field.locator("input[type=text]").blur()
    assert field.locator("input[type=hidden]").input_value() == "2026-03-25"
    assert field.locator("input[type=text]").input_value() == "۱۴۰۵/۰۱/۰۵"


def test_a_day_is_picked_by_keyboard_from_a_week_that_begins_on_saturday(parts):
    field = parts.page.locator("hamdel-date").first
    field.locator("[data-calendar-button]").press("Enter")
    assert field.locator("th").first.inner_text() == "ش"
    parts.page.keyboard.press("ArrowLeft")
    parts.page.keyboard.press("ArrowDown")
    parts.page.keyboard.press("Enter")
    assert field.locator("input[type=hidden]").input_value() == "2026-12-01"


def test_a_toast_can_be_taken_back_and_says_so_when_it_can_not(parts):
    page = parts.page
    page.evaluate(
        "document.body.dispatchEvent(new CustomEvent('toast', {detail: {text: 'x', undo: '/no'}}))"
    )
    page.locator("hamdel-toasts .btn").click()
    page.locator("hamdel-toasts .toast.negative").wait_for()
    parts.errors.clear()  # the refused request itself


def test_the_menu_of_a_phone_opens_and_closes(parts):
    page = parts.page
    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.locator("#nav").is_visible()
    page.locator(".tabbar [data-open=nav]").click()
    assert page.locator("#nav .brand").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator("#nav").is_visible()
