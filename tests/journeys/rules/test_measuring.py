import pytest

from hamdel.journeys.contracts import Score
from hamdel.journeys.rules.measuring import FEWEST, mean_interval, measured_step

UNTOLD = (0, None, None)
PRAISE = Score(value=50.0, n=8, low=10.0, high=90.0)


def test_a_mean_is_surer_the_more_tell_it_and_stays_on_its_scale():
    assert mean_interval(0.5, 0.4, FEWEST - 1, scale=(-1, 1)) is None
    assert mean_interval(0.5, 0.4, 400, scale=(-1, 1)) == pytest.approx((0.4608, 0.5392), abs=1e-4)
    wide = mean_interval(0.9, 1.0, 5, scale=(-1, 1))
    assert wide is not None
    assert wide[1] == 1.0


def test_what_nobody_told_is_not_there():
    bare = measured_step("cart", "purchase", (7, 3, 0, 0, 0), UNTOLD, UNTOLD, {})
    assert (bare.volume, bare.customers, bare.outcomes) == (7, 3, 0)
    assert (bare.success_rate, bare.sentiment, bare.effort, bare.nps) == (None,) * 4
    assert bare.intervals == {}


def test_a_step_tells_how_it_ended_how_it_felt_and_what_people_say():
    one = measured_step(
        "cart", "purchase", (20, 9, 6, 3, 1), (10, -0.2, 0.5), (2, 4.5, 0.7), {"nps": PRAISE}
    )
    assert (one.outcomes, one.failed, one.abandoned, one.success_rate) == (10, 3, 1, 0.6)
    assert (one.sentiment, one.sentiment_n, one.effort, one.effort_n) == (-0.2, 10, 4.5, 2)
    assert (one.nps, one.nps_n, one.csat) == (50.0, 8, None)
    assert one.intervals["nps"] == (10.0, 90.0)
    assert one.intervals["success_rate"] == pytest.approx((0.3127, 0.8318), abs=1e-4)
    assert set(one.intervals) == {"nps", "success_rate", "sentiment"}
