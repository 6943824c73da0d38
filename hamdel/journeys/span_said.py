"""Which span a program asks about, and what can not be answered now: of every question over the log."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from typing import Final

import msgspec
from django.utils import timezone

from hamdel.platform.api import Body, Call
from hamdel.platform.cursors import row_number
from hamdel.platform.instants import parse_instant
from hamdel.platform.problems import Problem
from hamdel.segments.public import NoSuchSegment, segment
from hamdel.warehouse.public import TooMuch

from .contracts import Behind, Span

_LATELY: Final = timedelta(days=30)
_DAY: Final = len("2026-03-21")


class SpanQuery(Body):
    """Moments in [from, to): instants (RFC 3339), or days of the company's zone; 30 days unless said.

    `segment`: only customers who are in it now.
    """

    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    segment: str | None = None


def span_of(query: SpanQuery, call: Call) -> Span:
    """What is asked about. Problem 400 naming the field."""
    until = _instant(query.to, field="to") or call.now
    since = _instant(query.from_, field="from") or until - _LATELY
    if since > until:
        raise Problem(400, "It ends before it begins.", field="to")
    return Span(since=since, until=until, segment_id=segment_asked(query.segment))


@contextmanager
def answered() -> Iterator[None]:
    """What can not be answered now, as a problem: 503."""
    try:
        yield
    except Behind as behind:
        raise Problem(
            503,
            "The warehouse is catching up.",
            detail=f"{behind.waiting} rows of the log wait; `hamdel work` writes them.",
            headers={"Retry-After": "60"},
        ) from None
    except TooMuch:
        raise Problem(503, "This takes more memory than a question is given.") from None


def _instant(said: str | None, *, field: str) -> datetime | None:
    if said is None:
        return None
    found = parse_instant(said) or _midnight(said)
    if found is None:
        raise Problem(400, "Neither an instant (RFC 3339) nor a day.", field=field)
    return found


def _midnight(said: str) -> datetime | None:
    """The beginning of a day in the company's zone."""
    if len(said) != _DAY or not said.isascii():
        return None
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return None
    return timezone.make_aware(datetime.combine(day, time()))


def segment_asked(said: str | None) -> int | None:
    """The id of the segment that is asked about; None for everybody. Problem 400."""
    if said is None:
        return None
    number = row_number(said)
    try:
        return segment(said if number is None else number).id
    except NoSuchSegment:
        raise Problem(400, "There is no such segment.", field="segment") from None
