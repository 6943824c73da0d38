"""Changing a drawing: each change makes a new one. Pure."""

from collections.abc import Callable, Iterable
from typing import Final

from msgspec.structs import replace

from ..contracts import (
    HIGHEST,
    LONGEST,
    LONGEST_NAME,
    LOWEST,
    MOST_CURVES,
    MOST_STAGES,
    MOST_STEPS,
    WRITTEN,
    CannotDraw,
    Curve,
    Drawing,
    Stage,
    Step,
)

_QUARTER: Final = 4  # feelings are kept in quarters of a mark


def step_of(drawing: Drawing, key: str) -> Step:
    """A step by its key. Raises CannotDraw."""
    found = next((one for one in drawing.steps if one.key == key), None)
    if found is None:
        raise CannotDraw("no such step", field="step")
    return found


def columns(drawing: Drawing) -> tuple[Step | None, ...]:
    """What stands beside each other: every step, and None for a stage that has none yet."""
    return tuple(step for stage in drawing.stages for step in (stage.steps or (None,)))


def write(drawing: Drawing, key: str, lane: str, text: str) -> Drawing:
    """Write into a cell. Raises CannotDraw."""
    if lane not in WRITTEN:
        raise CannotDraw("no such lane", field="lane")
    if len(text) > LONGEST:
        raise CannotDraw("too long", field=lane)
    return _change(drawing, key, lambda step: replace(step, **{lane: text.strip()}))


def feel(
    drawing: Drawing, key: str, value: float | None, *, persona_id: int | None = None
) -> Drawing:
    """Say how the persona feels at a step, or another persona (which has its own curve). Raises CannotDraw."""
    if value is not None and not LOWEST <= value <= HIGHEST:
        raise CannotDraw("no such feeling", field="emotion")
    said = None if value is None else round(value * _QUARTER) / _QUARTER
    if persona_id is None:
        return _change(drawing, key, lambda step: replace(step, emotion=said))
    step_of(drawing, key)
    return replace(drawing, curves=_with_feeling(drawing.curves, persona_id, key, said))


def place(drawing: Drawing, key: str, touchpoint: str) -> Drawing:
    """Put a step at a touchpoint ("": at none). Raises CannotDraw."""
    if len(touchpoint) > LONGEST:
        raise CannotDraw("too long", field="touchpoint")
    return _change(drawing, key, lambda step: replace(step, touchpoint=touchpoint))


def give(drawing: Drawing, key: str, owner_id: int | None) -> Drawing:
    """Say whose a step is. Raises CannotDraw."""
    return _change(drawing, key, lambda step: replace(step, owner_id=owner_id))


def add_step(
    drawing: Drawing, stage_key: str, *, touchpoint: str = "", action: str = ""
) -> Drawing:
    """Add a step at the end of a stage. Raises CannotDraw."""
    made = Step(
        key=_fresh("s", (one.key for one in drawing.steps)), touchpoint=touchpoint, action=action
    )
    stages = [
        replace(one, steps=(*one.steps, made)) if one.key == stage_key else one
        for one in drawing.stages
    ]
    if tuple(stages) == drawing.stages:
        raise CannotDraw("no such stage", field="stage")
    return checked(replace(drawing, stages=tuple(stages)))


def stage_for(drawing: Drawing, wanted: str) -> str:
    """The stage of a key, where the map has it; else its last one. Raises CannotDraw where it has none."""
    keys = [one.key for one in drawing.stages]
    if not keys:
        raise CannotDraw("no such stage", field="stage")
    return wanted if wanted in keys else keys[-1]


def drop_step(drawing: Drawing, key: str) -> Drawing:
    """Take a step out, with what was said of it. Raises CannotDraw."""
    step_of(drawing, key)
    stages = tuple(
        replace(one, steps=tuple(step for step in one.steps if step.key != key))
        for one in drawing.stages
    )
    return replace(drawing, stages=stages)


def move_step(drawing: Drawing, key: str, *, stage: str, before: str = "") -> Drawing:
    """Move a step into a stage, before another step ("": to its end). Raises CannotDraw."""
    moved = step_of(drawing, key)
    if key == before:
        return drawing
    if all(one.key != stage for one in drawing.stages):
        raise CannotDraw("no such stage", field="stage")
    without = drop_step(drawing, key)
    stages = tuple(
        replace(one, steps=_inserted(one.steps, moved, before)) if one.key == stage else one
        for one in without.stages
    )
    return replace(drawing, stages=stages)


def nudge_step(drawing: Drawing, key: str, *, by: int) -> Drawing:
    """Move a step one place on (1) or back (-1): at the end of its stage, into the next. Raises CannotDraw."""
    step_of(drawing, key)
    at = next(n for n, one in enumerate(drawing.stages) if any(s.key == key for s in one.steps))
    steps = drawing.stages[at].steps
    here = next(n for n, one in enumerate(steps) if one.key == key)
    there = here + by
    if 0 <= there < len(steps):
        others = [one.key for one in steps if one.key != key]
        before = others[there] if there < len(others) else ""
        return move_step(drawing, key, stage=drawing.stages[at].key, before=before)
    if not 0 <= at + by < len(drawing.stages):
        return drawing
    target = drawing.stages[at + by]
    first = target.steps[0].key if by > 0 and target.steps else ""
    return move_step(drawing, key, stage=target.key, before=first)


