"""What a measured journey says beside the drawn one. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hamdel.journeys.public import MeasuredStep

from ..contracts import Drawing, Step
from .drawing import columns

TOLD: Final = 5  # feelings told: with fewer a step is not judged
DOUBT: Final = 10  # tellings
FEW: Final = 30  # told: with fewer a number is shown as unsure
NEAR: Final = 0.25  # of a mark: as good as what was assumed
_TWO: Final = 2.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A step in its column, what was assumed and measured, both -2…+2; `gap` below 0: worse than assumed."""

    step: Step
    place: int
    assumed: float | None
    measured: float | None
    told: int

    @property
    def gap(self) -> float | None:
        """Measured less assumed; None where one of them is not known."""
        if self.assumed is None or self.measured is None:
            return None
        return self.measured - self.assumed


def on_curve(sentiment: float | None) -> float | None:
    """A sentiment (-1…1) as a value of the curve (-2…+2)."""
    return None if sentiment is None else max(-_TWO, min(_TWO, sentiment * _TWO))


def judged(drawing: Drawing, steps: Mapping[str, MeasuredStep]) -> list[Judged]:
    """Every step of a drawing beside what was measured; too few tellings are none."""
    found = []
    for place, step in enumerate(columns(drawing)):
        if step is None:
            continue
        one = steps.get(step.touchpoint)
        told = one.sentiment_n if one else 0
        value = on_curve(one.sentiment) if one and told >= TOLD else None
        found.append(Judged(step, place, step.emotion, value, told))
    return found


def worst_of(found: Sequence[Judged]) -> Judged | None:
    """Where it hurts most: the lowest measured feeling that is bad, or clearly worse than assumed.

    A step weighs what it lies under nought and under what was assumed, together, and the less the fewer
    told it: as if DOUBT more had told that nothing is amiss.
    """
    hurting = [(_weight(one), -one.place, one) for one in found if _weight(one) > NEAR]
    return max(hurting)[2] if hurting else None


def best_surprise(found: Sequence[Judged]) -> Judged | None:
    """The step that is most above what was assumed, where it clearly is."""
    above = [
        (one.gap, -one.place, one) for one in found if one.gap is not None and one.gap > 2 * NEAR
    ]
    return max(above)[2] if above else None


def reached(found: Sequence[Judged], ideal: Sequence[float | None]) -> list[bool | None]:
    """Whether each step is as good as the ideal has it; None where one of them is not known."""
    return [
        None if one.measured is None or wish is None else one.measured >= wish - NEAR
        for one, wish in zip(found, ideal, strict=True)
    ]


def ideal_values(drawing: Drawing, ideal: Drawing) -> list[float | None]:
    """What an ideal map feels like at the steps of another: by the step's key, else by touchpoint."""
    by_key = {one.key: one.emotion for one in ideal.steps}
    by_touchpoint = {
        one.touchpoint: one.emotion for one in reversed(ideal.steps) if one.touchpoint
    }
    return [by_key.get(one.key, by_touchpoint.get(one.touchpoint)) for one in drawing.steps]


def _weight(one: Judged) -> float:
    if one.measured is None:
        return 0.0
    pain = max(0.0, -one.measured) + max(0.0, -(one.gap or 0.0))
    return pain * one.told / (one.told + DOUBT)
