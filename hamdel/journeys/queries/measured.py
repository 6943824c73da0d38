"""What was measured at each step, and who was there."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from hamdel.touchpoints.public import catalogue
from hamdel.warehouse.public import once

from ..contracts import MeasuredStep, Span
from ..rules.measuring import measured_step
from ..scores import scores_of
from .asking import At, ask_of_span
from .flows import touchpoint_of

Facet = Literal["all", "success", "failure", "abandoned", "negative", "positive"]
FACETS: Final[tuple[Facet, ...]] = get_args(Facet)
_NOTHING: Final = (0, None, None)


@dataclass(frozen=True, slots=True)
class AtStep:
    """Somebody who was at a step: how often in the span, and their newest moment there."""

    customer_id: int
    times: int
    newest_id: int


@dataclass(frozen=True, slots=True)
class PeopleAt:
    """People at a step, those who were there last first, and how many there are in all."""

    people: tuple[AtStep, ...]
    total: int


def measured(span: Span) -> list[MeasuredStep]:
    """Every step of a span, the busiest first; touchpoints of which people only told a score come last.

    For the period before, ask with its span. Raises Behind and TooMuch.
    """
    rows = ask_of_span("measured", span, step=touchpoint_of, values={})
    every = once("catalogue", lambda: catalogue(archived=True))
    stages = {one.key: one.stage for one in every}
    scores = scores_of(span).touchpoints
    found = [
        measured_step(
            row[0], stages.get(row[0]), row[1:6], row[6:9], row[9:12], scores.get(row[0], {})
        )
        for row in rows
    ]
    seen = {row[0] for row in rows}
    return found + [
        measured_step(key, stages[key], (0, 0, 0, 0, 0), _NOTHING, _NOTHING, scores[key])
        for key in sorted(scores)
        if key not in seen and key in stages
    ]


def people_at(step: str, span: Span, *, facet: Facet = "all", most: int = 50) -> PeopleAt:
    """The people who were at a step (as in Flow), each with the newest of the moments that are meant.

    `facet`: all moments, or those that ended so, or that felt bad (below -0.3) or good (above .3).
    Raises Behind and TooMuch.
    """
    rows = ask_of_span(
        "people",
        span,
        step=touchpoint_of,
        values={"at": At(step), "facet": facet, "most": most},
        steps_at=(),
    )
    return PeopleAt(
        people=tuple(AtStep(*row[:3]) for row in rows), total=rows[0][3] if rows else 0
    )


def people_between(source: str, target: str, span: Span, *, most: int = 50) -> PeopleAt:
    """The people who went from one step right to another, each with their newest moment there.

    Raises Behind and TooMuch.
    """
    rows = ask_of_span(
        "movers",
        span,
        step=touchpoint_of,
        values={"at": At(source), "target": At(target), "most": most},
        steps_at=(),
    )
    return PeopleAt(
        people=tuple(AtStep(*row[:3]) for row in rows), total=rows[0][3] if rows else 0
    )
