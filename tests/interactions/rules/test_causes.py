"""What in a story may make somebody turn to us."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from hamdel.interactions.contracts import Moment
from hamdel.interactions.rules.causes import Cause, causes_in, topic_of

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)


def story(*told: tuple[Any, ...]) -> list[Moment]:
    """Moments of (minutes ago, action, outcome, properties), the newest first."""
    found = [_moment(n, *one) for n, one in enumerate(told, 1)]
    return sorted(found, key=lambda one: one.occurred_at, reverse=True)


def _moment(
    number: int,
    ago: int,
    action: str,
    outcome: str | None = None,
    more: dict[str, Any] | None = None,
) -> Moment:
    facts = dict(more or {})
    return Moment(
        id=number, profile_id=1, occurred_at=NOW - timedelta(minutes=ago), received_at=NOW,
        channel="app", device="mobile", action=action, touchpoint="billing", touchpoint_fa="x",
        touchpoint_en="x", stage="support", outcome=outcome, sentiment=facts.pop("sentiment", None),
        emotion=None, effort=None, summary=action, text=facts.pop("text", ""),
        amount_irr=facts.pop("amount_irr", None), properties=facts,
    )  # fmt: skip


def found(moments: Sequence[Moment]) -> dict[tuple[str, str], Cause]:
    return {(one.kind, one.topic): one for one in causes_in(moments, now=NOW)}


HOUR, DAY = 60, 24 * 60


def test_a_failure_is_a_cause_with_its_evidence() -> None:
    moments = story(
        (3, "Transfer Failed", "failure", {"amount_irr": 25_000_000, "error": "پاسخی نرسید"}),
        (9, "Transfer Failed", "failure"),
        (60, "Weather Viewed"),
    )
    (one,) = causes_in(moments, now=NOW)
    assert (one.kind, one.topic, one.times) == ("failed", "Transfer", 2)
    assert one.evidence == (1, 2)
    assert (one.amount_irr, one.detail, one.touchpoint) == (25_000_000, "پاسخی نرسید", "billing")


def test_what_later_went_well_is_no_cause() -> None:
    assert not found(
        story((3, "Transfer Completed", "success"), (9, "Transfer Failed", "failure"))
    )
    assert found(story((9, "Transfer Completed", "success"), (3, "Transfer Failed", "failure")))


def test_what_is_long_ago_is_no_cause() -> None:
    assert not found(story((15 * DAY, "Payment Failed", "failure")))
    assert not found(story((-5, "Payment Failed", "failure")))


@pytest.mark.parametrize("last", ["Message Sent", "Call Answered", "Case Resolved"])
def test_who_was_answered_waits_no_longer(last: str) -> None:
    asked = [(30, "Message Received", None, {"text": "کجاست؟"}), (40, "Call Missed", "abandoned")]
    (one,) = causes_in(story(*asked), now=NOW)
    assert (one.kind, one.times, one.detail) == ("unanswered", 2, "کجاست؟")
    assert not found(story(*asked, (5, last, "success")))


def test_the_call_that_rings_now_is_no_reason_for_itself() -> None:
    assert not found(story((0, "Call Started"), (1, "Message Received")))


def test_orders_on_their_way_and_late() -> None:
    placed = {"order_id": "7"}
    assert ("on_way", "Order") in found(story((HOUR, "Order Completed", "success", placed)))
    assert ("late", "Order") in found(story((5 * DAY, "Order Completed", "success", placed)))
    delayed = (HOUR, "Order Delayed", None, placed)
    assert ("late", "Order") in found(story(delayed, (2 * HOUR, "Order Shipped", None, placed)))
    there = found(
        story((HOUR, "Order Delivered", "success", placed), (DAY, "Order Shipped", None, placed))
    )
    assert set(there) == {("just", "Order")}


def test_promises() -> None:
    made = (DAY, "Promise Made", "success", {"title": "تماس"})
    assert set(found(story(made))) == {("promise_open", "Promise")}
    broken = (HOUR, "Promise Broken", "failure", {"title": "تماس"})
    assert set(found(story(made, broken))) == {("promise_broken", "Promise")}
    assert not found(story(made, (HOUR, "Promise Kept", "success", {"title": "تماس"})))


def test_bills_and_renewals_that_are_due() -> None:
    assert ("due", "Invoice") in found(story((DAY, "Invoice Issued")))
    assert not found(story((DAY, "Invoice Issued"), (HOUR, "Invoice Paid", "success")))
    assert ("due", "Subscription") in found(story((DAY, "Renewal Reminder Sent")))
    renewed = story((DAY, "Renewal Reminder Sent"), (HOUR, "Subscription Renewed", "success"))
    assert set(found(renewed)) == {("just", "Subscription")}


def test_money_asked_back() -> None:
    assert ("refund", "Refund") in found(story((DAY, "Refund Requested")))
    done = found(story((DAY, "Refund Requested"), (HOUR, "Order Refunded", "success")))
    assert ("refund", "Refund") not in done


def test_unhappy_words_until_something_went_well() -> None:
    unhappy = (HOUR, "Review Posted", None, {"text": "بد بود", "sentiment": -0.8})
    assert ("unhappy", "Review Posted") in found(story(unhappy))
    assert not found(story(unhappy, (5, "Case Resolved", "success")))


def test_help_looked_for_again_and_again() -> None:
    looks = [(n, "Help Article Viewed", None, {"title": "بازگشت وجه"}) for n in (5, 9, 30)]
    (one,) = causes_in(story(*looks), now=NOW)
    assert (one.kind, one.times, one.detail) == ("repeated", 3, "بازگشت وجه")
    assert not found(story(*looks[:2]))


def test_topics() -> None:
    assert topic_of("Transfer Failed") == "Transfer"
    assert topic_of("Failed") == "Failed"
    assert topic_of("ورود ناموفق") == "ورود ناموفق"
