from dataclasses import dataclass, field
from typing import Any

import msgspec
import pytest

from hamdel.journeys.rules.moment_starting import STARTING
from hamdel.journeys.rules.moments import (
    fits,
    lines,
    mark_of,
    read_moment_rule,
    write_moment_rule,
)

READY = [read_moment_rule(one) for one in STARTING]


@dataclass(frozen=True)
class Moment:
    id: int = 1
    action: str = "Payment"
    channel: str = "web"
    touchpoint: str | None = "payment"
    stage: str | None = "purchase"
    outcome: str | None = None
    emotion: str | None = None
    sentiment: float | None = None
    effort: float | None = None
    properties: dict[str, Any] = field(default_factory=dict)


@pytest.mark.parametrize(
    ("moment", "mark"),
    [
        (Moment(), None),
        (Moment(outcome="failure", sentiment=0.9), "negative"),
        (Moment(emotion="fear"), "negative"),
        (Moment(effort=5.0), "negative"),
        (Moment(effort=4.9), None),
        (Moment(sentiment=-0.146), "negative"),  # -0.15 to two places
        (Moment(sentiment=0.15), "positive"),
        (Moment(sentiment=-0.9, action="Reminder Sent"), None),  # ours
        (Moment(outcome="success", action="Order Completed"), "positive"),
    ],
)
def test_ready_rules_mark_moments(moment: Moment, mark: str | None) -> None:
    assert mark_of(moment, READY) == mark


def test_what_was_told_of_a_moment_is_asked_too() -> None:
    told = {"delivery": {"late": "Yes", "days": 3}}
    for asked, holds in (
        ({"name": "delivery.late"}, True),
        ({"name": "delivery.lost"}, False),
        ({"name": "delivery.late", "test": "is", "value": "yes "}, True),
        ({"name": "delivery.days", "test": "at_least", "value": "3"}, True),
        ({"name": "delivery.days", "test": "at_most", "value": "2"}, False),
        ({"name": "delivery.late", "test": "at_least", "value": "1"}, False),
        ({"name": "delivery.late.more"}, False),
    ):
        rule = read_moment_rule({"mark": "negative", "told": asked})
        assert fits(Moment(properties=told), rule) is holds
        assert lines([rule], [Moment()]) == []


def test_lines_of_the_warehouse_are_of_the_kinds_that_are_asked() -> None:
    asked = {"mark": "negative", "touchpoints": ["payment"], "outcomes": ["failure", "abandoned"]}
    kinds = [Moment(id=7), Moment(id=8, touchpoint=None)]
    found = lines([read_moment_rule(asked)], kinds)
    assert [(one.kind_id, one.outcome, one.emotion) for one in found] == [
        (7, "failure", None), (7, "abandoned", None),
    ]  # fmt: skip
    felt = read_moment_rule({"mark": "positive", "sentiment_from": 0.2})
    assert lines([felt], [Moment(action="Reminder Sent")]) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"mark": "negative"},
        {"mark": "awful", "effort_from": 5},
        {"mark": "negative", "effort_from": 9},
        {"mark": "negative", "effort_from": 5, "effort_to": 4},
        {"mark": "negative", "more": 1},
        {"mark": "negative", "told": {"name": "x", "test": "at_least", "value": "y"}},
        {"mark": "negative", "told": {"name": "x", "test": "is"}},
    ],
)
def test_what_is_no_rule_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(msgspec.ValidationError):
        read_moment_rule(wrong)


def test_rules_are_written_lean_and_read_again() -> None:
    assert [write_moment_rule(one) for one in READY] == [dict(one) for one in STARTING]
