"""Which step came right after which."""

from typing import Final

from hamdel.touchpoints.public import KindRow

from ..contracts import By, Flow, Span
from .asking import ask_of_span

MOST: Final = 20_000


def directly_follows(span: Span, *, by: By = "touchpoint", most: int = MOST) -> list[Flow]:
    """The flows between consecutive moments of the same customer, the most frequent first.

    Consecutive by when they happened, equal times in order of arrival; both ends lie in the span.
    Steps are keys of touchpoints (`action:<name>` where a moment is placed on none), or actions.
    Counted this way in process mining (van der Aalst, Process Mining: Data Science in Action, 2016,
    ch. 5, directly-follows graph). Raises Behind and TooMuch.
    """
    rows = ask_of_span(
        "directly_follows",
        span,
        step=touchpoint_of if by == "touchpoint" else _action_of,
        values={"most": most},
        steps_at=(0, 1),
    )
    return [
        Flow(source=source, target=target, count=times, median_seconds=seconds)
        for source, target, times, seconds in rows
    ]


def touchpoint_of(kind: KindRow) -> str:
    """The step of a kind by the catalogue."""
    return kind.touchpoint or f"action:{kind.action}"


def _action_of(kind: KindRow) -> str:
    return kind.action
