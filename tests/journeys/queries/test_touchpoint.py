from datetime import timedelta

import pytest

from hamdel.journeys.contracts import Span
from hamdel.journeys.queries.touchpoint import at_touchpoint, reach_of
from hamdel.touchpoints.contracts import RuleText
from hamdel.touchpoints.public import TouchpointDraft, create_touchpoint
from tests.ground.cast import NOW

DAY = 86_400.0
WEEK = Span(since=NOW - timedelta(days=7), until=NOW)
BEFORE = (NOW - timedelta(days=14), NOW - timedelta(days=7))


@pytest.fixture
def shop(db):
    """A touchpoint of its own, and its key."""
    draft = TouchpointDraft(
        name_fa="ویترین", name_en="Window", stage="awareness",
        rules=(RuleText("*", "*", "Window *"),),
    )  # fmt: skip
    return create_touchpoint(draft=draft, who="reza", now=NOW).key


def test_a_touchpoint_beside_itself_before_by_ways_and_mood(shop, walk):
    for n in range(4):
        walk(f"p{n}", "Window Viewed", DAY + n, outcome="success", sentiment=0.6, emotion="joy")
    walk("p0", "Window Clicked", DAY - 60, channel="app", outcome="failure", sentiment=-0.6)
    walk("p9", "Window Viewed", 9 * DAY, outcome="failure")
    walk("p9", "Elsewhere", DAY)
    found = at_touchpoint(shop, WEEK, before=BEFORE)
    assert (found.now.volume, found.now.customers, found.now.success_rate) == (5, 4, 0.8)
    assert (found.before.volume, found.before.failed) == (1, 1)
    assert [(one.key, one.seen, one.succeeded, one.ended) for one in found.channels] == [
        ("web", 4, 4, 4),
        ("app", 1, 0, 1),
    ]
    assert [(one.key, one.seen) for one in found.actions] == [
        ("Window Viewed", 4),
        ("Window Clicked", 1),
    ]
    assert found.emotions == {"joy": 4}
    assert (found.felt_good, found.felt_bad) == (4, 1)
    empty = at_touchpoint("no_such", WEEK, before=BEFORE)
    assert (empty.now.volume, empty.channels, empty.emotions) == (0, (), {})


def test_its_reach_and_who_bought_afterwards(shop, walk):
    for n in range(3):
        walk(f"p{n}", "Window Viewed", DAY + n, attributes={"time_on_page": 10 * (n + 1)})
    walk("p1", "Order Completed", 3_600)
    found = reach_of(shop, WEEK, {"Window Viewed": 3})
    assert (found["views"].value, found["time_on_page"].value) == (3.0, 20.0)
    assert found["conversion"].value == pytest.approx(1 / 3)
    assert "search_rank" not in found
