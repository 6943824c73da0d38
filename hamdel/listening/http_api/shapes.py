"""Bodies and answers of mentions."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from hamdel.platform.api import Answer, Body, PageQuery, id_or_null
from hamdel.platform.instants import rfc3339

from ..contracts import MentionFacts

IdentifierKind = Literal["phone", "email", "user_id", "telegram", "bale", "crm_id"]
Kind = Literal["post", "comment", "review", "message", "article"]
State = Literal["new", "replied", "handed_over", "closed"]
Mood = Literal["positive", "neutral", "negative", "anger", "sadness", "fear", "joy", "surprise"]
Line = Annotated[str, msgspec.Meta(max_length=300)]
Address = Annotated[str, msgspec.Meta(max_length=2_000)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
Who = Annotated[str, msgspec.Meta(min_length=1, max_length=254)]


class IdentifierIn(Body):
    """One identifier, in any written form."""

    kind: IdentifierKind
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=320)]


class AuthorIn(Body):
    """Who said it, as the network shows them. `reach`: how many follow them."""

    name: Line = ""
    handle: Line = ""
    url: Address = ""
    reach: Annotated[int, msgspec.Meta(ge=0, le=1_000_000_000_000)] | None = None


class MentionIn(Body):
    """Something that was said of us. `ref` is its id on its network, by which it is known again.

    Without one it is known by `url`, else by who said what when. `rating` is 1…5. Who sends `identifiers`
    vouches for them: it becomes a moment of that customer's story.
    """

    network: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    text: Annotated[str, msgspec.Meta(max_length=20_000)] = ""
    kind: Kind = "post"
    ref: Line = ""
    url: Address = ""
    title: Line = ""
    author: AuthorIn = msgspec.field(default_factory=AuthorIn)
    rating: Annotated[float, msgspec.Meta(ge=0, le=5)] | None = None
    posted_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    identifiers: Annotated[list[IdentifierIn], msgspec.Meta(max_length=20)] = []
    touchpoint: Annotated[str, msgspec.Meta(max_length=60)] = ""


class StateIn(Body):
    """What became of it. `answer`: what was said back, where that was said elsewhere."""

    state: State
    answer: Annotated[str, msgspec.Meta(max_length=20_000)] = ""


class ReplyIn(Body):
    """What is said back, on the mention's own network. `at`: not before."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=5_000)]
    at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    idempotency: Annotated[str, msgspec.Meta(min_length=1, max_length=90)] | None = None


class HandIn(Body):
    """To what it is handed over. `owner` is an id, an e-mail or "me"; `team` an id or a name."""

    to: Literal["case", "conversation"] = "case"
    title: Annotated[str, msgspec.Meta(max_length=120)] = ""
    note: Annotated[str, msgspec.Meta(max_length=2_000)] = ""
    priority: Literal["low", "normal", "high", "urgent"] = "normal"
    owner: Who | None = None
    team: Who | None = None


class MatchIn(Body):
    """Whose it is; None: nobody's that is known."""

    customer_id: Id | None


class MentionsQuery(PageQuery):
    """Which mentions. `rule` is a rule's id; `firsts`: of those that say the same, the first."""

    state: State | None = None
    network: Annotated[str, msgspec.Meta(max_length=40)] = ""
    kind: Kind | None = None
    mood: Mood | None = None
    rule: Id | None = None
    customer_id: Id | None = None
    q: Annotated[str, msgspec.Meta(max_length=200)] = ""
    firsts: bool = False


class AuthorOut(Answer):
    """Who said it."""

    name: str
    handle: str
    url: str
    reach: int | None


class MentionOut(Answer):
    """A mention. Feelings are null or "" where nobody is sure. `duplicate`: it was there before."""

    id: str
    network: str
    kind: str
    ref: str
    url: str
    title: str
    text: str
    author: AuthorOut
    rating: float | None
    posted_at: str
    taken_at: str
    language: str
    sentiment: float | None
    emotion: str
    intent: str
    state: str
    answer: str
    touchpoint: str
    source: str
    rules: list[str]
    customer_id: str | None
    matched_by: str
    case_id: str | None
    conversation_id: str | None
    same_as: str | None
    copies: int
    duplicate: bool


class PostOut(Answer):
    """What is to be posted in answer; `state`: waiting, sending, sent, unknown, refused, cancelled."""

    id: str
    state: str
    text: str
    due_at: str


def mention_out(facts: MentionFacts, *, duplicate: bool = False) -> MentionOut:
    """Show a mention."""
    return MentionOut(
        id=str(facts.id),
        network=facts.network,
        kind=facts.kind,
        ref=facts.ref,
        url=facts.url,
        title=facts.title,
        text=facts.text,
        author=AuthorOut(
            name=facts.author, handle=facts.handle, url=facts.author_url, reach=facts.reach
        ),
        rating=facts.rating,
        posted_at=rfc3339(facts.posted_at),
        taken_at=rfc3339(facts.taken_at),
        language=facts.language,
        sentiment=facts.sentiment,
        emotion=facts.emotion,
        intent=facts.intent,
        state=facts.state,
        answer=facts.answer,
        touchpoint=facts.touchpoint,
        source=facts.source,
        rules=list(facts.rules),
        customer_id=id_or_null(facts.customer_id),
        matched_by=facts.matched_by,
        case_id=id_or_null(facts.case_id),
        conversation_id=id_or_null(facts.conversation_id),
        same_as=id_or_null(facts.same_as),
        copies=facts.copies,
        duplicate=duplicate,
    )
