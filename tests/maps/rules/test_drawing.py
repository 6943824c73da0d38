"""Changing a drawing, in memory."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from hamdel.maps.contracts import CannotDraw, Drawing, Stage, Step
from hamdel.maps.rules import drawing as rules

WAY = Drawing(
    name="Way",
    persona_id=1,
    stages=(
        Stage(key="a", name="A", steps=(Step(key="s1", emotion=1.0), Step(key="s2"))),
        Stage(key="b", name="B"),
        Stage(key="c", name="C", steps=(Step(key="s3"),)),
    ),
)


def keys(drawing: Drawing) -> list[list[str]]:
    return [[one.key for one in stage.steps] for stage in drawing.stages]


def test_steps_are_written_felt_placed_and_given():
    there = rules.write(WAY, "s2", "thoughts", " کِی می‌رسد؟ ")
    there = rules.feel(there, "s2", 0.6)
    there = rules.place(there, "s2", "website")
    found = rules.step_of(rules.give(there, "s2", 5), "s2")
    assert found == Step(
        key="s2", thoughts="کِی می‌رسد؟", emotion=0.5, touchpoint="website", owner_id=5
    )
    assert rules.step_of(rules.feel(WAY, "s1", None), "s1").emotion is None
    assert rules.step_of(WAY, "s1") == Step(key="s1", emotion=1.0)  # the old one stays as it was


def test_a_step_goes_on_and_back_through_stages():
    assert keys(rules.nudge_step(WAY, "s1", by=1)) == [["s2", "s1"], [], ["s3"]]
    into = rules.nudge_step(WAY, "s2", by=1)
    assert keys(into) == [["s1"], ["s2"], ["s3"]]
    assert keys(rules.nudge_step(into, "s2", by=1)) == [["s1"], [], ["s2", "s3"]]
    assert keys(rules.nudge_step(into, "s2", by=-1)) == keys(WAY)
    assert rules.nudge_step(WAY, "s1", by=-1) == WAY
    assert rules.nudge_step(WAY, "s3", by=1) == WAY
    assert keys(rules.move_step(WAY, "s3", stage="a", before="s2")) == [["s1", "s3", "s2"], [], []]
    assert rules.move_step(WAY, "s1", stage="a", before="s1") == WAY


def test_steps_and_stages_come_and_go():
    more = rules.add_step(WAY, "b", touchpoint="website")
    assert keys(more) == [["s1", "s2"], ["s4"], ["s3"]]
    assert keys(rules.drop_step(more, "s4")) == keys(WAY)
    stages = rules.add_stage(rules.drop_stage(rules.nudge_stage(WAY, "a", by=1), "c"), "تازه")
    assert [(one.key, one.name) for one in stages.stages] == [
        ("b", "B"), ("a", "A"), ("stage1", "تازه"),
    ]  # fmt: skip
    assert rules.rename_stage(WAY, "b", "خرید").stages[1].name == "خرید"
    assert [one and one.key for one in rules.columns(WAY)] == ["s1", "s2", None, "s3"]
    assert (rules.stage_for(WAY, "b"), rules.stage_for(WAY, "z")) == ("b", "c")
    assert rules.rename(WAY, " Other ").name == "Other"


def test_other_personas_have_curves_of_their_own():
    two = rules.add_curve(WAY, 2)
    assert two.curves[0].emotions == {"s1": 1.0}
    felt = rules.feel(two, "s3", -2, persona_id=2)
    assert felt.curves[0].emotions == {"s1": 1.0, "s3": -2.0}
    assert rules.feel(felt, "s1", None, persona_id=2).curves[0].emotions == {"s3": -2.0}
    assert rules.step_of(felt, "s3").emotion is None
    assert rules.whose(felt, 2).curves == ()
    assert rules.drop_curve(felt, 2) == WAY


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda: rules.write(WAY, "s9", "action", "x"), "no such step"),
        (lambda: rules.write(WAY, "s1", "emotion", "x"), "no such lane"),
        (lambda: rules.write(WAY, "s1", "action", "x" * 501), "too long"),
        (lambda: rules.place(WAY, "s1", "x" * 501), "too long"),
        (lambda: rules.feel(WAY, "s1", 2.1), "no such feeling"),
        (lambda: rules.feel(WAY, "s1", float("nan")), "no such feeling"),
        (lambda: rules.feel(WAY, "s1", 1, persona_id=9), "no such curve"),
        (lambda: rules.add_step(WAY, "z"), "no such stage"),
        (lambda: rules.move_step(WAY, "s1", stage="z"), "no such stage"),
        (lambda: rules.drop_stage(WAY, "z"), "no such stage"),
        (lambda: rules.stage_for(Drawing(name="x"), "z"), "no such stage"),
        (lambda: rules.add_stage(WAY, " "), "no name"),
        (lambda: rules.rename(WAY, ""), "no name"),
        (lambda: rules.rename(WAY, "x" * 201), "too long"),
        (lambda: rules.add_curve(WAY, 1), "drawn already"),
        (lambda: rules.checked(replace(WAY, stages=WAY.stages * 7)), "too many stages"),
    ],
)
def test_what_can_not_be_drawn(change: Callable[[], Drawing], why: str):
    with pytest.raises(CannotDraw) as refused:
        change()
    assert refused.value.why == why


@given(
    st.lists(st.tuples(st.sampled_from(["s1", "s2", "s3"]), st.sampled_from([-1, 1])), max_size=12)
)
def test_moving_loses_and_doubles_no_step(moves: list[tuple[str, int]]):
    there = WAY
    for key, by in moves:
        before = [one for stage in keys(there) for one in stage]
        there = rules.nudge_step(there, key, by=by)
        after = [one for stage in keys(there) for one in stage]
        assert sorted(after) == ["s1", "s2", "s3"]
        assert abs(after.index(key) - before.index(key)) <= 1
