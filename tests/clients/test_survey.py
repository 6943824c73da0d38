"""`/survey.js` in a real browser, on a page of others with styles and a policy of its own."""

from contextvars import copy_context
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Locator, Page, Route, expect

from hamdel.asking.contracts import IncentiveGiven, RuleGiven
from hamdel.asking.models import Ask
from hamdel.asking.usecases.incentives import add_codes, offer_incentive
from hamdel.asking.usecases.ruling import save_rule
from hamdel.platform import keys, options
from hamdel.platform.web.assets import BUILT
from hamdel.surveys.public import ToSave, responses_of_survey, save_survey
from tests.ground.browser import HERE, Guarded, Shop
from tests.ground.cast import NOW
from tests.ground.parts import Missing, skip

pytestmark = pytest.mark.sqlite_only  # what a browser does

AXE = Path(__file__).parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SERIOUS = """axe.run(document, {resultTypes: ['violations']}).then(found => found.violations
  .filter(one => ['serious', 'critical'].includes(one.impact)).map(one => one.id))"""
PAGE = """<html lang=fa dir=rtl><title>سپاس</title><style>* {{ color: #fff; display: none }}
  html, body, main {{ display: block }} button, input {{ display: none !important }}</style>
<meta http-equiv="Content-Security-Policy" content="script-src {here} 'unsafe-eval'; style-src 'unsafe-inline'; connect-src {here}">
<main><h1>سپاس از خرید شما</h1></main>
<script src="{here}/collect.js" data-key="{key}" data-auto="page"></script>"""


@pytest.fixture
def survey(db: None) -> int:
    """A survey that asks on the page of thanks, with a code for an answer."""
    for name, value in (("sending.quiet_hours", ""), ("asking.days_between", 14)):
        options.set(name, value, who="leila", now=NOW)
    wanted = ToSave(kind="nps", title="پس از خرید", stage="buy")
    made = save_survey(wanted, by="leila", now=NOW, state="open")
    page = {"path": "/thanks*", "action": "Order Completed"}
    rule = RuleGiven(name="r", survey_id=made, when="page", way="best", trigger={"page": page})
    save_rule(rule, who="leila", now=NOW)
    gift = IncentiveGiven(survey_id=made, kind="codes", name="نوروز", text="ده درصد سفارش بعدی:")
    add_codes(offer_incentive(gift, who="leila", now=NOW), ["NOWRUZ-1"], who="leila", now=NOW)
    return made


class Program:
    """What the program answers at its own address, in the database of the test."""

    def __init__(self) -> None:
        self.context = copy_context()  # the browser's driver answers in one of its own

    def __call__(self, route: Route) -> None:
        """Answer one request."""
        path = route.request.url.removeprefix(HERE)
        if path in ("/collect.js", "/survey.js"):
            route.fulfill(path=BUILT / path[1:], content_type="text/javascript")
        elif path.startswith("/v1/"):
            route.fulfill(json={"success": True}, headers={"Access-Control-Allow-Origin": "*"})
        else:
            answer = self.context.copy().run(ask, path, route)
            headers = dict(answer.headers)
            route.fulfill(status=answer.status_code, body=answer.content, headers=headers)


def ask(path: str, route: Route) -> Any:
    """The answer of our own views to a request of the browser."""
    headers = {"Origin": route.request.headers.get("origin", "")}
    if route.request.method != "POST":
        return Client().get(path, headers=headers)
    body = route.request.post_data or ""
    return Client().post(path, body, content_type="text/plain", headers=headers)


@pytest.fixture
def thanks(survey: int, browser: Guarded, shop: Shop) -> Page:
    """A page of the shop that loads our recorder, with styles and a policy that fit nobody else's."""
    if not AXE.is_file() or not (BUILT / "survey.js").is_file():
        skip(Missing("the built front end", "make build"))
    browser.page.route(f"{HERE}/**", Program())
    key = keys.create_key(name="shop", scopes=("ingest",), origins=(shop.base,), now=NOW)[1]
    browser.page.goto(shop.put("thanks.html", PAGE.format(here=HERE, key=key)))
    return browser.page


def buys(page: Page) -> Locator:
    """Somebody buys; where the question would be."""
    page.wait_for_function("window.hamdel.asking")
    card = page.locator("[data-hamdel-survey] .card")
    expect(card).to_have_count(0)  # what it waits for has not happened
    page.evaluate("hamdel.track('Order Completed')")
    return card


def test_a_visitor_of_another_page_answers_by_keyboard(
    survey: int, browser: Guarded, thanks: Page
) -> None:
    card = buys(thanks)
    expect(card).to_be_visible()
    assert card.evaluate("one => getComputedStyle(one).direction") == "rtl"
    assert thanks.evaluate("document.activeElement === document.body")  # it takes no focus
    expect(card.get_by_role("radio")).to_have_count(11)
    thanks.evaluate(AXE.read_text("utf-8"))
    assert thanks.evaluate(SERIOUS) == []
    card.get_by_role("radio").first.focus()
    for _ in range(9):
        thanks.keyboard.press("ArrowLeft")  # right to left: the next one
    expect(card.get_by_role("radio", checked=True)).to_have_value("9")
    card.get_by_role("textbox").fill("سر وقت رسید")
    thanks.keyboard.press("Tab")
    thanks.keyboard.press("Enter")
    expect(card.locator("code")).to_have_text("NOWRUZ-1")
    assert thanks.evaluate(SERIOUS) == []
    thanks.keyboard.press("Escape")
    expect(card).to_have_count(0)
    (given,) = responses_of_survey(survey)
    assert (given.score, given.comment, given.channel) == (9, "سر وقت رسید", "web")
    thanks.reload()
    again = buys(thanks)
    thanks.wait_for_timeout(700)  # a look of the watcher, and nothing asked
    expect(again).to_have_count(0)
    assert Ask.objects.filter(state="asked").count() == 1
    assert browser.violations == browser.errors == []
