"""Asking for segments, who is in them, and who came and went."""

from datetime import UTC, date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import customer_names
from hamdel.platform.api import Call, Page, PageQuery, cursor_of, endpoint, page_of, read_cursor
from hamdel.platform.instants import can_be_shown, from_micros, rfc3339, to_micros
from hamdel.platform.problems import Problem
from hamdel.platform.roles import EXPORTING

from ..queries.evidence import evidence_of
from ..queries.members import count_and_first, members
from ..queries.segments import counts, moves, segments, since_when
from ..rules.shapes import read_rule, write_rule
from ..usecases.judging import judged
from ..usecases.refreshing import RECKONED_DAYS, local_day
from ..words import sentence
from .making import known, told_as_problems
from .shapes import (
    CountOut,
    CountsOut,
    CountsQuery,
    EvidenceOut,
    MemberOut,
    MoveOut,
    MovesQuery,
    PreviewIn,
    PreviewMemberOut,
    PreviewOut,
    SegmentOut,
    move_out,
    segment_out,
)

SCREENFUL = 50


@endpoint(
    "GET",
    "/segments",
    scope="read",
    query=PageQuery,
    answer=Page[SegmentOut],
    summary=_("The segments that there are"),
)
def list_segments(call: Call) -> Page[SegmentOut]:
    """Page through the segments, the first made first."""
    query: PageQuery = call.query
    after = read_cursor(query.cursor, tuple[int]) or (0,)
    rows = [one for one in segments() if one.id > after[0]][: query.limit + 1]
    return page_of(rows, limit=query.limit, show=segment_out, place=lambda one: (one.id,))


@endpoint(
    "GET",
    "/segments/{id}",
    scope="read",
    answer=SegmentOut,
    summary=_("One segment"),
    problems=[404],
)
def one_segment(call: Call, id: str) -> SegmentOut:  # noqa: A002 - the name in the address
    """Show a segment by id or key."""
    return segment_out(known(id))


@endpoint(
    "GET",
    "/segments/{id}/customers",
    scope="read",
    query=PageQuery,
    answer=Page[MemberOut],
    summary=_("Who is in a segment now"),
    problems=[404],
)
def customers_in(call: Call, id: str) -> Page[MemberOut]:  # noqa: A002
    """Ask the rule itself, so that what was just told counts already."""
    one, query = known(id), call.query
    after = read_cursor(query.cursor, tuple[int]) or (0,)
    limit = query.limit
    if call.caller.role not in (None, *EXPORTING):  # more at once is for those who may export it
        limit = min(limit, SCREENFUL)
    found = members(read_rule(one.rule), now=call.now, after=after[0], limit=limit + 1)
    shown = found[:limit]
    names, since = customer_names(shown), since_when(one.id, shown)
    items = [
        MemberOut(
            id=str(each),
            name=names.get(each, ""),
            since=rfc3339(since[each]) if each in since else None,
        )
        for each in shown
    ]
    return Page(items=items, next=cursor_of(shown[-1]) if len(found) > limit else None)


@endpoint(
    "GET",
    "/segments/{id}/moves",
    scope="read",
    query=MovesQuery,
    answer=Page[MoveOut],
    summary=_("Who came into a segment or went out"),
    problems=[404],
)
def who_moved(call: Call, id: str) -> Page[MoveOut]:  # noqa: A002
    """Page through who came or went, the newest first."""
    one, query = known(id), call.query
    place = read_cursor(query.cursor, tuple[int, int])
    before = None if place is None else (from_micros(place[0]), place[1])
    rows = moves(one.id, joined=query.what == "joined", before=before, limit=query.limit + 1)
    return page_of(
        rows,
        limit=query.limit,
        show=move_out,
        place=lambda each: (to_micros(each.at), each.customer_id),
    )


@endpoint(
    "GET",
    "/segments/{id}/counts",
    scope="read",
    query=CountsQuery,
    answer=CountsOut,
    summary=_("How many were in a segment, day by day"),
    problems=[404],
)
def day_counts(call: Call, id: str) -> CountsOut:  # noqa: A002
    """Count day by day; days are those of the company's zone."""
    one = known(id)
    until = _day(call.query.to, "to") or local_day(call.now)
    since = _day(call.query.from_, "from") or until - timedelta(days=RECKONED_DAYS)
    return CountsOut(
        items=[
            CountOut(day=each.day.isoformat(), members=each.members, reckoned=each.reckoned)
            for each in counts(one.id, since=since, until=until)
        ]
    )


@endpoint(
    "POST",
    "/segments/preview",
    scope="read",
    body=PreviewIn,
    answer=PreviewOut,
    summary=_("Who would be in a segment, and why"),
)
def preview(call: Call) -> PreviewOut:
    """Try a rule without keeping it."""
    with told_as_problems():
        rule = judged(write_rule(call.body.rule))
    count, found = count_and_first(rule, now=call.now, limit=call.body.limit)
    names, because = customer_names(found), evidence_of(rule, found, now=call.now)
    items = [
        PreviewMemberOut(
            id=str(one),
            name=names.get(one, ""),
            because=[
                EvidenceOut(
                    condition=each.condition,
                    words=each.words,
                    interactions=[str(moment.id) for moment in each.moments],
                )
                for each in because[one]
            ],
        )
        for one in found
    ]
    return PreviewOut(members=count, sentence=sentence(rule), items=items)


def _day(said: str | None, field: str) -> date | None:
    if said is None:
        return None
    try:
        day = datetime.strptime(said, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        raise Problem(400, "There is no such day.", field=field) from None
    if not can_be_shown(day):
        raise Problem(400, "Not a day between the years 2 and 9998.", field=field)
    return day.date()
