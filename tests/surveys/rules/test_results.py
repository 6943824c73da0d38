"""Counts as results: groups, and differences that chance does not make."""

import random
from collections import Counter

from hamdel.surveys.rules.results import (
    FEWEST,
    Cell,
    as_effort,
    changed,
    counted_by,
    split,
    standing_out,
)
from hamdel.surveys.rules.statistics import Kind, chance, measured

DICE = random.Random(3)


def cell(number: int, score: int | None, *, stage: str = "", span: int = 0) -> Cell:
    return Cell(
        survey_id=1,
        span=span,
        stage=stage,
        touchpoint="",
        team_id=None,
        score=score,
        number=number,
    )


def test_groups_say_what_their_answers_alone_say() -> None:
    some = [
        cell(
            DICE.randint(1, 9), DICE.randint(0, 10), stage=DICE.choice(["", "a", "b"]), span=place
        )
        for place in range(3)
        for _ in range(20)
    ]
    found = split("nps", [*some, cell(7, None, stage="a")], ("stage", "period", "team"))
    assert found.answers == sum(one.number for one in some) + 7
    assert found.whole.n == found.answers - 7
    for stage in ("a", "b"):
        alone = Counter[int]()
        for one in some:
            if one.stage == stage and one.score is not None:
                alone[one.score] += one.number
        assert found.groups["stage"][stage] == measured("nps", alone)
    assert set(found.groups["stage"]) == {"a", "b"}  # what has no stage is in none
    assert sum(one.n for one in found.groups["period"].values()) == found.whole.n
    assert found.groups["team"] == {}


def test_easy_is_no_effort() -> None:
    assert as_effort({7: 3, 1: 2}) == {1: 3, 7: 2}


def test_a_change_that_chance_does_not_make_is_told_with_both_sides() -> None:
    now = {"support": {2: 60, 9: 40}, "research": {9: 50, 6: 50}, "new": {9: 40}}
    before = {"support": {2: 20, 9: 80}, "research": {9: 49, 6: 51}, "gone": {9: 40}}
    (one,) = changed("nps", now, before)
    assert (one.key, one.first.score, one.second.score) == ("support", -20, 60)
    assert not one.grew
    # Two were compared, so the chance of one is doubled.
    assert one.chance == 2 * chance("nps", now["support"], before["support"])


def test_few_answers_are_compared_with_nothing() -> None:
    few = {"a": {0: FEWEST - 1}}
    assert changed("nps", few, {"a": {10: 500}}) == []
    assert standing_out("csat", {"a": {1: FEWEST - 1}, "b": {5: 400}}) == []


def test_of_many_alike_hardly_one_is_told() -> None:
    """Where nothing differs, a false alarm among all of twenty stages is rarer than five in a hundred."""
    kinds: tuple[Kind, ...] = ("nps", "csat", "ces")
    scales = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
    alarms = 0
    for turn in range(120):
        kind = kinds[turn % 3]
        low, high = scales[kind]
        sides = [
            {
                str(stage): Counter(DICE.randint(low, high) for _ in range(40))
                for stage in range(20)
            }
            for _ in range(2)
        ]
        alarms += bool(changed(kind, *sides))
    assert alarms <= 13  # of 120 with a chance of 5 %: more than 13 come once in 200 runs


def test_who_stands_out_differs_from_all_others_together() -> None:
    cells = [
        cell(60, 5, stage="shop"), cell(20, 1, stage="shop"),
        cell(10, 5, stage="courier"), cell(70, 1, stage="courier"),
        cell(38, 5, stage="chat"), cell(42, 1, stage="chat"),
    ]  # fmt: skip
    found = standing_out("csat", counted_by(cells, lambda one: one.stage))
    assert {one.key: one.grew for one in found} == {"shop": True, "courier": False}
    assert [one.chance for one in found] == sorted(one.chance for one in found)
