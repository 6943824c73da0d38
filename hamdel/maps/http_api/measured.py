"""The measured journey over a map, over the API."""

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.journeys.public import MeasuredStep, SpanQuery, answered, span_of
from hamdel.platform.api import Answer, Call, endpoint

from ..queries.overlay import measured_over
from .maps import known_map


class MeasuredStepOut(Answer):
    """A step of the map as it really was; volume 0 where nobody took it.

    `success_rate` 0…1 of those that tell how they ended, `sentiment` -1…1, `effort` 1…7, `nps` -100…100;
    null where nobody told it. `intervals` are of 95 %.
    """

    key: str
    touchpoint: str
    stage: str
    volume: int
    customers: int
    success_rate: float | None
    sentiment: float | None
    effort: float | None
    nps: float | None
    emotion: float | None
    intervals: dict[str, list[float]]


class MapFlowOut(Answer):
    """How often `to` came right after `from`, and the median time between."""

    from_: str = msgspec.field(name="from")
    to: str
    count: int
    median_seconds: float


class OffMapOut(Answer):
    """A step of the log that the map does not name."""

    touchpoint: str
    volume: int
    customers: int


class MeasuredMapOut(Answer):
    """What really happened in [from, to), over the map; `emotion` beside it is what was assumed."""

    steps: list[MeasuredStepOut]
    flows: list[MapFlowOut]
    off_map: list[OffMapOut]
    never_taken: list[str]


@endpoint(
    "GET",
    "/journey-maps/{id}/measured",
    scope="read",
    query=SpanQuery,
    answer=MeasuredMapOut,
    summary=_("What really happened, over a journey map"),
    problems=[404, 503],
)
def measure_journey_map(call: Call, id: str) -> MeasuredMapOut:  # noqa: A002 - the name in the address
    """Measure the steps of a map; it knows what was recorded a moment ago."""
    found = known_map(id)
    span = span_of(call.query, call)
    with answered():
        overlay = measured_over(found.drawing, span)
    steps = [
        _step(
            step.key, step.touchpoint, stage.key, step.emotion, overlay.steps.get(step.touchpoint)
        )
        for stage in found.drawing.stages
        for step in stage.steps
    ]
    return MeasuredMapOut(
        steps=steps,
        flows=[
            MapFlowOut(
                from_=one.source,
                to=one.target,
                count=one.count,
                median_seconds=one.median_seconds,
            )
            for one in overlay.flows.values()
        ],
        off_map=[
            OffMapOut(touchpoint=one.step, volume=one.volume, customers=one.customers)
            for one in overlay.off_map
        ],
        never_taken=list(
            dict.fromkeys(one.touchpoint for one in steps if one.touchpoint and not one.volume)
        ),
    )


def _step(
    key: str, touchpoint: str, stage: str, emotion: float | None, found: MeasuredStep | None
) -> MeasuredStepOut:
    if found is None:
        return MeasuredStepOut(
            key=key, touchpoint=touchpoint, stage=stage, volume=0, customers=0, success_rate=None,
            sentiment=None, effort=None, nps=None, emotion=emotion, intervals={},
        )  # fmt: skip
    return MeasuredStepOut(
        key=key, touchpoint=touchpoint, stage=stage, volume=found.volume,
        customers=found.customers, success_rate=found.success_rate, sentiment=found.sentiment,
        effort=found.effort, nps=found.nps, emotion=emotion,
        intervals={name: list(ends) for name, ends in found.intervals.items()},
    )  # fmt: skip
