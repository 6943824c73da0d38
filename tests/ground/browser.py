"""A real browser that can reach this machine only; what it asked of others is on record."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Route,
    sync_playwright,
)

from hamdel.platform.web.assets import BUILT
from tests.ground.parts import Missing, skip

PROGRAMS = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
)
OURS = {"127.0.0.1", "localhost"}
HERE = "http://localhost"


class Guarded:
    """A browser window: `page` to drive, `foreign` and `errors` to look at afterwards.

    `violations`: what went against a page's policy, blocked or only reported.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.foreign: list[str] = []
        self.errors: list[str] = []
        self.violations: list[str] = []
        context.route("**/*", self._let_ours_pass)
        self.page = self.open()

    def open(self) -> Page:
        """Open another tab."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", self._note_said)
        return page

    def _note_said(self, said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text:
            self.violations.append(f"{said.location.get('url', '')}: {said.text}")
        if said.type == "error":
            self.errors.append(said.text)

    def speak(self, base: str, language: str) -> None:
        """Choose the language of all pages, as the menu does."""
        self.page.goto(base)
        self.page.evaluate(
            """async (language) => {
              const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
              const body = new URLSearchParams({ language });
              await fetch("/preferences", { method: "POST", body, headers: { "X-CSRFToken": token } });
            }""",
            language,
        )

    def _let_ours_pass(self, route: Route) -> None:
        if urlsplit(route.request.url).hostname in OURS:
            route.continue_()
            return
        self.foreign.append(route.request.url)
        route.abort()


def serve_pages(page: Page, client: Client, *paths: str) -> list[str]:
    """Serve under HERE what a test client sees now at some paths; returns the list of what is posted.

    Posts are noted and go nowhere: the page stays as it is. Policies of the pages block nothing here,
    they report: what holds without them is seen, and what they would have had to stop.
    """
    drawn = {path: client.get(path) for path in paths}
    posted: list[str] = []

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(HERE)
        if path.startswith("/static/"):
            route.fulfill(path=BUILT / Path(urlsplit(path).path).name)
        elif route.request.method == "POST":
            posted.append(path)
            route.fulfill(status=204)
        else:
            found = drawn.get(path)
            policy = "" if found is None else _reportable(found.get("Content-Security-Policy", ""))
            route.fulfill(
                status=404 if found is None else 200,
                body=b"" if found is None else found.content,
                content_type="text/html",
                headers={"Content-Security-Policy-Report-Only": policy} if policy else {},
            )

    page.route(f"{HERE}/**", answer)
    return posted


def _reportable(policy: str) -> str:
    """A policy without what can not be reported."""
    parts = (part.strip() for part in policy.split(";"))
    return "; ".join(part for part in parts if not part.startswith(("sandbox", "upgrade")))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Chromium, started once a module: its event loop must not outlive the module's tests."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        skip(Missing("Chromium", "apt-get install chromium"))
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield made
        made.close()


@pytest.fixture
def browser(chromium: Browser) -> Iterator[Guarded]:
    """A fresh window, as of a person in Iran; the test fails if it asked anything of other hosts."""
    context = chromium.new_context(
        locale="fa-IR", timezone_id="Asia/Tehran", viewport={"width": 1280, "height": 900}
    )
    window = Guarded(context)
    yield window
    context.close()
    assert window.foreign == [], "a page asked something of another host"


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keep the test's output clean."""


@pytest.fixture
def shop(tmp_path: Path) -> Iterator["Shop"]:
    """Somebody's web site, on an origin of its own."""
    handler = functools.partial(Quiet, directory=str(tmp_path))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Shop(tmp_path, f"http://127.0.0.1:{server.server_port}")
    server.shutdown()
    server.server_close()
    thread.join()


class Shop:
    """A folder of pages and where they are served."""

    def __init__(self, folder: Path, base: str) -> None:
        self.folder = folder
        self.base = base

    def put(self, name: str, html: str) -> str:
        """Write a page; returns its address."""
        (self.folder / name).write_text(
            f"<!doctype html><meta charset=utf-8><link rel=icon href=data:,>{html}", "utf-8"
        )
        return f"{self.base}/{name}"

    def lend(self, folder: Path, name: str) -> None:
        """Serve a folder of the machine under a name."""
        (self.folder / name).symlink_to(folder)
