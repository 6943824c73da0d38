"""How conversations were handed over, over the API."""

from datetime import datetime, timedelta
from typing import Annotated, Final

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Body, Call, endpoint
from hamdel.platform.instants import rfc3339

from ..queries.transfers import transfers_between, unread_transfers

_LATELY: Final = timedelta(days=30)
Instant = Annotated[datetime, msgspec.Meta(tz=True)]


class TransfersQuery(Body):
    """What was handed over in [from, to); the last 30 days unless said."""

    from_: Instant | None = msgspec.field(default=None, name="from")
    to: Instant | None = None


class UnreadTransferOut(Answer):
    """A conversation that was answered before its card was seen."""

    conversation_id: str
    at: str
    answered_at: str | None
    giver: str
    person: str


class TransfersOut(Answer):
    """`without_read`: answered before the card «so far» was on their screen. `items`: the newest 100."""

    transfers: int
    answered: int
    without_read: int
    items: list[UnreadTransferOut]


@endpoint(
    "GET",
    "/reports/transfers",
    scope="read",
    query=TransfersQuery,
    answer=TransfersOut,
    summary=_("What was handed over, and answered without having read what happened so far"),
)
def report_transfers(call: Call) -> TransfersOut:
    """Count transfers, and those without the card read."""
    query: TransfersQuery = call.query
    end = query.to or call.now
    start = query.from_ or end - _LATELY
    found = transfers_between(start, end)
    return TransfersOut(
        transfers=found.transfers,
        answered=found.answered,
        without_read=found.unread,
        items=[
            UnreadTransferOut(
                conversation_id=str(one.conversation_id),
                at=rfc3339(one.at),
                answered_at=None if one.answered_at is None else rfc3339(one.answered_at),
                giver=one.giver,
                person=one.person,
            )
            for one in unread_transfers(start, end)
        ],
    )
