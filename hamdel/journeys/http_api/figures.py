"""Figures of a touchpoint that no moment tells, over the API."""

from datetime import date
from typing import Annotated

import msgspec
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Body, Call, Page, PageQuery, endpoint, page_of, read_cursor
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING
from hamdel.touchpoints.public import touchpoint_by_key

from ..queries.figures import FigureFacts, figures_of
from ..rules.reach import Metric
from ..usecases.figures import FigureRefused, ToTell, tell_figure

_MOST = 2_000


class FigureIn(Body):
    """A figure of a day: a count, a rank, a time in seconds, a share 0…1 (conversion).

    One of the same day and metric gives way to it.
    """

    metric: Metric
    day: date
    value: float
    note: Annotated[str, msgspec.Meta(max_length=200)] = ""


class FigureOut(Answer):
    """A figure, and who told it."""

    id: str
    metric: str
    day: str
    value: float
    note: str
    told_by: str


@endpoint(
    "GET",
    "/touchpoints/{id}/figures",
    scope="read",
    query=PageQuery,
    answer=Page[FigureOut],
    summary=_("The figures of a touchpoint that were typed or sent"),
    problems=[404],
)
def list_figures(call: Call, id: str) -> Page[FigureOut]:  # noqa: A002 - the API's name
    """Page through the figures, the newest day first."""
    query: PageQuery = call.query
    after = read_cursor(query.cursor, tuple[int]) or (0,)
    numbered = enumerate(figures_of(_touchpoint(id), most=_MOST), start=1)
    rows = [row for row in numbered if row[0] > after[0]][: query.limit + 1]
    return page_of(
        rows, limit=query.limit, show=lambda row: _out(row[1]), place=lambda row: (row[0],)
    )


@endpoint(
    "POST",
    "/touchpoints/{id}/figures",
    scope="write",
    roles=LEADING,
    body=FigureIn,
    answer=FigureOut,
    status=201,
    summary=_("Tell a figure of a touchpoint: views, clicks, a rank, a time"),
    problems=[404],
)
def add_figure(call: Call, id: str) -> FigureOut:  # noqa: A002 - the API's name
    """Keep a figure."""
    body: FigureIn = call.body
    told = ToTell(
        touchpoint_id=_touchpoint(id),
        metric=body.metric,
        day=body.day,
        value=body.value,
        note=body.note,
    )
    today = timezone.localtime(call.now).date()
    try:
        return _out(tell_figure(told, who=call.caller.who, now=call.now, today=today))
    except FigureRefused as refused:
        raise Problem(400, str(refused), field=refused.field) from None


def _touchpoint(key: str) -> int:
    facts = touchpoint_by_key(key)
    if facts is None:
        raise Problem(404, "There is no such touchpoint.")
    return facts.id


def _out(one: FigureFacts) -> FigureOut:
    return FigureOut(
        id=str(one.id),
        metric=one.metric,
        day=one.day.isoformat(),
        value=one.value,
        note=one.note,
        told_by=one.told_by,
    )
