from random import Random

import pytest

from hamdel.demo.rules.chance import Weighted, poisson


@pytest.mark.parametrize("mean", [0.0, 0.3, 4.0, 90.0])
def test_poisson_has_its_mean_and_variance(mean: float) -> None:
    dice = Random(1)
    drawn = [poisson(dice, mean) for _ in range(6000)]
    average = sum(drawn) / len(drawn)
    spread = sum((one - average) ** 2 for one in drawn) / len(drawn)
    assert average == pytest.approx(mean, abs=0.05 + mean / 20)
    assert spread == pytest.approx(mean, abs=0.1 + mean / 8)


def test_things_are_drawn_by_weight_and_from_a_position_on() -> None:
    dice = Random(1)
    things = Weighted("abc", (1, 0, 3))
    drawn = [things.draw(dice) for _ in range(4000)]
    assert "b" not in drawn
    assert drawn.count("c") / drawn.count("a") == pytest.approx(3, abs=0.5)
    assert {things.draw_from(dice, 1) for _ in range(50)} == {"c"}
    assert (things.weight_from(0), things.weight_from(1)) == (4, 3)
