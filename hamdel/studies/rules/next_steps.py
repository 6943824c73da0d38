"""What a study needs next, and why: one thing at a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Step = Literal[
    "guide", "people", "consent", "plan", "hold", "quote", "code", "second", "thank", "finish", ""
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a study stands, in counts. `unthanked`: who were there, were promised something, got nothing."""

    questions: int
    asked: int
    agreed: int
    waiting_for_consent: int
    planned: int
    held: int
    next_at: datetime | None
    unquoted: int
    uncoded: int
    judged_by_two: int
    quotes: int
    unthanked: int
    finished: bool


def next_step(one: Standing, *, now: datetime) -> Step:
    """What to do next with a study; "" where nothing is left."""
    if one.finished:
        return "thank" if one.unthanked else ""
    before = _before(one, now)
    return before or _after(one)


def _before(one: Standing, now: datetime) -> Step:
    """What has to be there before people talk, and the talk itself."""
    if not one.questions:
        return "guide"
    if not one.asked:
        return "people"
    due = one.next_at is not None and one.next_at <= now
    if one.waiting_for_consent and (due or not one.planned or not one.agreed):
        return "consent"
    if not one.planned and not one.held:
        return "plan"
    return "hold" if due else ""


def _after(one: Standing) -> Step:
    """What is made of the notes: the first of these that waits."""
    if not one.held:
        return ""
    waits: tuple[tuple[Step, bool], ...] = (
        ("thank", bool(one.unthanked)),
        ("quote", not one.quotes or bool(one.unquoted)),
        ("code", bool(one.uncoded)),
        ("second", not one.judged_by_two),
        ("finish", not one.planned),
    )
    return next((step for step, is_so in waits if is_so), "")
