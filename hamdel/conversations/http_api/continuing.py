"""Continuation codes: a conversation goes on elsewhere."""

from datetime import datetime

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Call, endpoint, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..queries.ways import WayFacts, ways_of
from ..usecases.coding import make_code
from ..usecases.continuing import confirm_way
from ..who_asks import actor_of_call
from .asking import known, told_as_problems


class CodeOut(msgspec.Struct, kw_only=True):
    """A code, told this once. `qr` is an SVG picture of the link."""

    code: str
    link: str
    qr: str
    expires_at: datetime


class WayOut(msgspec.Struct, kw_only=True):
    """Somebody who continued elsewhere; not `confirmed`: nobody has said yet who it is."""

    id: str
    channel: str
    at: datetime
    confirmed: bool
    confirmed_at: datetime | None
    confirmed_by: str


class WaysOut(msgspec.Struct, kw_only=True):
    """All of a conversation's."""

    items: list[WayOut]


@endpoint(
    "POST",
    "/conversations/{id}/code",
    scope="write",
    roles=SERVING,
    answer=CodeOut,
    status=201,
    summary=_("Make a code by which the customer continues elsewhere"),
    problems=[404],
)
def make_conversation_code(call: Call, id: str) -> CodeOut:  # noqa: A002 - the name in the address
    """Make a code; an earlier one of the conversation ends."""
    with told_as_problems():
        made = make_code(conversation_id=known(id).id, by=actor_of_call(call), now=call.now)
    return CodeOut(code=made.code, link=made.link, qr=made.qr, expires_at=made.expires_at)


@endpoint(
    "GET",
    "/conversations/{id}/ways",
    scope="read",
    answer=WaysOut,
    summary=_("Who continued a conversation elsewhere by a code"),
    problems=[404],
)
def list_ways(call: Call, id: str) -> WaysOut:  # noqa: A002 - the name in the address
    """All of them, oldest first."""
    return WaysOut(items=[_out(one) for one in ways_of(known(id).id)])


@endpoint(
    "POST",
    "/conversations/{id}/ways/{way}/confirm",
    scope="write",
    roles=SERVING,
    answer=WayOut,
    summary=_("Say that who continued elsewhere is the conversation's customer"),
    problems=[404],
)
def confirm(call: Call, id: str, way: str) -> WayOut:  # noqa: A002 - the name in the address
    """Confirm it: from then on they are one customer."""
    found = known(id)
    ours = next((one for one in ways_of(found.id) if one.id == row_id(way)), None)
    if ours is None:
        raise Problem(404, "Nobody continued the conversation there.")
    with told_as_problems():
        confirm_way(way_id=ours.id, by=actor_of_call(call), now=call.now)
    return next(_out(one) for one in ways_of(found.id) if one.id == ours.id)


def _out(way: WayFacts) -> WayOut:
    return WayOut(
        id=str(way.id),
        channel=way.channel,
        at=way.at,
        confirmed=way.confirmed_at is not None,
        confirmed_at=way.confirmed_at,
        confirmed_by=way.confirmed_by,
    )
