"""Calls that wait to be called back."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Call, Page, PageQuery, endpoint, page_of, read_cursor, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..queries.calls import CallBack, call_backs
from ..usecases.call_backs import settle_call
from ..who_asks import actor_of_call
from .shapes import CallBackOut, call_fields


@endpoint(
    "GET",
    "/call-backs",
    scope="read",
    query=PageQuery,
    answer=Page[CallBackOut],
    summary=_("Missed calls that nobody called back, those who wait longest first"),
)
def list_call_backs(call: Call) -> Page[CallBackOut]:
    """Page through missed calls."""
    query: PageQuery = call.query
    place = read_cursor(query.cursor, tuple[int])
    rows = call_backs(after_id=place[0] if place else None, limit=query.limit + 1)
    return page_of(rows, limit=query.limit, show=_out, place=lambda one: (one.call.id,))


@endpoint(
    "POST",
    "/call-backs/{id}/settle",
    scope="write",
    roles=SERVING,
    answer=None,
    summary=_("Say that nobody has to call back"),
    problems=[404],
)
def settle_call_back(call: Call, id: str) -> None:  # noqa: A002 - the name in the address
    """Take a missed call off the list."""
    if not settle_call(call_id=row_id(id), by=actor_of_call(call), now=call.now):
        raise Problem(404, "There is no such call that waits.")


def _out(one: CallBack) -> CallBackOut:
    return CallBackOut(
        **call_fields(one.call),
        conversation_id=str(one.call.conversation_id),
        customer_id=str(one.customer_id),
    )
