"""Recorders in a real browser: Segment's analytics-next, unmodified, and our own /collect.js."""

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.ground.browser import Guarded, Shop
from tests.ground.parts import Missing, skip
from tests.ground.program import Server

pytestmark = pytest.mark.sqlite_only  # what a browser does

UMD = (
    Path(__file__).parent
    / "node"
    / "node_modules"
    / "@segment"
    / "analytics-next"
    / "dist"
    / "umd"
)


def until(
    browser: Guarded, found: Callable[[], Any], wanted: Callable[[Any], bool], seconds: float = 15
) -> Any:
    """Ask until what was found is what is wanted; returns the last answer either way."""
    end = time.monotonic() + seconds
    while True:
        answer = found()
        if wanted(answer) or time.monotonic() > end:
            return answer
        browser.page.wait_for_timeout(200)  # not sleep: the browser's requests pass through us


def known(server: Server, identifier: str) -> list[str]:
    """The actions of the story of an identifier; none while nobody is known by it."""
    items = server.api("GET", "/customers", params={"identifier": identifier}).json()["items"]
    return [moment["action"] for moment in server.story(identifier)] if items else []


@pytest.mark.parametrize("delivery", ["one by one", "batching"])
def test_analytics_next_is_in_the_story(
    delivery: str, server: Server, browser: Guarded, shop: Shop, somebody: str
) -> None:
    if not UMD.is_dir():
        skip(Missing("analytics-next", "python tools/front.py install tests/clients/node"))
    shop.lend(UMD, "umd")
    integration: dict[str, Any] = {
        "apiHost": f"{server.base.removeprefix('http://')}/v1",
        "protocol": "http",
    }
    if delivery == "batching":
        integration["deliveryStrategy"] = {
            "strategy": "batching",
            "config": {"size": 3, "timeout": 500},
        }
    settings = json.dumps({"writeKey": server.key_for("ingest"), "cdnURL": server.base})
    options = json.dumps({"integrations": {"Segment.io": integration}})
    address = shop.put("index.html", "<title>Shop</title><script src=umd/index.js></script>")
    browser.page.goto(address)
    browser.page.evaluate(
        f"""async () => {{
          const {{ AnalyticsBrowser }} = window.AnalyticsNext ?? window;
          const [analytics] = await AnalyticsBrowser.load({settings}, {options});
          await analytics.page("Home");
          await analytics.track("Product Viewed", {{ product: "umbrella" }});
          await analytics.identify("user-{somebody}", {{ name: "مینا" }});
          await analytics.track("Order Completed", {{ total: 1 }});
          await analytics.group("company-{somebody}");
        }}"""
    )
    expected = ["Viewed Home", "Product Viewed", "Order Completed"]
    actions = until(
        browser,
        lambda: known(server, f"user_id:user-{somebody}"),
        lambda said: len(said) >= len(expected),
    )
    assert actions == expected


def page_with_recorder(server: Server, shop: Shop, name: str = "index.html") -> str:
    """A page of the shop that loads our recorder."""
    key = server.key_for("ingest")
    return shop.put(
        name,
        f'<title>Shop</title><script src="{server.base}/collect.js" data-key="{key}"></script>',
    )


def test_collect_is_in_the_story(
    server: Server, browser: Guarded, shop: Shop, somebody: str
) -> None:
    browser.page.goto(page_with_recorder(server, shop))
    browser.page.evaluate(
        f"""() => {{
          hamdel.page("Home");
          hamdel.track("Product Viewed", {{ product: "umbrella" }});
          hamdel.identify("user-{somebody}", {{ name: "مینا" }});
          hamdel.track("Order Completed", {{ total: 1 }});
        }}"""
    )
    expected = ["Viewed Home", "Product Viewed", "Order Completed"]
    actions = until(
        browser,
        lambda: known(server, f"user_id:user-{somebody}"),
        lambda said: len(said) >= len(expected),
    )
    assert actions == expected
    assert browser.errors == []


def test_collect_keeps_events_while_offline(
    server: Server, browser: Guarded, shop: Shop, somebody: str
) -> None:
    browser.page.goto(page_with_recorder(server, shop))
    browser.page.evaluate(f"""() => hamdel.identify("user-{somebody}")""")
    browser.context.set_offline(True)
    browser.page.evaluate("""() => hamdel.track("Ticket Opened")""")
    browser.page.wait_for_timeout(1500)
    browser.context.set_offline(False)
    browser.page.reload()
    actions = until(browser, lambda: known(server, f"user_id:user-{somebody}"), bool, seconds=30)
    assert actions == ["Ticket Opened"]
