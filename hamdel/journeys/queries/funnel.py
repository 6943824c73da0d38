"""How many come how far along ordered steps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

from hamdel.platform.instants import to_micros

from ..contracts import Span
from ..rules.funnel import Funnel, funnel_of, padded
from .asking import At, ask_of_span
from .measured import AtStep, PeopleAt
from .walks import naming

_MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Course:
    """Two to six steps in order (as in Flow, or any action), and within what time of the first."""

    steps: Sequence[str]
    window: timedelta


def funnel(span: Span, course: Course) -> Funnel:
    """How many customers who were at the first step in the span came to each later one, in order.

    Each step comes after the one before, and within the window of the first; later steps may lie after
    the span. Who begins several times counts once, by the furthest. Raises Behind, TooMuch, ValueError.
    """
    (row,) = ask_of_span(
        "funnel",
        _longer(span, course),
        step=naming(*course.steps),
        values=_values(span, course),
        steps_at=(),
    )
    return funnel_of(course.steps, row[:6], row[6:])


def reached(
    span: Span, course: Course, *, level: int, and_stopped: bool, most: int = 50
) -> PeopleAt:
    """The customers who came to a step (from 1), or to it and no further. Raises as `funnel`."""
    rows = ask_of_span(
        "reached",
        _longer(span, course),
        step=naming(*course.steps),
        values={
            **_values(span, course),
            "level": level,
            "and_stopped": and_stopped,
            "most": most,
        },
        steps_at=(),
    )
    return PeopleAt(
        people=tuple(AtStep(row[0], 1, row[1]) for row in rows), total=rows[0][2] if rows else 0
    )


def _longer(span: Span, course: Course) -> Span:
    return replace(span, until=span.until + course.window)


def _values(span: Span, course: Course) -> dict[str, Any]:
    return {
        "steps": tuple(At(one) for one in padded(course.steps)),
        "first_until": to_micros(span.until),
        "window_us": course.window // _MICROSECOND,
    }
