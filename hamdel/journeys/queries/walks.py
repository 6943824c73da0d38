"""The ways customers went: whole, to something, to leaving."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from hamdel.platform.instants import to_micros
from hamdel.touchpoints.public import KindRow

from ..contracts import Span
from ..rules.walks import LEADING, LONGEST, Goal, Walk, Walks
from .asking import At, StepOf, ask_of_span
from .flows import touchpoint_of
from .measured import AtStep, PeopleAt

SILENT: Final = timedelta(days=30)
WITHIN: Final = timedelta(days=30)
_FOREVER: Final = timedelta(days=36_500)
_MICROSECOND: Final = timedelta(microseconds=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class ToWhat:
    """The end of the ways that are asked for: `step` for the goal "step" (as in Flow, or any action)."""

    goal: Goal = "whole"
    step: str = ""


WHOLE: Final = ToWhat()


def walks(span: Span, to: ToWhat = WHOLE, *, most: int = 20) -> Walks:
    """The ways that most customers went in a span, repeats in a row being one step.

    Whole: of all who were there, the first LONGEST steps. To a step: of those who came to it, the last
    LEADING steps of the thirty days before they first did. To leaving: those of the thirty days before
    the last moment of who was silent for the last SILENT of the span. Variants, in process mining (van
    der Aalst, Process Mining, 2016, ch. 5). Raises Behind and TooMuch.
    """
    rows = ask_of_span(
        "walks",
        span,
        step=naming(to.step),
        values={**_values(span, to), "most": most},
        steps_at=(0,),
    )
    return Walks(
        walks=tuple(
            Walk(steps=tuple(row[0]), cut=row[1], people=row[2], median_seconds=row[3])
            for row in rows
        ),
        ways=rows[0][4] if rows else 0,
        ended=int(rows[0][5]) if rows else 0,
        everybody=rows[0][6] if rows else 0,
    )


def walkers(
    span: Span, to: ToWhat, *, steps: tuple[str, ...], cut: bool, most: int = 50
) -> PeopleAt:
    """The customers who went one way, with their newest moment on it. Raises Behind and TooMuch."""
    rows = ask_of_span(
        "walkers",
        span,
        step=naming(to.step),
        values={**_values(span, to), "walked": steps, "was_cut": cut, "most": most},
        steps_at=(),
    )
    return PeopleAt(
        people=tuple(AtStep(row[0], 1, row[1]) for row in rows), total=rows[0][2] if rows else 0
    )


def naming(*wanted: str) -> StepOf:
    """Steps as in Flow, but that a wanted `action:<name>` is one even where it is on a touchpoint."""
    apart = set(wanted)

    def step(kind: KindRow) -> str:
        action = f"action:{kind.action}"
        return action if action in apart else touchpoint_of(kind)

    return step


def _values(span: Span, to: ToWhat) -> dict[str, Any]:
    within = _FOREVER if to.goal == "whole" else WITHIN
    return {
        "at": At(to.step),
        "goal": to.goal,
        "silent_since": to_micros(span.until - SILENT),
        "within": within // _MICROSECOND,
        "longest": LONGEST if to.goal == "whole" else LEADING,
    }
