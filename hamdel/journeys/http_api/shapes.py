"""What is asked of journeys, and what is answered."""

from typing import Literal

import msgspec

from hamdel.platform.api import Answer

from ..span_said import SpanQuery, answered, span_of

__all__ = ["FlowOut", "FlowsOut", "FlowsQuery", "SpanQuery", "answered", "span_of"]


class FlowsQuery(SpanQuery):
    """The same, and what steps are: touchpoints or actions."""

    by: Literal["touchpoint", "action"] = "touchpoint"


class FlowOut(Answer):
    """How often `to` came right after `from`, and the median time between."""

    from_: str = msgspec.field(name="from")
    to: str
    count: int
    median_seconds: float


class FlowsOut(Answer):
    """The flows, the most frequent first: 20,000 at most."""

    flows: list[FlowOut]
