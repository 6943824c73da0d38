"""Where it burns is told by promises, and by the wait itself where nobody promised."""

from datetime import timedelta

import pytest

from hamdel.routing.rules.burning import piles, tone_of
from tests.ground.cast import NOW
from tests.routing.rules.cast import MINUTE


@pytest.mark.parametrize(
    ("waited", "due", "near", "tone"),
    [
        (5, None, None, ""),
        (31, None, None, "warning"),
        (121, None, None, "negative"),
        (600, 5, 1, ""),
        (600, 5, -1, "warning"),
        (1, 0, -5, "negative"),
    ],
)
def test_a_promise_says_more_than_the_wait(
    waited: int, due: int | None, near: int | None, tone: str
) -> None:
    said = [None if one is None else NOW + one * MINUTE for one in (due, near)]
    assert tone_of(NOW - waited * MINUTE, said[0], said[1], now=NOW) == tone


def test_the_queue_that_burns_most_comes_first() -> None:
    waits = [
        (1, NOW - timedelta(minutes=5), ""),
        (1, NOW - timedelta(minutes=50), "warning"),
        (2, NOW - timedelta(minutes=200), "negative"),
        (None, NOW, ""),
    ]
    found = piles(waits)  # type: ignore[arg-type]
    assert [(one.team_id, one.late, one.near, one.calm) for one in found] == [
        (2, 1, 0, 0),
        (1, 0, 1, 1),
        (None, 0, 0, 1),
    ]
    assert found[1].oldest == NOW - timedelta(minutes=50)
    assert found[1].all == 2
