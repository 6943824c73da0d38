"""How much work a matter was."""

from datetime import timedelta
from typing import Any

import pytest

from hamdel.trust.rules.effort import LEAST, MOST, WEIGHTS, Did, effort_of, score_of
from tests.ground.cast import NOW

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def did(action: str = "Call Answered", after: timedelta = timedelta(), **more: Any) -> Did:
    given: dict[str, Any] = {
        "channel": "phone",
        "outcome": None,
        "intent": None,
        "told": None,
        "properties": {},
    }
    return Did(**{"action": action, "at": NOW + after, **given, **more})


def test_who_never_turned_to_us_had_no_work() -> None:
    assert effort_of([did("Order Placed"), did("Page Viewed")]) == ()


def test_one_contact_is_free() -> None:
    (one,) = effort_of([did()])
    assert one.score == LEAST


def test_more_of_anything_is_more_work() -> None:
    none = dict.fromkeys(WEIGHTS, 0.0)
    for name in WEIGHTS:
        assert score_of(none) < score_of(none | {name: 1.0}) < score_of(none | {name: 2.0})
    assert score_of(dict.fromkeys(WEIGHTS, 1_000.0)) == pytest.approx(MOST)


def test_the_parts_of_a_matter_are_counted() -> None:
    moments = [
        did("Help Article Viewed", channel="web"),
        did("Transfer", HOUR / 4, channel="app", outcome="failure"),
        did("Transfer", HOUR / 2, channel="app", outcome="failure"),
        did(after=HOUR, properties={"wait_seconds": 300, "reason": "transfer", "transfers": 2}),
        did("Chat Started", DAY, channel="chat", properties={"reason": "transfer"}),
        did("Message Received", DAY + HOUR / 2, channel="chat"),
        did(after=2 * DAY, told=6.0, properties={"reason": "else"}),
    ]
    (one,) = effort_of(moments)
    assert one.parts == {
        "contacts": 2.0,
        "switches": 2.0,
        "transfers": 2.0,
        "repeats": 1.0,
        "minutes": 5.0,
        "retries": 1.0,
        "steps": 1.0,
    }
    assert one.told == 6.0
    assert 4 < one.score < 7
    assert one.load["transfers"] == 3.0


def test_contacts_a_week_apart_are_two_matters() -> None:
    assert len(effort_of([did(), did(after=6 * DAY), did(after=14 * DAY)])) == 2


def test_the_order_in_which_it_is_told_changes_nothing() -> None:
    moments = [did(after=n * HOUR, channel="chat" if n % 2 else "phone") for n in range(5)]
    assert effort_of(moments) == effort_of(moments[::-1])


def test_a_reason_is_the_same_only_where_it_is_known() -> None:
    (unknown,) = effort_of([did(), did(after=DAY)])
    (known,) = effort_of([did(intent="refund"), did(after=DAY, intent="refund")])
    assert (unknown.parts["repeats"], known.parts["repeats"]) == (0.0, 1.0)


def test_odd_numbers_count_nothing() -> None:
    (one,) = effort_of([did(properties={"wait_seconds": "x", "transfers": True})])
    assert one.score == LEAST
    (one,) = effort_of([did(properties={"wait_seconds": -5})])
    assert one.score == LEAST
