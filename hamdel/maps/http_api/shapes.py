"""Bodies and answers of journey maps."""

from typing import Annotated

import msgspec

from hamdel.platform.api import Answer, Body
from hamdel.platform.instants import rfc3339

from ..catalogue_places import named_touchpoints
from ..contracts import (
    LONGEST,
    LONGEST_NAME,
    MOST_CURVES,
    MOST_STAGES,
    MOST_STEPS,
    Drawing,
    Kind,
    MapFacts,
    Stage,
    Step,
)

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
Name = Annotated[str, msgspec.Meta(min_length=1, max_length=LONGEST_NAME)]
Text = Annotated[str, msgspec.Meta(max_length=LONGEST)]
Mark = Annotated[float, msgspec.Meta(ge=-2, le=2)]


class StepIn(Body):
    """A step: `touchpoint` by key or name (or `action:<name>`); `emotion` as assumed, -2…+2."""

    touchpoint: Annotated[str, msgspec.Meta(max_length=LONGEST)] = ""
    emotion: Mark | None = None
    key: Annotated[str, msgspec.Meta(max_length=40, pattern="^[-A-Za-z0-9_]*$")] = ""
    action: Text = ""
    thoughts: Text = ""
    ideas: Text = ""
    tasks: Text = ""
    owner: Id | None = None


class StageIn(Body):
    """A stage with its steps, in order."""

    name: Name
    key: Annotated[str, msgspec.Meta(max_length=40)] = ""
    steps: Annotated[list[StepIn], msgspec.Meta(max_length=MOST_STEPS)] = []


class CurveIn(Body):
    """How another persona is thought to feel, -2…+2 by the key of the step."""

    persona: Id
    emotions: dict[str, Mark] = {}


class MapIn(Body):
    """A map to draw; `ideal_of`: the map that an ideal one betters."""

    name: Name
    persona: Id | None = None
    kind: Kind = "as_is"
    ideal_of: Id | None = None
    stages: Annotated[list[StageIn], msgspec.Meta(max_length=MOST_STAGES)] = []
    curves: Annotated[list[CurveIn], msgspec.Meta(max_length=MOST_CURVES)] = []


class MapChangeIn(Body):
    """What is to be otherwise; what is left out stays."""

    name: Name | msgspec.UnsetType = msgspec.UNSET
    persona: Id | msgspec.UnsetType | None = msgspec.UNSET
    kind: Kind | msgspec.UnsetType = msgspec.UNSET
    stages: Annotated[list[StageIn], msgspec.Meta(max_length=MOST_STAGES)] | msgspec.UnsetType = (
        msgspec.UNSET
    )
    curves: Annotated[list[CurveIn], msgspec.Meta(max_length=MOST_CURVES)] | msgspec.UnsetType = (
        msgspec.UNSET
    )


class StepOut(Answer):
    """A step of a map."""

    key: str
    touchpoint: str
    emotion: float | None
    action: str
    thoughts: str
    ideas: str
    tasks: str
    owner: str | None


class StageOut(Answer):
    """A stage of a map."""

    key: str
    name: str
    steps: list[StepOut]


class CurveOut(Answer):
    """Another persona's curve."""

    persona: str
    emotions: dict[str, float]


class MapOut(Answer):
    """A map. `version` counts its changes."""

    id: str
    name: str
    persona: str | None
    kind: str
    ideal_of: str | None
    stages: list[StageOut]
    curves: list[CurveOut]
    version: int
    made_at: str
    changed_at: str


def stages_of(given: list[StageIn]) -> tuple[Stage, ...]:
    """The stages that a body says; what has no key gets one. One question for all touchpoints."""
    meant = named_touchpoints([step.touchpoint for stage in given for step in stage.steps])
    taken: set[str] = {step.key for stage in given for step in stage.steps if step.key}
    stages, stage_keys = [], {stage.key for stage in given if stage.key}
    for stage in given:
        steps = tuple(_step(one, meant[one.touchpoint], taken) for one in stage.steps)
        key = stage.key or _fresh("stage", stage_keys)
        stages.append(Stage(key=key, name=stage.name, steps=steps))
    return tuple(stages)


def map_out(facts: MapFacts) -> MapOut:
    """Show a map."""
    drawing: Drawing = facts.drawing
    return MapOut(
        id=str(facts.id),
        name=facts.name,
        persona=_text(facts.persona_id),
        kind=facts.kind,
        ideal_of=_text(facts.ideal_of),
        stages=[
            StageOut(key=one.key, name=one.name, steps=[_step_out(step) for step in one.steps])
            for one in drawing.stages
        ],
        curves=[
            CurveOut(persona=str(one.persona_id), emotions=dict(one.emotions))
            for one in drawing.curves
        ],
        version=facts.at,
        made_at=rfc3339(facts.made_at),
        changed_at=rfc3339(facts.changed_at),
    )


def _step(given: StepIn, touchpoint: str, taken: set[str]) -> Step:
    owner = None if given.owner is None or not given.owner.isdecimal() else int(given.owner)
    return Step(
        key=given.key or _fresh("s", taken),
        touchpoint=touchpoint,
        action=given.action,
        emotion=given.emotion,
        thoughts=given.thoughts,
        ideas=given.ideas,
        tasks=given.tasks,
        owner_id=owner,
    )


def _fresh(word: str, taken: set[str]) -> str:
    number = 1
    while f"{word}{number}" in taken:
        number += 1
    taken.add(f"{word}{number}")
    return f"{word}{number}"


def _step_out(one: Step) -> StepOut:
    return StepOut(
        key=one.key,
        touchpoint=one.touchpoint,
        emotion=one.emotion,
        action=one.action,
        thoughts=one.thoughts,
        ideas=one.ideas,
        tasks=one.tasks,
        owner=_text(one.owner_id),
    )


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)
