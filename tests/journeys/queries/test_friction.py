from datetime import timedelta

import pytest

from hamdel.journeys.contracts import Span
from hamdel.journeys.feeding import feed
from hamdel.journeys.queries.friction import SLICES, friction, hurting_at, hurts
from hamdel.platform import followers
from tests.ground.cast import NOW

DAY = 86_400.0
WEEK = Span(since=NOW - timedelta(days=7), until=NOW)
BEFORE = (NOW - timedelta(days=14), NOW - timedelta(days=7))


@pytest.fixture
def hurt(walk):
    """Each sign once, this week; what the step is called tells which."""
    walk("a", "Payment", 5 * DAY, outcome="failure")
    walk("a", "Checkout", 5 * DAY, outcome="abandoned")
    walk("a", "Review", 5 * DAY, sentiment=-0.8)
    walk("a", "Return", 5 * DAY, effort=6)
    walk("a", "Reminder Sent", 5 * DAY, sentiment=-0.8)  # our words
    for ago in (300, 280, 260):
        walk("b", "Button", ago)
    walk("c", "Chat Started", 3 * DAY, channel="chat")
    walk("c", "Call Answered", 1 * DAY, channel="phone")
    walk("c", "Message Received", 1 * DAY - 600, channel="chat")  # the same matter: ten minutes
    for n in range(6):
        walk(f"d{n}", "Payment", 2 * DAY, outcome="success")


def by_action(found):
    """What hurts by step; steps that the catalogue has go by their own key."""
    return {one.step: one for one in found}


def signs_at(step):
    return [one.signs for one in hurting_at(step, WEEK, most=10)]


def test_each_sign_is_seen_for_what_it_is(hurt):
    found = friction(WEEK, before=BEFORE)
    assert (found.hurt, found.below, found.sores) == (7, 6, ())  # too few to rank
    assert signs_at("action:Payment") == [("failed",)]
    assert signs_at("action:Checkout") == [("abandoned",)]
    assert signs_at("action:Review") == [("felt_bad",)]
    assert signs_at("action:Return") == [("heavy",)]
    assert signs_at("action:Button") == [("raged",)]


def test_who_turns_to_us_again_came_back_and_writing_on_is_no_coming_back(walk):
    first = walk("c", "Chat Started", 3 * DAY, channel="chat")
    walk("c", "Chat Started", 1 * DAY, channel="chat")
    walk("c", "Message Received", 1 * DAY - 600, channel="chat")
    walk("c", "Page Viewed", 2 * DAY)
    walk("d", "Chat Started", 3 * DAY, channel="chat")
    span = Span(since=NOW - timedelta(days=30), until=NOW)
    steps = {"support_channels", "action:Chat Started"}
    found = [one for step in steps for one in hurting_at(step, span, most=10)]
    assert [(one.id, one.signs) for one in found] == [(first, ("came_back",))]


def test_who_changes_the_channel_waits_or_leaves_in_the_middle_is_seen(walk):
    walk("a", "Chat Started", 5 * DAY, channel="chat")
    walk("a", "Call Answered", 5 * DAY - 600, channel="phone")  # ten minutes later, by phone
    walk("b", "Message Received", 4 * DAY, channel="telegram")
    walk("b", "Message Sent", 4 * DAY - 5 * 3_600, channel="telegram")  # five hours later
    walk("c", "Message Received", 4 * DAY, channel="telegram")
    walk("c", "Message Sent", 4 * DAY - 3_600, channel="telegram")
    walk("d", "Call Missed", 3 * DAY, channel="phone")
    walk("e", "Checkout Started", 3 * DAY)
    walk("f", "Checkout Started", 3 * DAY)
    walk("f", "Order Completed", 3 * DAY - 3_600)
    walk("g", "Checkout Started", 3_600)  # it may go on yet
    walk("h", "Trial Started", 3 * DAY)
    told: dict[str, list[tuple[str, ...]]] = {}
    for step in friction_steps():
        for one in hurting_at(step, WEEK, most=10):
            told.setdefault(step, []).append(one.signs)
    assert sorted(signs for found in told.values() for signs in found) == [
        ("dropped_off",), ("switched",), ("waited",), ("waited",),
    ]  # fmt: skip


def friction_steps():
    return hurts(WEEK)


def test_steps_are_ranked_by_how_many_moments_hurt_beside_the_span_before(walk):
    for n in range(60):
        walk(f"p{n}", "Payment", 2 * DAY + n, outcome="failure" if n < 30 else "success")
        walk(f"p{n}", "Payment", 9 * DAY + n, outcome="failure" if n < 5 else "success")
        walk(f"q{n}", "Checkout", 3 * DAY + n, outcome="abandoned" if n < 10 else "success")
        walk(f"q{n}", "Checkout", 10 * DAY + n, outcome="abandoned" if n < 9 else "success")
    worst = walk("angry", "Payment", 1 * DAY, sentiment=-0.9)
    followers.run_once()
    feed(now=NOW)  # from files as from the log
    found = friction(WEEK, before=BEFORE)
    first, second = found.sores
    assert (first.step, first.now.hurt, first.now.seen, first.now.customers) == (
        "action:Payment", 31, 61, 61,
    )  # fmt: skip
    assert first.now.signs["failed"] == 30
    assert first.main_sign == "failed"
    assert first.worst_id == worst
    assert (first.before.hurt, first.before.seen) == (5, 60)
    assert first.surely_changed
    assert first.change == pytest.approx(31 / 61 / (5 / 60) - 1)
    assert (second.step, second.now.hurt, second.surely_changed) == ("action:Checkout", 10, False)
    assert sum(first.curve) == 36
    assert len(first.curve) == SLICES
    assert found.share_of_first(1) == pytest.approx(31 / 41)
