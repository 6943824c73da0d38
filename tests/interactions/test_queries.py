"""Reading the log."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hamdel.customers.public import customer_of
from hamdel.interactions.public import (
    Given,
    StoryFilter,
    draft_of_given,
    latest_moments,
    log_after,
    newest_moments,
    record_interactions,
    ribbon_of,
    story_of,
    went_badly,
)

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def tell(count: int = 1, **more: Any) -> int:
    """Record moments of mina, a minute apart; returns her customer id."""
    said = {
        "identifiers": (("user_id", "mina"),), "channel": "web", "device": "mobile", "action": "Ad Clicked",
        "occurred_at": NOW, **more,
    }  # fmt: skip
    start = said.pop("occurred_at")
    drafts = [
        draft_of_given(Given(occurred_at=start + timedelta(minutes=n), **said), source="test")
        for n in range(count)
    ]
    customer = customer_of(record_interactions(drafts, now=NOW)[0].profile_id)
    assert customer is not None
    return customer


def test_pages_cover_the_story_once_and_in_order() -> None:
    customer = tell(25)
    seen, cursor = [], None
    while True:
        page = story_of(customer, cursor=cursor, limit=10)
        seen += [moment.id for moment in page.moments]
        cursor = page.next
        if cursor is None:
            break
    times = [moment.occurred_at for moment in story_of(customer, limit=100).moments]
    assert len(seen) == len(set(seen)) == 25
    assert times == sorted(times, reverse=True)


def test_moments_of_one_instant_stand_in_order_of_arrival() -> None:
    customer = [tell(action=action) for action in ("First", "Second", "Third")][-1]
    first = story_of(customer, limit=2)
    rest = story_of(customer, cursor=first.next, limit=2)
    assert [m.action for m in (*first.moments, *rest.moments)] == ["Third", "Second", "First"]


@pytest.mark.parametrize(
    ("filters", "actions"),
    [
        (StoryFilter(channel="phone"), ["Called"]),
        (StoryFilter(mood="negative"), ["Called"]),
        (StoryFilter(mood="joy"), ["Praised"]),
        (StoryFilter(mood="positive", channel="chat"), ["Praised"]),
        (StoryFilter(channel="phone", mood="joy"), []),
        (StoryFilter(stage="no such"), []),
    ],
)
def test_filters(filters: StoryFilter, actions: list[str]) -> None:
    tell(action="Called", channel="phone", sentiment=-0.8, emotion="anger")
    customer = tell(action="Praised", channel="chat", sentiment=0.9, emotion="joy")
    assert [moment.action for moment in story_of(customer, filters=filters).moments] == actions


def test_a_stranger_has_no_story() -> None:
    assert story_of(10**9).moments == ()


def test_a_cursor_of_others_is_refused() -> None:
    with pytest.raises(ValueError, match=r".+"):
        story_of(tell(), cursor="x")


def test_the_ribbon_counts_every_moment_once() -> None:
    tell(3, sentiment=0.5)
    customer = tell(2, action="Something Never Heard Of")
    ribbon = ribbon_of(customer)
    assert sum(part.moments for part in ribbon) == 5
    assert {part.moments for part in ribbon if part.stage is None} == {2}


def test_a_follower_reads_on_from_where_it_was() -> None:
    tell(5)
    rows, position = log_after(0, 3)
    more, end = log_after(position, 10)
    assert len(rows) + len(more) == 5
    assert log_after(end, 10) == ([], end)


def test_the_newest_arrivals() -> None:
    tell(3)
    tell(action="Late", occurred_at=NOW - timedelta(days=400))
    assert newest_moments(limit=1)[0].action == "Late"


def test_what_happened_last_whenever_it_arrived() -> None:
    tell(action="Second", occurred_at=NOW - timedelta(hours=1))
    tell(action="First", occurred_at=NOW - timedelta(hours=2))
    tell(action="Long Ago", occurred_at=NOW - timedelta(days=3))
    tell(action="Of A Clock That Is Fast", occurred_at=NOW + timedelta(hours=5))
    found = latest_moments(since=NOW - timedelta(days=1), until=NOW)
    assert [moment.action for moment in found] == ["Second", "First"]


def test_what_went_badly_failed_or_felt_bad() -> None:
    tell(action="Felt", sentiment=-0.8, occurred_at=NOW - timedelta(hours=2))
    tell(action="Failed", outcome="failure", occurred_at=NOW - timedelta(hours=1))
    tell(action="Left", outcome="abandoned")
    tell(action="Fine", outcome="success", sentiment=0.4)
    tell(action="Old", outcome="failure", occurred_at=NOW - timedelta(days=9))
    found = went_badly(since=NOW - timedelta(days=2), until=NOW)
    assert [moment.action for moment in found] == ["Failed", "Felt"]


def test_a_story_asks_few_questions(django_assert_max_num_queries: Any) -> None:
    customer = tell(60)
    with django_assert_max_num_queries(4):
        story_of(customer)


def test_a_moment_shows_no_national_id() -> None:
    customer = tell(attributes={"کد ملی": "0499370899", "city": "یزد"})
    (moment,) = story_of(customer).moments
    assert moment.properties == {"کد ملی": "•••", "city": "یزد"}
