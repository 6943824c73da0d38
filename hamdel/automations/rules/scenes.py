"""What a rule looks at: the facts of one thing that happened, and whether a condition holds."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from hamdel.language.fold import fold

from .shapes import (
    GROUPS,
    All,
    Any_,
    Assigned,
    CaseType,
    Channel,
    Condition,
    Customer,
    Emotion,
    Has,
    HasLabel,
    HasPriority,
    Hours,
    Intent,
    Language,
    Leaf,
    Mood,
    NoneOf,
    Segment,
    State,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """The facts. `text` is what the customer wrote with it, if anything; what nobody knows is "".

    `labels`: those on it, as search spells them. `segments`: those of the asked ones that the customer is in; `fits`: whether they fit a rule,
    by the rule as JSON with its names in order.
    """

    channel: str = ""
    text: str = ""
    subject: str = ""
    language: str = ""
    intent: str = ""
    mood: str = ""
    emotion: str = ""
    priority: str = ""
    state: str = ""
    assignee_id: int | None = None
    team_id: int | None = None
    open_now: bool = True
    case_type: str = ""
    labels: frozenset[str] = frozenset()
    segments: frozenset[str] = frozenset()
    fits: Mapping[str, bool] = field(default_factory=dict)


def holds(condition: Condition, scene: Scene) -> bool:
    """Whether a condition is so of a scene; a group of all things without any is."""
    match condition:
        case All():
            return all(holds(one, scene) for one in condition.of)
        case Any_():
            return any(holds(one, scene) for one in condition.of)
        case NoneOf():
            return not any(holds(one, scene) for one in condition.of)
        case _:
            return _HOLDS[type(condition)](condition, scene)


def holding(condition: Condition, scene: Scene) -> list[Condition]:
    """The parts that make it so, as they are written: leaves that hold, and groups of which none does."""
    if isinstance(condition, All | Any_):
        return [found for one in condition.of for found in holding(one, scene)]
    return [condition] if holds(condition, scene) else []


def leaves(condition: Condition, *, place: str = "") -> Iterator[tuple[str, Leaf]]:
    """Every leaf with its place, e.g. `of[0].of[2]`, in reading order."""
    if not isinstance(condition, GROUPS):
        yield place, condition
        return
    dot = "." if place else ""
    for at, one in enumerate(condition.of):
        yield from leaves(one, place=f"{place}{dot}of[{at}]")


def key_of(rule: Mapping[str, Any]) -> str:
    """A rule over customers as the name of its answer in a scene."""
    return json.dumps(rule, sort_keys=True, ensure_ascii=False)


def _words(one: Has, scene: Scene) -> bool:
    said = f" {fold(scene.text)} {fold(scene.subject)} "
    return any(f" {fold(word)} " in said for word in one.any)


def _assigned(one: Assigned, scene: Scene) -> bool:
    match one.to:
        case "nobody":
            return scene.assignee_id is None and scene.team_id is None
        case "anybody":
            return scene.assignee_id is not None
        case "team":
            return scene.team_id == int(one.id or 0)
        case "person":
            return scene.assignee_id == int(one.id or 0)


_HOLDS: Final[dict[type, Callable[[Any, Scene], bool]]] = {
    Channel: lambda one, scene: scene.channel in one.of,
    Has: _words,
    Intent: lambda one, scene: scene.intent in one.of,
    Mood: lambda one, scene: scene.mood in one.of,
    Emotion: lambda one, scene: scene.emotion in one.of,
    Language: lambda one, scene: scene.language in one.of,
    HasPriority: lambda one, scene: scene.priority in one.of,
    State: lambda one, scene: scene.state in one.of,
    Assigned: _assigned,
    Hours: lambda one, scene: scene.open_now == one.open,
    Segment: lambda one, scene: one.key in scene.segments,
    Customer: lambda one, scene: scene.fits.get(key_of(one.fits), False),
    CaseType: lambda one, scene: scene.case_type in one.of,
    HasLabel: lambda one, scene: not scene.labels.isdisjoint(map(fold, one.any)),
}
