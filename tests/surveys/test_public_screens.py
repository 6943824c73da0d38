"""The page on which customers answer, in a real browser on a phone."""

import pytest
from django.test import Client

from hamdel.surveys.shapes import QuestionKind
from tests.architecture.source import ROOT
from tests.ground.browser import HERE, Guarded, serve_pages
from tests.ground.parts import Missing, skip
from tests.surveys.asked import asking, question, when
from tests.surveys.conftest import there, written

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
KINDS: tuple[QuestionKind, ...] = (
    "single",
    "multiple",
    "rating",
    "text",
    "matrix",
    "ranking",
    "date",
    "number",
    "file",
)


def runs_over(window: Guarded) -> bool:
    """Whether something runs over the side."""
    over: bool = window.page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
    return over


def faults(window: Guarded) -> list[str]:
    """What the checker of accessibility says of all questions at once."""
    if not AXE.exists():
        skip(Missing("axe-core", "python tools/front.py install frontend"))
    window.page.evaluate(AXE.read_text(encoding="utf-8"))
    said: list[str] = window.page.evaluate(
        """async () => {
          for (const one of document.querySelectorAll(".sv-ask")) one.hidden = false;
          return (await axe.run()).violations.map((one) => one.id);
        }"""
    )
    return said


@pytest.mark.django_db
def test_one_question_at_a_time_and_nobody_shut_out(browser: Guarded, stranger: Client) -> None:
    asked = asking(*(question(kind, kind, required=kind == "single") for kind in KINDS))
    address = f"/s/{written('form', definition=asked).token}"
    page = browser.page
    page.set_viewport_size({"width": 360, "height": 740})
    posted = serve_pages(page, stranger, address)
    page.goto(HERE + address)
    for kind in KINDS:
        assert page.locator(".sv-text:visible").all_inner_texts()[0].startswith(f"پرسش {kind}")
        assert not runs_over(browser), kind
        if kind == "single":
            page.click(".sv-send")
            assert page.locator("[data-key=single]").is_visible(), "it goes on without the answer"
            page.click("[data-key=single] label >> nth=0")
        if kind != KINDS[-1]:
            page.click(".sv-send")
    assert posted == [f"{address}/keep"] * (len(KINDS) - 1)
    page.click(".sv-back")
    assert page.locator("[data-key=number]").is_visible()
    assert faults(browser) == []
    assert browser.violations == []


@pytest.mark.django_db
def test_a_kiosk_keeps_answers_until_the_line_is_back(browser: Guarded, stranger: Client) -> None:
    conditional = question("text", "why", asked_when=(when("color", "is", "red"),))
    definition = asking(question("single", "color"), conditional)
    address = f"/s/{written('form', definition=definition).token}"
    page = browser.page
    page.clock.install()
    posted = serve_pages(page, stranger, f"{address}?kiosk=1")
    page.route("**/kiosk", lambda route: route.abort())
    page.goto(f"{HERE}{address}?kiosk=1")
    assert not page.locator("[data-key=why]").is_visible()
    page.click("[data-key=color] label >> nth=0")
    page.fill("[name=q-why]", "چون")
    page.click(".sv-send")
    page.locator(".sv-said").wait_for()
    page.clock.fast_forward(6_000)
    assert page.locator(".sv-form").is_visible()
    assert not page.locator("[data-key=why]").is_visible(), "the next one sees what was answered"
    assert "۱" in page.locator(".sv-foot .sv-small").inner_text()
    assert posted == []
    page.unroute("**/kiosk")
    with page.expect_request("**/kiosk") as sent:
        page.clock.fast_forward(31_000)
    assert there(sent.value.post_data_json)["answers"] == {"color": "red", "why": "چون"}
    page.locator(".sv-foot .sv-small", has_text="۱").wait_for(state="detached")
    assert posted == [f"{address}/kiosk"]
