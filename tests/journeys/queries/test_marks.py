from datetime import timedelta

import pytest

from hamdel.interactions.public import moments_by_id
from hamdel.journeys.contracts import Span
from hamdel.journeys.feeding import feed
from hamdel.journeys.models import MarkRule
from hamdel.journeys.queries.marks import forget_rules, kept_rules, marks, marks_of, tried
from hamdel.journeys.rules.moments import read_moment_rule
from hamdel.journeys.usecases.marking import (
    NoSuchRule,
    change_rule,
    make_rule,
    move_rule_up,
    remove_rule,
    turn_rule,
)
from hamdel.platform import followers
from tests.ground.cast import NOW

SPAN = Span(since=NOW - timedelta(days=30), until=NOW + timedelta(days=1))


@pytest.fixture
def ids(walk):
    return [
        walk("mina", "Payment", 100, outcome="failure", sentiment=0.8),
        walk("mina", "Payment", 90, sentiment=0.8),
        walk("omid", "Payment", 80, outcome="success"),
        walk("omid", "Reminder Sent", 70, sentiment=-0.9),
        walk("omid", "Payment", 60, effort=6, attributes={"amount": 900}),
    ]


def test_stories_and_sums_are_marked_alike(ids):
    expected = ["negative", "positive", None, None, "negative"]
    found = marks_of(moments_by_id(ids).values())
    assert [found[one] for one in ids] == expected
    summed = {one.step: one for one in marks(SPAN)}
    paid = summed["action:Payment"]
    assert (paid.seen, paid.positive, paid.neutral, paid.negative) == (4, 1, 0, 2)
    followers.run_once()
    feed(now=NOW)
    assert {one.step: one for one in marks(SPAN)} == summed


def test_a_rule_is_tried_on_the_past(ids):
    failed = tried(read_moment_rule({"mark": "negative", "outcomes": ["failure"]}), SPAN)
    assert (failed.seen, failed.fitting, [one.id for one in failed.newest]) == (5, 1, ids[:1])
    told = {"name": "amount", "test": "at_least", "value": "500"}
    costly = tried(read_moment_rule({"mark": "negative", "told": told}), SPAN)
    assert (costly.fitting, costly.looked_at, [one.id for one in costly.newest]) == (1, 5, ids[4:])
    nothing = tried(read_moment_rule({"mark": "positive", "touchpoints": ["nowhere"]}), SPAN)
    assert (nothing.seen, nothing.fitting) == (5, 0)


def test_rules_are_asked_in_their_order_and_every_deed_is_undone(ids):
    praise = read_moment_rule({"mark": "neutral", "actions": ["Payment"]})
    made = make_rule(praise, who="reza", now=NOW)
    last = len(kept_rules())
    for _ in range(last):
        move_rule_up(made, who="reza", now=NOW)
    assert kept_rules()[0].id == made
    moments = list(moments_by_id(ids).values())
    assert {marks_of(moments)[one] for one in (ids[0], ids[1])} == {"neutral"}
    turn_rule(made, on=False, who="reza", now=NOW)
    assert marks_of(moments)[ids[0]] == "negative"
    turn_rule(made, on=True, who="reza", now=NOW)
    remove_rule(made, who="reza", now=NOW)
    assert len(kept_rules()) == last - 1
    remove_rule(made, back=True, who="reza", now=NOW)
    change_rule(made, read_moment_rule({"mark": "positive", "effort_from": 2}), who="r", now=NOW)
    assert marks_of(moments)[ids[4]] == "positive"
    with pytest.raises(NoSuchRule):
        move_rule_up(made + 1, who="reza", now=NOW)
    MarkRule.objects.all().delete()
    forget_rules()
    assert set(marks_of(moments).values()) == {None}
    assert all(one.negative == 0 for one in marks(SPAN))
