import random
from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from statistics import median

import pytest

from hamdel.customers.public import merge_customers, undo_merge
from hamdel.interactions.public import Given, draft_of_given, newest_position, record_interactions
from hamdel.journeys.contracts import Behind, Flow, Span
from hamdel.journeys.feeding import feed
from hamdel.journeys.queries import asking
from hamdel.journeys.queries.flows import directly_follows
from hamdel.platform import followers
from hamdel.warehouse.public import held
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
WEEK = Span(since=NOW - timedelta(days=7), until=NOW)
ACTIONS = ("Product Viewed", "Order Completed", "Wandered About", "Payment Failed")


def tell(number, who, action, seconds_ago):
    given = Given(
        id=f"m-{number}",
        occurred_at=NOW - timedelta(seconds=seconds_ago),
        identifiers=(("user_id", who),),
        channel="web",
        device="mobile",
        action=action,
    )
    return draft_of_given(given, source="shop")


@pytest.fixture
def walked(db):
    """Three hundred moments of twelve people, some at the same second, some before the week."""
    chance = random.Random(7)
    told = [
        (f"p{chance.randrange(12)}", chance.choice(ACTIONS), chance.randrange(9 * 86_400))
        for _ in range(290)
    ]
    told += [("p1", ACTIONS[n % 4], 1_000) for n in range(10)]
    record_interactions([tell(n, *one) for n, one in enumerate(told)], now=NOW)
    return told


def plainly(told, since_ago=7 * 86_400):
    """The same by hand: sorted moments of each, neighbors counted."""
    ways = defaultdict(list)
    for place, (who, action, ago) in enumerate(told):
        if 0 < ago <= since_ago:
            ways[who].append((-ago, place, action))
    gaps = defaultdict(list)
    for way in ways.values():
        way.sort()
        for (at, _, one), (then, _, other) in pairwise(way):
            gaps[one, other].append(then - at)
    return {pair: (len(found), median(found)) for pair, found in gaps.items()}


def by_pair(flows):
    return {(one.source, one.target): (one.count, one.median_seconds) for one in flows}


def test_they_are_those_that_one_counts_by_hand(walked):
    assert by_pair(directly_follows(WEEK, by="action")) == plainly(walked)


def test_it_is_the_same_from_files_from_the_log_and_from_both(walked):
    followers.run_once()
    assert feed(now=NOW) == 1
    assert held().last_id == newest_position()
    assert by_pair(directly_follows(WEEK, by="action")) == plainly(walked)
    more = [("p1", "Order Completed", 30), ("p1", "Wandered About", 20)]
    drafts = [tell(1_000 + n, *one) for n, one in enumerate(more)]
    record_interactions(drafts, now=NOW)
    followers.run_once()
    assert feed(now=NOW + timedelta(minutes=1)) == 0  # too little, too soon: read from the log
    assert by_pair(directly_follows(WEEK, by="action")) == plainly([*walked, *more])
    assert feed(now=NOW + timedelta(minutes=11)) == 1
    assert by_pair(directly_follows(WEEK, by="action")) == plainly([*walked, *more])


def test_steps_are_touchpoints_where_moments_are_placed():
    record_interactions(
        [tell(1, "a", "Order Completed", 90), tell(2, "a", "Wandered About", 30)], now=NOW
    )
    (one,) = directly_follows(WEEK)
    assert one.target == "action:Wandered About"
    assert not one.source.startswith("action:")
    assert (one.count, one.median_seconds) == (1, 60.0)


def test_who_is_joined_goes_one_way_and_parted_goes_two():
    recorded = record_interactions(
        [tell(1, "a", "Product Viewed", 90), tell(2, "b", "Order Completed", 30)], now=NOW
    )
    keep, join = (one.profile_id for one in recorded)
    assert directly_follows(WEEK, by="action") == []
    done = merge_customers(keep=keep, join=join, why="یک نفرند", who="leila", now=NOW)
    expected = Flow(
        source="Product Viewed", target="Order Completed", count=1, median_seconds=60.0
    )
    assert directly_follows(WEEK, by="action") == [expected]
    undo_merge(merge_id=done.id, who="leila", now=NOW)
    assert directly_follows(WEEK, by="action") == []


def test_too_much_that_waits_is_said(walked, monkeypatch):
    monkeypatch.setattr(asking, "MOST_READ", 100)
    with pytest.raises(Behind) as behind:
        directly_follows(WEEK)
    assert behind.value.waiting >= 300
