"""At which steps it hurts."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hamdel.platform.instants import to_micros

from ..contracts import Span
from ..rules.friction import SIGNS, Counts, Friction, Sore, curve_of, ranked
from .asking import At, ask_of_span
from .flows import touchpoint_of

SLICES: Final = 12
_WORST: Final = 6 + len(SIGNS)  # the column of the moment that felt worst


@dataclass(frozen=True, slots=True)
class Hurting:
    """A moment that hurt, by its id in the log, and the signs of it."""

    id: int
    customer_id: int
    signs: tuple[str, ...]


def friction(span: Span, *, before: tuple[datetime, datetime]) -> Friction:
    """The steps of a span by how many moments hurt there, beside an earlier span [since, until).

    What hurts is told by `sql/signs.sql`. Raises Behind and TooMuch.
    """
    return ranked(_sores(span, before))


def hurts(span: Span) -> dict[str, Counts]:
    """The same counts of each step, also of those with too few moments to be ranked. Raises Behind and TooMuch."""
    return {one.step: one.now for one in _sores(span, (span.since, span.since))}


def sore_at(step: str, span: Span, *, before: tuple[datetime, datetime]) -> Sore:
    """What hurts at one step, however few its moments. Raises Behind and TooMuch."""
    found = (one for one in _sores(span, before) if one.step == step)
    return next(found, Sore(step=step, now=Counts(), before=Counts(), curve=()))


def _sores(span: Span, before: tuple[datetime, datetime]) -> list[Sore]:
    since, until = to_micros(before[0]), to_micros(span.until)
    rows = ask_of_span(
        "friction",
        Span(since=before[0], until=span.until, segment_id=span.segment_id),
        step=touchpoint_of,
        values={
            "now_from": to_micros(span.since),
            "before_until": to_micros(before[1]),
            "slice": max((until - since) / SLICES, 1.0),
        },
    )
    by_step: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in rows:
        by_step[row[0]].append(row)
    return [_sore(step, own) for step, own in by_step.items()]


def hurting_at(step: str, span: Span, *, most: int) -> list[Hurting]:
    """The newest moments at a step that hurt. Raises Behind and TooMuch."""
    rows = ask_of_span(
        "hurting",
        span,
        step=touchpoint_of,
        values={"at": At(step), "most": most},
        steps_at=(),
    )
    return [
        Hurting(row[0], row[1], tuple(n for n, true in zip(SIGNS, row[2:], strict=True) if true))
        for row in rows
    ]


def _sore(step: str, rows: list[tuple[Any, ...]]) -> Sore:
    spans = {row[1]: row for row in rows if row[1] is not None}
    slices = [(row[2], row[5]) for row in rows if row[2] is not None]
    now = spans.get("now")
    return Sore(
        step=step,
        now=_counts(now),
        before=_counts(spans.get("before")),
        curve=curve_of(slices, SLICES),
        worst_id=now[_WORST] if now else None,
    )


def _counts(row: tuple[Any, ...] | None) -> Counts:
    if row is None:
        return Counts()
    signs = dict(zip(SIGNS, row[6:_WORST], strict=True))
    return Counts(seen=row[3], customers=row[4], hurt=row[5], signs=signs)
