"""What was measured where a map has its steps, and where it has none."""

from collections.abc import Mapping
from dataclasses import dataclass

from hamdel.journeys.public import Flow, MeasuredStep, Span, directly_follows, measured
from hamdel.warehouse.public import sitting

from ..contracts import Drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """The measured journey: steps of the map by touchpoint, flows, and steps that the map does not name.

    A step that nobody took is not in `steps`. `before`: the same of the span before.
    """

    steps: Mapping[str, MeasuredStep]
    before: Mapping[str, MeasuredStep]
    flows: Mapping[tuple[str, str], Flow]
    off_map: tuple[MeasuredStep, ...]


def measured_over(drawing: Drawing, span: Span, *, before: Span | None = None) -> Overlay:
    """What really happened in a span, over a map. Raises Behind and TooMuch."""
    with sitting():
        found = measured(span)
        earlier = [] if before is None else measured(before)
        flows = directly_follows(span)
    wanted = set(drawing.touchpoints)
    return Overlay(
        steps={one.step: one for one in found if one.step in wanted},
        before={one.step: one for one in earlier if one.step in wanted},
        flows={(one.source, one.target): one for one in flows},
        off_map=tuple(one for one in found if one.step not in wanted and one.volume),
    )
