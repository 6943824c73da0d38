"""Rules fire at what they name, since they were turned on, for their share of people."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hamdel.asking.rules.firing import Happened, Trigger, drawn, fired, fires, period_of
from tests.ground.cast import NOW

MOMENT = Happened(
    key="m1", action="Order Delivered", at=NOW, channel="web", touchpoint="delivery", stage="use",
    outcome="success",
)  # fmt: skip
ANY = Trigger(rule_id=1, when="interaction", since=NOW - timedelta(days=30))


@pytest.mark.parametrize(
    ("change", "answer"),
    [
        ({}, True),
        ({"touchpoint": "delivery", "stage": "use", "channel": "web"}, True),
        ({"touchpoint": "cart"}, False),
        ({"outcome": "failure"}, False),
        ({"action": "Order Delivered"}, True),
        ({"action": "Order Completed"}, False),
        ({"when": "purchase"}, False),
        ({"when": "case_closed", "action": "Order Delivered"}, False),
        ({"when": "segment"}, False),
        ({"when": "page"}, False),
        ({"since": NOW + timedelta(seconds=1)}, False),
    ],
)
def test_what_fires(change: dict[str, object], answer: bool) -> None:  # noqa: FBT001
    assert fires(replace(ANY, **change), MOMENT, now=NOW) is answer  # type: ignore[arg-type]


def test_history_and_what_asking_itself_writes_fire_nothing() -> None:
    assert not fires(ANY, MOMENT, now=NOW + timedelta(days=4))
    assert not fires(ANY, replace(MOMENT, action="Survey Answered"), now=NOW)
    bought = replace(MOMENT, action="Order Completed")
    rule = replace(ANY, when="purchase", delay_minutes=60)
    assert fired([rule, ANY], bought, now=NOW) == [(rule, NOW + timedelta(hours=1)), (ANY, NOW)]


def test_a_share_is_the_same_people_each_time_and_about_as_many() -> None:
    people = [str(one) for one in range(4_000)]
    chosen = [one for one in people if drawn(7, one, share=25)]
    assert chosen == [one for one in people if drawn(7, one, share=25)]
    assert abs(len(chosen) - 1_000) < 4 * (4_000 * 0.25 * 0.75) ** 0.5
    assert set(chosen) <= {one for one in people if drawn(7, one, share=60)}
    assert all(drawn(7, one, share=100) for one in people)
    assert not any(drawn(7, one, share=0) for one in people)


def test_periods() -> None:
    assert [period_of(NOW, NOW + timedelta(days=n), days=90) for n in (-1, 0, 89, 90)] == [
        0,
        0,
        0,
        1,
    ]