def add_stage(drawing: Drawing, name: str) -> Drawing:
    """Add a stage at the end. Raises CannotDraw."""
    key = _fresh("stage", (one.key for one in drawing.stages))
    return checked(replace(drawing, stages=(*drawing.stages, Stage(key=key, name=name.strip()))))


def rename_stage(drawing: Drawing, key: str, name: str) -> Drawing:
    """Call a stage otherwise. Raises CannotDraw."""
    return checked(_change_stage(drawing, key, lambda one: replace(one, name=name.strip())))


def drop_stage(drawing: Drawing, key: str) -> Drawing:
    """Take a stage out with its steps. Raises CannotDraw."""
    _stage_at(drawing, key)
    return replace(drawing, stages=tuple(one for one in drawing.stages if one.key != key))


def nudge_stage(drawing: Drawing, key: str, *, by: int) -> Drawing:
    """Move a stage one place on (1) or back (-1). Raises CannotDraw."""
    at = _stage_at(drawing, key)
    stages = list(drawing.stages)
    moved = stages.pop(at)
    stages.insert(max(at + by, 0), moved)
    return replace(drawing, stages=tuple(stages))


def rename(drawing: Drawing, name: str) -> Drawing:
    """Call the map otherwise. Raises CannotDraw."""
    return checked(replace(drawing, name=name.strip()))


def whose(drawing: Drawing, persona_id: int | None) -> Drawing:
    """Say whose journey it is: a persona's, or everybody's."""
    rest = tuple(one for one in drawing.curves if one.persona_id != persona_id)
    return replace(drawing, persona_id=persona_id, curves=rest)


def add_curve(drawing: Drawing, persona_id: int) -> Drawing:
    """Draw another persona's feelings too, beginning from those of the first. Raises CannotDraw."""
    if persona_id == drawing.persona_id or any(c.persona_id == persona_id for c in drawing.curves):
        raise CannotDraw("drawn already", field="persona")
    felt = {one.key: one.emotion for one in drawing.steps if one.emotion is not None}
    made = Curve(persona_id=persona_id, emotions=felt)
    return checked(replace(drawing, curves=(*drawing.curves, made)))


def drop_curve(drawing: Drawing, persona_id: int) -> Drawing:
    """Take another persona's feelings out."""
    rest = tuple(one for one in drawing.curves if one.persona_id != persona_id)
    return replace(drawing, curves=rest)


def checked(drawing: Drawing) -> Drawing:
    """The drawing, where it keeps to the bounds. Raises CannotDraw."""
    if not drawing.name.strip() or any(not one.name for one in drawing.stages):
        raise CannotDraw("no name", field="name")
    names = [drawing.name, *(one.name for one in drawing.stages)]
    if any(len(one) > LONGEST_NAME for one in names):
        raise CannotDraw("too long", field="name")
    if len(drawing.stages) > MOST_STAGES:
        raise CannotDraw("too many stages", field="stages")
    if len(drawing.steps) > MOST_STEPS:
        raise CannotDraw("too many steps", field="steps")
    if len(drawing.curves) > MOST_CURVES:
        raise CannotDraw("too many curves", field="persona")
    return drawing


def _change(drawing: Drawing, key: str, change: Callable[[Step], Step]) -> Drawing:
    step_of(drawing, key)
    stages = tuple(
        replace(one, steps=tuple(change(s) if s.key == key else s for s in one.steps))
        for one in drawing.stages
    )
    return replace(drawing, stages=stages)


def _change_stage(drawing: Drawing, key: str, change: Callable[[Stage], Stage]) -> Drawing:
    _stage_at(drawing, key)
    stages = tuple(change(one) if one.key == key else one for one in drawing.stages)
    return replace(drawing, stages=stages)


def _stage_at(drawing: Drawing, key: str) -> int:
    at = next((n for n, one in enumerate(drawing.stages) if one.key == key), None)
    if at is None:
        raise CannotDraw("no such stage", field="stage")
    return at


def _inserted(steps: tuple[Step, ...], moved: Step, before: str) -> tuple[Step, ...]:
    at = next((n for n, one in enumerate(steps) if one.key == before), len(steps))
    return (*steps[:at], moved, *steps[at:])


def _with_feeling(
    curves: tuple[Curve, ...], persona_id: int, key: str, value: float | None
) -> tuple[Curve, ...]:
    if all(one.persona_id != persona_id for one in curves):
        raise CannotDraw("no such curve", field="persona")

    def felt(one: Curve) -> Curve:
        rest = {name: mark for name, mark in one.emotions.items() if name != key}
        return replace(one, emotions=rest if value is None else {**rest, key: value})

    return tuple(felt(one) if one.persona_id == persona_id else one for one in curves)


def _fresh(word: str, taken: Iterable[str]) -> str:
    known, number = set(taken), 1
    while f"{word}{number}" in known:
        number += 1
    return f"{word}{number}"
