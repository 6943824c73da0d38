"""What crosses the face of maps."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

import msgspec

Kind = Literal["as_is", "ideal"]
KINDS: Final = ("as_is", "ideal")
Lane = Literal["action", "thoughts", "ideas", "tasks"]
WRITTEN: Final[tuple[Lane, ...]] = ("action", "thoughts", "ideas", "tasks")
MOST_STAGES: Final = 20
MOST_STEPS: Final = 300
MOST_CURVES: Final = 5
LONGEST: Final = 500  # characters of a cell
LONGEST_NAME: Final = 200
LOWEST, HIGHEST = -2.0, 2.0  # of the emotion curve


class NoSuchMap(Exception):
    """There is no such map, version or comment."""


class CannotDraw(Exception):
    """A map can not be drawn so: `why` names the reason, `field` what was wrong."""

    def __init__(self, why: str, *, field: str = "") -> None:
        super().__init__(why)
        self.why = why
        self.field = field


class Overtaken(Exception):
    """Somebody changed the map meanwhile: what was to be undone is not the last change."""


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A step: `touchpoint` as in journeys' flows ("": on none), `emotion` as assumed, -2…+2."""

    key: str
    touchpoint: str = ""
    action: str = ""
    emotion: float | None = None
    thoughts: str = ""
    ideas: str = ""
    tasks: str = ""
    owner_id: int | None = None


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of the way with its steps, in order. `key` may be one of the catalogue's stages."""

    key: str
    name: str
    steps: tuple[Step, ...] = ()


class Curve(msgspec.Struct, frozen=True, kw_only=True):
    """How another persona is thought to feel, by the key of the step."""

    persona_id: int
    emotions: Mapping[str, float] = {}


class Drawing(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is drawn of a map: each change keeps one whole."""

    name: str
    kind: Kind = "as_is"
    persona_id: int | None = None
    stages: tuple[Stage, ...] = ()
    curves: tuple[Curve, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, in order."""
        return tuple(step for stage in self.stages for step in stage.steps)

    @property
    def touchpoints(self) -> tuple[str, ...]:
        """The touchpoints that steps are at, each once, in order."""
        return tuple(dict.fromkeys(one.touchpoint for one in self.steps if one.touchpoint))


@dataclass(frozen=True, slots=True, kw_only=True)
class MapFacts:
    """A map as it is now. `at` is the number of its last change; `ideal_of` is the map it betters."""

    id: int
    name: str
    kind: Kind
    persona_id: int | None
    ideal_of: int | None
    at: int
    made_at: datetime
    changed_at: datetime
    drawing: Drawing

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps, in order."""
        return self.drawing.steps


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLine:
    """A map in a list; `key` is what a program called it when it drew it, "" for none."""

    id: int
    key: str
    name: str
    kind: Kind
    persona_id: int | None
    ideal_of: int | None
    stages: int
    steps: int
    changed_at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A change of a map: `deed` names it, `label` is the version's name where somebody gave it one."""

    number: int
    deed: str
    label: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentFacts:
    """What somebody says of a map, or of a step of it (by its key)."""

    id: int
    step: str
    text: str
    by: str
    by_id: int | None
    at: datetime
    settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A note in a lane: what, where it leads, what stands below; `tone`: positive, warning, negative or ""."""

    title: str
    url: str = ""
    note: str = ""
    tone: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneOfOthers:
    """A lane filled by a package above: `slips` of a map's touchpoints, `new_url` to make one at a step.

    `slips(map, touchpoints)` answers in one question for all; `new_url(map_id, step_key, touchpoint)`
    may be None where nothing can be made from here.
    """

    name: str
    slips: Callable[[MapFacts, Sequence[str]], Mapping[str, Sequence[Slip]]]
    new_url: Callable[[int, str, str], str] | None = None
