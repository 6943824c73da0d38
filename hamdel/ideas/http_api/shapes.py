"""Bodies and answers of ideas."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from django.conf import settings

from hamdel.platform.api import Answer, Body, PageQuery
from hamdel.platform.instants import rfc3339

from ..contracts import MOST_TEXT, MOST_TITLE, IdeaFacts, ToldFacts

IdentifierKind = Literal[
    "phone", "email", "user_id", "anonymous_id", "telegram", "bale", "crm_id", "national_id"
]
State = Literal["new", "considered", "planned", "in_progress", "done", "declined"]
Shown = Literal["shown", "waiting", "hidden"]
Size = Annotated[int, msgspec.Meta(ge=1, le=3)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
Title = Annotated[str, msgspec.Meta(min_length=1, max_length=MOST_TITLE)]
Text = Annotated[str, msgspec.Meta(max_length=MOST_TEXT)]


class IdentifierIn(Body):
    """One identifier, in any written form."""

    kind: IdentifierKind
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=320)]


class PersonIn(Body):
    """Whose voice it is: a customer by id, or by identifiers; and where they said it (`kind:id`).

    `news`: they are told once when it is done.
    """

    customer_id: Id | None = None
    identifiers: Annotated[list[IdentifierIn], msgspec.Meta(max_length=20)] = []
    source: Annotated[str, msgspec.Meta(max_length=60)] = ""
    news: bool = True


class IdeaIn(PersonIn, kw_only=True):
    """An idea to keep; without a person it is the team's own. `idempotency`: the same word, the same idea."""

    title: Title
    text: Text = ""
    state: State = "new"
    idempotency: Annotated[str, msgspec.Meta(min_length=1, max_length=90)] | None = None


class VoteIn(PersonIn):
    """A voice for an idea."""


class ChangeIn(Body):
    """What changes of an idea; what is not said stays. `version` refuses to change what changed since.

    Empty `effort` and `impact` are said as null.
    """

    title: Title | msgspec.UnsetType = msgspec.UNSET
    text: Text | msgspec.UnsetType = msgspec.UNSET
    state: State | msgspec.UnsetType = msgspec.UNSET
    reason: Annotated[str, msgspec.Meta(max_length=1_000)] | msgspec.UnsetType = msgspec.UNSET
    answer: Annotated[str, msgspec.Meta(max_length=5_000)] | msgspec.UnsetType = msgspec.UNSET
    shown: Shown | msgspec.UnsetType = msgspec.UNSET
    effort: Size | msgspec.UnsetType | None = msgspec.UNSET
    impact: Size | msgspec.UnsetType | None = msgspec.UNSET
    note: Annotated[str, msgspec.Meta(max_length=2_000)] | msgspec.UnsetType = msgspec.UNSET
    version: int | None = None


class MergeIn(Body):
    """The idea that speaks for both from then on."""

    into: Id


class IdeasQuery(PageQuery):
    """Which ideas: of a state, with words, of a customer; most wanted first unless `sort=new`."""

    state: State | None = None
    shown: Shown | None = None
    q: Annotated[str, msgspec.Meta(max_length=300)] = ""
    customer_id: Id | None = None
    sort: Literal["votes", "new"] = "votes"


class VoteQuery(Body):
    """Whose voice is taken back: `customer_id`, or an identifier like `phone:09121234567`."""

    customer_id: Id | None = None
    identifier: Annotated[str, msgspec.Meta(max_length=340)] | None = None


class IdeaOut(Answer):
    """An idea. `votes`: people who want it, joined profiles once. `merged_into`: what speaks for it."""

    id: str
    title: str
    text: str
    state: str
    reason: str
    answer: str
    answered_at: str | None
    answered_by: str
    votes: int
    shown: str
    effort: int | None
    impact: int | None
    note: str
    source: str
    made_at: str
    state_at: str
    done_at: str | None
    merged_into: str | None
    duplicates: list[str]
    url: str
    version: int


class VoteOut(Answer):
    """A voice that was given: to which idea, whose, and the people who want it now."""

    idea_id: str
    customer_id: str
    votes: int
    new: bool


class ToldOut(Answer):
    """Who was told, or why not: `outcome` is "" while it waits."""

    id: str
    customer_id: str
    idea_id: str
    outcome: str
    channel: str
    told_at: str | None
    problem: str


class MergedOut(Answer):
    """An idea that was joined, and the one that speaks for it."""

    id: str
    merged_into: str | None
    votes: int


def idea_out(facts: IdeaFacts) -> IdeaOut:
    """Show an idea."""
    return IdeaOut(
        id=str(facts.id),
        title=facts.title,
        text=facts.text,
        state=facts.state,
        reason=facts.reason,
        answer=facts.answer,
        answered_at=_at(facts.answered_at),
        answered_by=facts.answered_by,
        votes=facts.votes,
        shown=facts.shown,
        effort=facts.effort,
        impact=facts.impact,
        note=facts.note,
        source=facts.source,
        made_at=rfc3339(facts.made_at),
        state_at=rfc3339(facts.state_at),
        done_at=_at(facts.done_at),
        merged_into=None if facts.merged_into is None else str(facts.root_id),
        duplicates=[str(one) for one in facts.duplicates],
        url=f"{settings.BASE_URL}/ideas/{facts.root_id}",
        version=facts.version,
    )


def told_out(facts: ToldFacts) -> ToldOut:
    """Show who was told."""
    return ToldOut(
        id=str(facts.id),
        customer_id=str(facts.customer_id),
        idea_id=str(facts.idea_id),
        outcome=facts.outcome,
        channel=facts.kind,
        told_at=_at(facts.told_at),
        problem=facts.problem,
    )


def _at(instant: datetime | None) -> str | None:
    return None if instant is None else rfc3339(instant)
