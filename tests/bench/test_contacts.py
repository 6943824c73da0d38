"""Contacts whose true reason is known."""

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from hamdel.bench.contacts import contacts_of
from hamdel.interactions.public import Moment

NOW = datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
ids = count(1)


def moment(hours: float, action: str, outcome: str | None = None, **more: Any) -> Moment:
    at = NOW - timedelta(hours=hours)
    return Moment(
        id=next(ids), profile_id=1, occurred_at=at, received_at=at, channel="app", device="mobile",
        action=action, touchpoint=None, touchpoint_fa=None, touchpoint_en=None, stage=None,
        outcome=outcome, sentiment=None, emotion=None, effort=None, summary="", text="",
        amount_irr=None, properties=more,
    )  # fmt: skip


def test_the_true_one_among_what_stood_before() -> None:
    story = [
        moment(0, "Order Delivered", order_id="1"),
        moment(1, "Call Answered", "success", reason="حوالهٔ ناموفق"),
        moment(2, "Payment Failed", "failure"),
        moment(3, "Transfer Failed", "failure"),
    ]
    (one,) = contacts_of(story)
    assert [cause.topic for cause in one.causes] == ["Payment", "Transfer"]
    assert one.true == 1
    assert one.failure == 0


def test_one_matter_is_one_contact_for_a_day() -> None:
    said = {"reason": "سفارش نرسیده"}
    story = [
        moment(1, "Message Received", **said),
        moment(30, "Message Received", **said),
        moment(31, "Call Missed", "abandoned", **said),
        moment(24 * 5, "Order Placed", order_id="1"),
    ]
    first, second = contacts_of(story)
    assert (first.at, second.at) == (story[2].occurred_at, story[0].occurred_at)
    assert first.true is not None
    assert first.causes[first.true].kind == "late"


def test_what_the_log_does_not_tell_has_no_true_one() -> None:
    story = [
        moment(1, "Chat Started", reason="پیشنهاد"),
        moment(2, "Transfer Failed", "failure"),
        moment(3, "Message Received", reason="something else"),
    ]
    (one,) = contacts_of(story)
    assert one.true is None
    assert {cause.kind for cause in one.causes} == {"failed", "unanswered"}
