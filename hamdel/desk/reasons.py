"""Foreseen reasons as a screen shows them: said, with the moments that speak for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from hamdel.customers.public import profiles_of
from hamdel.interactions.public import (
    MOST_LOOKED_AT,
    Moment,
    Ranked,
    reasons_in,
    say_reason,
    story_of,
)
from hamdel.journeys.public import Mark, marks_of

from .moments import MomentRow, row_of
from .naming import name_in


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason: `share` is 0…1, `arc` the length of its circle of 100, `evidence` the newest first."""

    kind: str
    topic: str
    share: float
    arc: str
    headline: str
    facts: tuple[str, ...]
    opening: str
    evidence: tuple[MomentRow, ...]
    right: int
    said: int


def reason_rows(
    customer_id: int, *, now: datetime, profiles: Sequence[int] | None = None
) -> list[ReasonRow]:
    """Why a customer may turn to us now, the most probable first; none without evidence.

    `profiles`: theirs, where known.
    """
    own = profiles_of(customer_id) if profiles is None else profiles
    moments = story_of(customer_id, limit=MOST_LOOKED_AT, profiles=own).moments
    by_id = {one.id: one for one in moments}
    found = reasons_in(moments, customer_id=customer_id, now=now, profiles=own)
    marks = marks_of(moments) if found else {}
    return [_row(one, by_id, marks, now) for one in found]


def _row(
    found: Ranked, by_id: dict[int, Moment], marks: dict[int, Mark | None], now: datetime
) -> ReasonRow:
    evidence = [by_id[one] for one in found.cause.evidence if one in by_id]
    words = say_reason(found.cause, now=now, touchpoint=_place(evidence))
    return ReasonRow(
        kind=found.cause.kind,
        topic=found.cause.topic,
        share=found.probability,
        arc=f"{100 * found.probability:.0f}",
        headline=words.headline,
        facts=words.facts,
        opening=words.opening,
        evidence=tuple(row_of(one, marks=marks) for one in evidence),
        right=found.hits.right,
        said=found.hits.said,
    )


def _place(evidence: Sequence[Moment]) -> str:
    return name_in(evidence[0].touchpoint_fa, evidence[0].touchpoint_en) if evidence else ""
