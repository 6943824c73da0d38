"""What moves trust, and by how much."""

from datetime import timedelta
from itertools import permutations
from typing import Any

import pytest

from hamdel.trust.rules.moving import (
    BEGIN,
    HALF_LIFE,
    Lived,
    Moved,
    faded,
    moves_of,
    trust_at,
    trust_over,
)
from tests.ground.cast import NOW

DAY = timedelta(days=1)


def lived(action: str = "Order Placed", **more: Any) -> Lived:
    given: dict[str, Any] = {
        "channel": "web",
        "outcome": None,
        "sentiment": None,
        "emotion": None,
        "properties": {},
    }
    return Lived(**{"action": action, **given, **more})


def moved(*points: float) -> list[Moved]:
    return [
        Moved(at=NOW + n * DAY, what="x", points=one, interaction_id=n)
        for n, one in enumerate(points)
    ]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (lived(), []),
        (lived("Promise Kept", outcome="success"), ["promise_kept"]),
        (lived("Promise Broken", outcome="failure", sentiment=-0.6), ["promise_broken"]),
        (lived("Promise Made", outcome="success"), []),
        (lived("Promise Withdrawn", outcome="abandoned", channel="phone"), []),
        (lived("Recovery Finished", outcome="success"), ["recovered"]),
        (lived("Recovery Finished", outcome="failure"), ["not_recovered"]),
        (lived("Case Closed", outcome="success"), ["solved"]),
        (lived("Case Closed", outcome="failure"), ["failed"]),
        (lived("Case Reopened"), ["reopened"]),
        (lived("Transfer", outcome="failure"), ["failed"]),
        (lived("Checkout Left", outcome="abandoned"), []),
        (lived("Call Missed", outcome="abandoned", channel="phone"), ["gave_up"]),
        (lived("Call Answered", properties={"wait_seconds": 600}), ["waited"]),
        (lived("Call Answered", properties={"wait_seconds": 60}), []),
        (lived("Call Answered", properties={"wait_seconds": "long"}), []),
        (lived("Message Received", sentiment=-0.8, emotion="anger"), ["angry"]),
        (lived("Message Received", sentiment=-0.8, emotion="sadness"), ["unhappy"]),
        (lived("Message Received", sentiment=-0.2), []),
        (lived("Message Received", sentiment=0.9), ["happy"]),
        (lived("Message Sent", sentiment=-0.9), []),
    ],
)
def test_some_moments_move_trust(moment: Lived, expected: list[str]) -> None:
    assert [what for what, _ in moves_of(moment)] == expected


def test_a_longer_wait_costs_more_up_to_a_point() -> None:
    costs = [
        moves_of(lived("Call Answered", properties={"wait_seconds": seconds}))[0][1]
        for seconds in (240, 480, 100_000)
    ]
    assert costs == [-1.0, -3.0, -4.0]


def test_it_begins_at_sixty_and_stays_within_its_bounds() -> None:
    assert trust_at((), NOW) == BEGIN
    low, high = trust_over(moved(*[-18.0] * 50)), trust_over(moved(*[12.0] * 50))
    assert 0 <= low[-1].trust < 5
    assert 95 < high[-1].trust <= 100


def test_a_broken_promise_weighs_more_than_a_kept_one() -> None:
    both = trust_over(moved(6.0, -18.0))
    assert both[-1].trust < BEGIN - 10


def test_a_gain_of_a_trusted_company_is_smaller_and_so_is_a_loss_of_a_distrusted_one() -> None:
    first, second = trust_over(moved(6.0, 6.0))
    assert second.change < first.change
    first, second = trust_over(moved(-18.0, -18.0))
    assert abs(second.change) < abs(first.change)


def test_half_of_what_happened_is_gone_after_ninety_days() -> None:
    assert faded(40.0, HALF_LIFE) == 50.0
    (point,) = trust_over(moved(-18.0))
    assert trust_at((point,), NOW + HALF_LIFE) == pytest.approx(51.0)
    assert trust_at((point,), NOW - DAY) == BEGIN


def test_the_order_in_which_it_is_told_changes_nothing() -> None:
    told = moved(6.0, -18.0, 4.0, -5.0)
    assert len({trust_over(some)[-1].trust for some in permutations(told)}) == 1


def test_the_parts_of_two_customers_are_the_whole_of_one() -> None:
    told = moved(6.0, -18.0, 4.0, -5.0)
    assert trust_over(told[::2] + told[1::2]) == trust_over(told)
