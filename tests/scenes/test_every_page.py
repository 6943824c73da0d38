"""Every page in a real browser, in both languages: nobody is shut out, nobody else is asked."""

import random
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.architecture.source import ROOT
from tests.ground.addresses import addresses
from tests.ground.browser import Guarded
from tests.ground.demo import Demo
from tests.ground.parts import Missing, skip
from tests.ground.samples import ALL

AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = {"serious", "critical"}
# No pages: parts of pages, files, deeds, and what is for programs.
NOT_PAGES = {
    "account_logout", "api", "cases:counts", "cases:new_fields", "channels:hook", "conversations:attachment", "conversations:counts", "conversations:earlier", "conversations:rows", "conversations:snoozing", "conversations:when", "demo:banner", "desk:arrivals", "desk:customers_csv", "desk:export",
    "desk:newest", "desk:news", "desk:ringing", "desk:search", "desk:story", "healthz", "ideas:find", "ideas:similar", "metrics", "openapi", "readyz", "routing:body", "routing:own_state",
    "mfa_download_recovery_codes", "mfa_login_webauthn", "web:collect", "web:favicon",
    # What customers see speaks the language of the survey.
    "surveys:page", "surveys:preview", "listening:news", "journeys:touchpoint_piece", "maps:step",
    "web:preferences", "followups:of_response", "followups:waiting", "results:afterwards", "results:answers_csv",
    "results:questions", "results:survey_csv", "results:themes",
}  # fmt: skip


@pytest.fixture(scope="module")
def axe() -> str:
    """The checker's script."""
    if not AXE.exists():
        skip(Missing("axe-core", "python tools/front.py install frontend"))
    return AXE.read_text(encoding="utf-8")


def name_of(path: str) -> str:
    """The name of an address; empty for one that is not ours."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


def pages(browser: Guarded, base: str, *, share: float) -> Iterator[str]:
    """One address of each page that links lead to, or of a share of them by chance; each is open when given."""
    waiting = ["/"] + [f"/{one}" for one in plain_paths()]
    seen: set[str] = set()
    while waiting:
        path = waiting.pop(0)
        name = name_of(path)
        if not name or name in seen | NOT_PAGES:
            continue
        seen.add(name)
        if path != "/" and not ALL and random.random() > share:
            continue
        answer = browser.context.request.get(base + path)
        if answer.status != 200 or "html" not in answer.headers["content-type"]:
            continue
        browser.page.goto(base + path)
        yield path
        waiting += browser.page.evaluate(
            "() => [...document.querySelectorAll('main a[href]')].map(a => a.getAttribute('href'))"
        )


def plain_paths() -> list[str]:
    """Addresses without anything that varies."""
    return [one.path({}).lstrip("/") for one in addresses() if not one.parameters]


@pytest.mark.sqlite_only
@pytest.mark.timeout(600)
@pytest.mark.parametrize("language", ["fa", "en"])
def test_no_page_shuts_anybody_out(language: str, demo: Demo, browser: Guarded, axe: str) -> None:
    demo.sign_in(browser, role="admin")
    browser.speak(demo.base, language)
    grave, seen = [], 0
    # What a screen is made of is the same in both languages; some words are longer in the other.
    for path in pages(browser, demo.base, share=1.0 if language == "fa" else 0.5):
        seen += 1
        said = browser.page.evaluate("() => document.documentElement.lang")
        grave += [f"{path}: is in {said!r}"] * (said != language)
        if language == "fa":  # what axe looks at is the same in both
            grave += [f"{path}: {one}" for one in violations(browser, axe)]
        grave += [f"{path}: {said}" for said in overflows(browser)]
    assert not grave, "\n".join(grave)
    assert browser.errors == []
    assert seen > 20


def violations(browser: Guarded, axe: str) -> list[str]:
    """What axe finds on the page that is open, as far as it is grave."""
    browser.page.evaluate(axe)
    found = browser.page.evaluate("async () => (await axe.run()).violations")
    return [
        f"{one['id']} ({one['help']}): {one['nodes'][0]['target']}"
        for one in found
        if one["impact"] in GRAVE
    ]


def overflows(browser: Guarded) -> list[str]:
    """Whether a page is wider than a phone; a page that scrolls sideways hides half of itself."""
    browser.page.set_viewport_size({"width": 390, "height": 844})
    wide = browser.page.evaluate("() => document.documentElement.scrollWidth")
    browser.page.set_viewport_size({"width": 1280, "height": 900})
    return [f"is {wide} px wide on a phone"] if wide > 390 else []


@pytest.mark.sqlite_only
@pytest.mark.timeout(300)
def test_the_stranger_s_pages_shut_nobody_out(demo: Demo, browser: Guarded, axe: str) -> None:
    grave = []
    for path in (
        "/ideas/",
        "/ideas/suggest",
        "/ideas/roadmap",
        "/sign-in/",
        "/password/forgotten/",
        "/no/such/place",
        "/api/v1/docs",
    ):
        browser.page.goto(demo.base + path)
        browser.page.evaluate(axe)
        found = browser.page.evaluate("async () => (await axe.run()).violations")
        grave += [f"{path}: {one['id']}" for one in found if one["impact"] in GRAVE]
    assert grave == []
