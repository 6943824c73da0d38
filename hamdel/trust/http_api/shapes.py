"""Bodies and answers of promises."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from hamdel.platform.api import Answer, Body, PageQuery, id_or_null
from hamdel.platform.instants import rfc3339

from ..contracts import PromiseFacts

IdentifierKind = Literal[
    "phone", "email", "user_id", "anonymous_id", "telegram", "bale", "crm_id", "national_id"
]
State = Literal["open", "at_risk", "kept", "broken", "withdrawn"]
Who = Annotated[str, msgspec.Meta(min_length=1, max_length=254)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]


class IdentifierIn(Body):
    """One identifier, in any written form."""

    kind: IdentifierKind
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=320)]


class PromiseIn(Body):
    """A promise to make: to the customer of `customer_id`, `identifiers` or `conversation_id`.

    `due`: an instant, or words («فردا ساعت ۴», "in 2 working days") as of now; or else `working_minutes`
    of the team's calendar. `owner` is an id, an e-mail or "me"; `team` an id or a name.
    """

    what: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
    due: Annotated[str, msgspec.Meta(min_length=1, max_length=200)] | None = None
    working_minutes: Annotated[int, msgspec.Meta(ge=1, le=500_000)] | None = None
    customer_id: Id | None = None
    identifiers: Annotated[list[IdentifierIn], msgspec.Meta(max_length=20)] = []
    conversation_id: Id | None = None
    case_id: Id | None = None
    message_id: Id | None = None
    said: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    channel: Annotated[str, msgspec.Meta(max_length=40)] = ""
    owner: Who | None = None
    team: Who | None = None
    idempotency: Annotated[str, msgspec.Meta(min_length=1, max_length=90)] | None = None


class KeepIn(Body):
    """When it was kept: now unless said."""

    at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None


class WithdrawIn(Body):
    """Why the promise does not stand."""

    why: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class PromisesQuery(PageQuery):
    """Which promises. `standing`: neither kept nor broken; `owner`: an id, an e-mail or "me"."""

    state: State | None = None
    standing: bool = False
    customer_id: Id | None = None
    conversation_id: Id | None = None
    case_id: Id | None = None
    owner: Who | None = None
    team: Who | None = None


class PromiseOut(Answer):
    """A promise. `warns_at`: when it is at risk. `ended_at`: when it was kept, broken or withdrawn."""

    id: str
    customer_id: str
    conversation_id: str | None
    message_id: str | None
    case_id: str | None
    what: str
    said: str
    channel: str
    made_at: str
    made_by: str
    due: str
    warns_at: str
    state: str
    ended_at: str | None
    why: str
    owner: str
    owner_id: str | None
    team: str
    told_at: str | None


def promise_out(facts: PromiseFacts) -> PromiseOut:
    """Show a promise."""
    return PromiseOut(
        id=str(facts.id),
        customer_id=str(facts.customer_id),
        conversation_id=id_or_null(facts.conversation_id),
        message_id=id_or_null(facts.message_id),
        case_id=id_or_null(facts.case_id),
        what=facts.what,
        said=facts.said,
        channel=facts.channel,
        made_at=rfc3339(facts.made_at),
        made_by=facts.made_by,
        due=rfc3339(facts.due_at),
        warns_at=rfc3339(facts.warns_at),
        state=facts.state,
        ended_at=_at(facts.ended_at),
        why=facts.why,
        owner=facts.owner,
        owner_id=id_or_null(facts.owner_id),
        team=facts.team,
        told_at=_at(facts.told_at),
    )


def _at(instant: datetime | None) -> str | None:
    return None if instant is None else rfc3339(instant)
