"""The editor in a browser: what its script asks for."""

from urllib.parse import parse_qs

import pytest
from playwright.sync_api import Page

from tests.ground.browser import HERE, Guarded, serve_pages
from tests.ground.cast import Player


@pytest.fixture
def page(browser: Guarded) -> Page:
    return browser.open()


def test_cells_steps_and_keys(page: Page, sara: Player, drawn: int) -> None:
    path = f"/maps/{drawn}/edit/"
    serve_pages(page, sara, path)
    asked: list[tuple[str, dict[str, str]]] = []
    page.on(
        "request",
        lambda request: (
            asked.append(
                (
                    request.url.rpartition("/")[2],
                    {key: told[0] for key, told in parse_qs(request.post_data or "").items()},
                )
            )
            if request.method == "POST"
            else None
        ),
    )
    page.goto(HERE + path)
    cell = page.locator("textarea[data-lane=thoughts][data-step=s1]")
    cell.fill("به کجا بروم؟")
    with page.expect_request("**/change"):
        cell.press("Enter")
    assert asked[-1] == (
        "change",
        {"deed": "cell written", "lane": "thoughts", "step": "s1", "text": "به کجا بروم؟"},
    )
    look = page.locator("textarea[data-lane=action][data-step=s2]")
    look.focus()
    look.press("Control+ArrowLeft")  # on a Persian page the next step stands to the left
    assert page.evaluate("document.activeElement.dataset.step") == "s3"
    with page.expect_request("**/change"):
        page.keyboard.press("Alt+ArrowRight")
    assert asked[-1][1] == {"deed": "step moved", "lane": "action", "step": "s3", "way": "back"}
    with page.expect_request("**/change"):
        page.locator("th[data-step=s1] .map-step-head").drag_to(
            page.locator("th[data-step=s3]"), target_position={"x": 5, "y": 20}
        )
    assert asked[-1][1] == {"deed": "step moved", "step": "s1", "stage": "support"}
