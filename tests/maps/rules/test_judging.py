"""Assumed beside measured."""

from hamdel.journeys.public import MeasuredStep
from hamdel.maps.contracts import Drawing, Stage, Step
from hamdel.maps.rules.judging import (
    best_surprise,
    ideal_values,
    judged,
    on_curve,
    reached,
    worst_of,
)


def told(step: str, sentiment: float | None, n: int = 40) -> MeasuredStep:
    return MeasuredStep(
        step=step, stage=None, volume=100, customers=50, success_rate=None, outcomes=0, failed=0,
        abandoned=0, sentiment=sentiment, sentiment_n=n, effort=None, effort_n=0, nps=None, nps_n=0,
        csat=None, csat_n=0, ces=None, ces_n=0, intervals={},
    )  # fmt: skip


def drawing(*steps: tuple[str, float | None]) -> Drawing:
    made = tuple(
        Step(key=f"s{n}", touchpoint=place, emotion=felt) for n, (place, felt) in enumerate(steps)
    )
    return Drawing(
        name="Way", stages=(Stage(key="0", name="-"), Stage(key="a", name="A", steps=made))
    )


def test_the_worst_is_what_is_bad_and_worse_than_assumed():
    way = drawing(("low", -1.0), ("fell", 1.0), ("few", 2.0), ("fine", 1.0))
    found = judged(
        way,
        {
            "low": told("low", -0.5),
            "fell": told("fell", -0.4),
            "few": told("few", -1.0, n=4),
            "fine": told("fine", 0.8),
        },
    )
    assert [one.place for one in found] == [1, 2, 3, 4]  # the first column is the empty stage
    assert [one.measured for one in found] == [-1.0, -0.8, None, 1.6]
    worst, best = worst_of(found), best_surprise(found)
    assert worst
    assert worst.step.touchpoint == "fell"
    assert worst.gap == -1.8
    assert best
    assert best.step.touchpoint == "fine"


def test_what_few_told_weighs_less():
    way = drawing(("few", 1.0), ("many", 1.0))
    found = judged(way, {"few": told("few", -0.5, n=6), "many": told("many", -0.4, n=200)})
    worst = worst_of(found)
    assert worst
    assert worst.step.touchpoint == "many"


def test_nothing_hurts():
    way = drawing(("fine", 1.0), ("near", 0.5), ("silent", None))
    found = judged(way, {"fine": told("fine", 0.5), "near": told("near", 0.2)})
    assert worst_of(found) is None
    assert best_surprise(found) is None
    assert on_curve(None) is None


def test_how_many_steps_reach_the_ideal():
    way = drawing(("a", 0.0), ("b", 0.0), ("c", 0.0))
    wish = Drawing(
        name="Ideal",
        stages=(
            Stage(
                key="x",
                name="X",
                steps=(
                    Step(key="s0", touchpoint="else", emotion=1.0),
                    Step(key="new", touchpoint="b", emotion=1.5),
                ),
            ),
        ),
    )
    wanted = ideal_values(way, wish)
    assert wanted == [1.0, 1.5, None]  # by key, by touchpoint, not at all
    found = judged(way, {"a": told("a", 0.4), "b": told("b", 0.1), "c": told("c", 1.0)})
    assert reached(found, wanted) == [True, False, None]
