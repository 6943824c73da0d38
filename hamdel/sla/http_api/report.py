"""How promises were kept, over the API."""

from datetime import date, datetime, time, timedelta
from typing import Literal

import msgspec
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Body, Call, Page, PageQuery, endpoint, page_of, read_cursor
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.problems import Problem

from ..queries.report import BYS, Narrowed, breaches, kept_by, kept_in
from .shapes import ClockOut, KeptOut, ReportOut, clock_out, kept_out

Target = Literal["first_reply", "next_reply", "resolution", "queue"]


class ReportQuery(Body):
    """From which day to before which, in the company's zone; the last thirty days unless said."""

    since: date | None = msgspec.field(default=None, name="from")
    until: date | None = msgspec.field(default=None, name="to")
    target: Target | None = None


class BreachesQuery(PageQuery):
    """Of which days, and of what."""

    since: date | None = msgspec.field(default=None, name="from")
    until: date | None = msgspec.field(default=None, name="to")
    target: Target | None = None


@endpoint(
    "GET",
    "/sla/report",
    scope="read",
    query=ReportQuery,
    answer=ReportOut,
    summary=_("The share of promises in working time that were met, by what they are about"),
)
def report(call: Call) -> ReportOut:
    """Count what was judged."""
    wanted = _narrowed(call)
    by: dict[str, list[KeptOut]] = {
        one: [kept_out(row) for row in kept_by(one, wanted, now=call.now)] for one in BYS
    }
    return ReportOut(all=kept_out(kept_in(wanted, now=call.now)), by=by)


@endpoint(
    "GET",
    "/sla/breaches",
    scope="read",
    query=BreachesQuery,
    answer=Page[ClockOut],
    summary=_("The promises in working time that were broken, the newest first"),
)
def broken(call: Call) -> Page[ClockOut]:
    """Page through what was broken."""
    query: BreachesQuery = call.query
    place = read_cursor(query.cursor, tuple[int, int])
    after = None if place is None else (from_micros(place[0]), place[1])
    rows = breaches(_narrowed(call), now=call.now, after=after, limit=query.limit + 1)
    return page_of(
        rows,
        limit=query.limit,
        show=clock_out,
        place=lambda one: (to_micros(one.due_at or one.started_at), one.id),
    )


def _narrowed(call: Call) -> Narrowed:
    query: ReportQuery | BreachesQuery = call.query
    today = timezone.localdate(call.now)
    until = query.until or today + timedelta(days=1)
    since = query.since or until - timedelta(days=30)
    if since >= until:
        raise Problem(400, "It ends before it begins.", field="to")
    return Narrowed(since=_begin(since), until=_begin(until), target=query.target or "")


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time()))
