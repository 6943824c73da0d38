"""Bodies and answers of recoveries."""

from datetime import datetime, timedelta
from typing import Annotated, Literal

import msgspec

from hamdel.platform.api import Answer, Body, PageQuery, id_or_null
from hamdel.platform.instants import rfc3339

from ..contracts import RecoveryFacts
from ..queries.trust import trust_of
from .shapes import Id, Who

_JUST: timedelta = timedelta(microseconds=1)


class RecoveryIn(Body):
    """A recovery by hand. `title`: what broke their trust."""

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]
    customer_id: Id | None = None
    conversation_id: Id | None = None
    case_id: Id | None = None
    team: Who | None = None


class StepIn(Body):
    """What was done; a gift in rial for `make_good`."""

    note: Annotated[str, msgspec.Meta(max_length=1_000)] = ""
    amount_irr: Annotated[int, msgspec.Meta(ge=1, le=10**15)] | None = None


class SkipIn(Body):
    """Why a step is left out."""

    why: Annotated[str, msgspec.Meta(min_length=1, max_length=500)]


class NothingIn(Body):
    """Nothing has to be said."""


class AnswersIn(Body):
    """Is it solved, and how far do they trust us again, 0 to 10?"""

    solved: bool
    trusts: Annotated[int, msgspec.Meta(ge=0, le=10)]


class OwnerIn(Body):
    """Who looks after it: an id, an e-mail or "me"."""

    owner: Who


class RecoveriesQuery(PageQuery):
    """Which recoveries."""

    state: Literal["open", "done"] | None = None
    owner: Who | None = None
    customer_id: Id | None = None


class StepOut(Answer):
    """A step: open, done or skipped (then `why`)."""

    name: str
    state: str
    note: str
    why: str
    amount_irr: int | None
    done_at: str | None
    done_by: str


class RecoveryOut(Answer):
    """A recovery. Trust (0…100) before its cause, right after, and when it ended or now.

    `untold`: why the customer was not told; "" where they were.
    """

    id: str
    customer_id: str
    cause: str
    title: str
    state: str
    promise_id: str | None
    conversation_id: str | None
    case_id: str | None
    started_at: str
    ended_at: str | None
    owner: str
    owner_id: str | None
    team: str
    told_at: str | None
    untold: str
    asked_at: str | None
    answered_at: str | None
    solved: bool | None
    trusts: int | None
    trust_before: float
    trust_low: float
    trust_now: float
    steps: list[StepOut]


def recovery_out(facts: RecoveryFacts, *, now: datetime) -> RecoveryOut:
    """Show a recovery."""
    trust = trust_of(facts.customer_id, now=now)
    return RecoveryOut(
        id=str(facts.id),
        customer_id=str(facts.customer_id),
        cause=facts.cause,
        title=facts.title,
        state=facts.state,
        promise_id=id_or_null(facts.promise_id),
        conversation_id=id_or_null(facts.conversation_id),
        case_id=id_or_null(facts.case_id),
        started_at=rfc3339(facts.started_at),
        ended_at=_at(facts.ended_at),
        owner=facts.owner,
        owner_id=id_or_null(facts.owner_id),
        team=facts.team,
        told_at=_at(facts.told_at),
        untold=facts.untold,
        asked_at=_at(facts.asked_at),
        answered_at=_at(facts.answered_at),
        solved=facts.solved,
        trusts=facts.trusts,
        trust_before=round(trust.at(facts.caused_at - _JUST), 1),
        trust_low=round(trust.at(facts.caused_at), 1),
        trust_now=round(trust.at(facts.ended_at) if facts.ended_at else trust.now, 1),
        steps=[
            StepOut(
                name=one.name,
                state=one.state,
                note=one.note,
                why=one.why,
                amount_irr=one.amount_irr,
                done_at=_at(one.done_at),
                done_by=one.done_by,
            )
            for one in facts.steps
        ],
    )


def _at(instant: datetime | None) -> str | None:
    return None if instant is None else rfc3339(instant)
