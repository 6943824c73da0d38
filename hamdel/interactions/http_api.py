"""The log over the API: record, read a customer's story, and foresee why they turn to us."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import customer_of, identifies, known_customer
from hamdel.platform.api import Answer, Body, Call, Page, PageQuery, endpoint, read_item, row_id
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem
from hamdel.touchpoints.public import kind_facts

from .anticipation import reasons_of
from .contracts import Draft, Moment, Recorded, Refused, StoryFilter
from .judging import NONE, judge_none, judge_reason
from .queries import story_of
from .reason_words import say_reason
from .rules.given import Given, draft_of_given
from .rules.own_ids import id_said
from .rules.ranking import Ranked
from .usecases import record_interactions

Device = Literal["laptop", "mobile", "tablet", "phone line", "kiosk", "unknown"]
Outcome = Literal["success", "failure", "abandoned"]
Emotion = Literal["anger", "sadness", "fear", "joy", "surprise", "neutral"]
IdentifierKind = Literal[
    "phone", "email", "user_id", "anonymous_id", "telegram", "bale", "crm_id", "national_id"
]
Short = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
MOST_ITEMS = 2_500
RECORDING = ("admin",)  # no screen records for others; who may make keys may do what keys may


class IdentifierIn(Body):
    """One identifier, in any written form."""

    kind: IdentifierKind
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=320)]


class InteractionIn(Body):
    """One interaction to record. `id` makes a retry harmless; effort 1 (none) … 7 (heavy)."""

    occurred_at: datetime
    identifiers: Annotated[list[IdentifierIn], msgspec.Meta(min_length=1, max_length=20)]
    channel: Short
    action: Annotated[str, msgspec.Meta(min_length=1, max_length=300)]
    device: Device = "unknown"
    id: Annotated[str, msgspec.Meta(min_length=1, max_length=200)] | None = None
    outcome: Outcome | None = None
    text: Annotated[str, msgspec.Meta(max_length=20_000)] | None = None
    sentiment: Annotated[float, msgspec.Meta(ge=-1, le=1)] | None = None
    emotion: Emotion | None = None
    effort: Annotated[float, msgspec.Meta(ge=1, le=7)] | None = None
    attributes: dict[str, Any] = {}


class InteractionsIn(Body):
    """Several interactions; each is judged for itself."""

    items: Annotated[list[msgspec.Raw], msgspec.Meta(max_length=MOST_ITEMS)]


class RecordedOut(Answer):
    """Where an interaction lies; touchpoint and stage are keys of the catalogue."""

    id: str
    customer_id: str
    touchpoint: str | None
    stage: str | None


class RefusedOut(Answer):
    """One item that could not be taken."""

    index: int
    problem: str


class BatchOut(Answer):
    """What became of several interactions."""

    accepted: int
    duplicates: int
    refused: list[RefusedOut]


class MomentOut(Answer):
    """One moment of a story."""

    id: str
    occurred_at: str
    channel: str
    device: str
    action: str
    touchpoint: str | None
    stage: str | None
    outcome: str | None
    sentiment: float | None
    emotion: str | None
    effort: float | None
    summary: str
    text: str
    amount_irr: int | None
    language: str | None
    intent: str | None


class StoryQuery(PageQuery):
    """Which moments: `mood` is positive, neutral, negative or an emotion."""

    channel: str = ""
    stage: str = ""
    mood: Literal[
        "", "positive", "neutral", "negative", "anger", "sadness", "fear", "joy", "surprise"
    ] = ""


@endpoint(
    "POST",
    "/interactions",
    scope="write",
    roles=RECORDING,
    body=InteractionIn,
    answer=RecordedOut,
    status=201,
    summary=_("Record one interaction"),
)
def record(call: Call) -> RecordedOut:
    """Record one interaction; what a key with `write` says of identifiers is verified."""
    given: InteractionIn = call.body
    recorded = record_interactions([_draft(given, call)], now=call.now)[0]
    facts = kind_facts([recorded.kind_id]).get(recorded.kind_id) if recorded.kind_id else None
    return RecordedOut(
        id=str(recorded.id),
        customer_id=str(customer_of(recorded.profile_id)),
        touchpoint=facts.touchpoint if facts else None,
        stage=facts.stage if facts else None,
    )


@endpoint(
    "POST",
    "/interactions/batch",
    scope="write",
    roles=RECORDING,
    body=InteractionsIn,
    answer=BatchOut,
    summary=_("Record many interactions"),
)
def record_batch(call: Call) -> BatchOut:
    """Record each item that can be read; the others are listed."""
    drafts: list[Draft] = []
    refused: list[RefusedOut] = []
    for index, raw in enumerate(call.body.items):
        try:
            drafts.append(_draft(read_item(raw, as_type=InteractionIn), call))
        except Problem as error:
            refused.append(RefusedOut(index=index, problem=str(error)))
    recorded: list[Recorded] = record_interactions(drafts, now=call.now)
    duplicates = sum(row.duplicate for row in recorded)
    return BatchOut(accepted=len(recorded) - duplicates, duplicates=duplicates, refused=refused)


@endpoint(
    "GET",
    "/customers/{id}/story",
    scope="read",
    query=StoryQuery,
    answer=Page[MomentOut],
    summary=_("A customer's story, newest first"),
    problems=[404],
)
def story(call: Call, id: str) -> Page[MomentOut]:  # noqa: A002 - the name in the address
    """Page through a customer's moments."""
    customer_id = _known(id)
    query: StoryQuery = call.query
    filters = StoryFilter(channel=query.channel, stage=query.stage, mood=query.mood)
    try:
        page = story_of(customer_id, filters=filters, cursor=query.cursor, limit=query.limit)
    except ValueError:
        raise Problem(400, "The cursor is not one of ours.", field="cursor") from None
    return Page(items=[_moment(moment) for moment in page.moments], next=page.next)


class ReasonOut(Answer):
    """Why they may turn to us. `kind` and `topic` name it for judging; `evidence`, newest first."""

    reason: str
    probability: float
    evidence: list[str]
    opening: str
    kind: str
    topic: str
    touchpoint: str | None
    right: int
    said: int


class ReasonsOut(Answer):
    """Reasons, the most probable first; none where there is no evidence."""

    items: list[ReasonOut]


class JudgmentIn(Body):
    """What somebody who knows says of a reason: it was why, or it was not; kind `none`: none was."""

    kind: Short
    topic: Annotated[str, msgspec.Meta(max_length=120)] = ""
    right: bool = True


@endpoint(
    "GET",
    "/customers/{id}/reasons",
    scope="read",
    answer=ReasonsOut,
    summary=_("Why a customer may turn to us now"),
    problems=[404],
)
def reasons(call: Call, id: str) -> ReasonsOut:  # noqa: A002 - the name in the address
    """Foresee up to five reasons from a customer's story."""
    return _reasons(_known(id), call.now)


@endpoint(
    "POST",
    "/customers/{id}/reasons/judgments",
    scope="write",
    body=JudgmentIn,
    answer=ReasonsOut,
    status=201,
    summary=_("Say whether a reason was right"),
    problems=[404],
)
def judge(call: Call, id: str) -> ReasonsOut:  # noqa: A002 - the name in the address
    """Learn from who knows; answers the reasons as they stand then."""
    customer_id, given = _known(id), call.body
    if given.kind == NONE:
        done = judge_none(customer_id=customer_id, who=call.caller.who, now=call.now)
    else:
        done = judge_reason(
            customer_id=customer_id, kind=given.kind, topic=given.topic, right=given.right,
            who=call.caller.who, now=call.now,
        )  # fmt: skip
    if done is None:
        raise Problem(400, "No such reason stands now.", field="kind")
    return _reasons(customer_id, call.now)


def _reasons(customer_id: int, now: datetime) -> ReasonsOut:
    return ReasonsOut(items=[_reason(one, now) for one in reasons_of(customer_id, now=now)])


def _reason(found: Ranked, now: datetime) -> ReasonOut:
    cause = found.cause
    words = say_reason(cause, now=now)
    return ReasonOut(
        reason=words.whole,
        probability=round(found.probability, 4),
        evidence=[str(one) for one in cause.evidence],
        opening=words.opening,
        kind=cause.kind,
        topic=cause.topic,
        touchpoint=cause.touchpoint,
        right=found.hits.right,
        said=found.hits.said,
    )


def _known(id: str) -> int:  # noqa: A002 - the name in the address
    customer_id = known_customer(row_id(id))
    if customer_id is None:
        raise Problem(404, "There is no such customer.")
    return customer_id


def _draft(given: InteractionIn, call: Call) -> Draft:
    for index, one in enumerate(given.identifiers):
        if not identifies(one.kind, one.value):
            raise Problem(400, f"This is no {one.kind}.", field=f"identifiers[{index}].value")
    said = Given(
        id=given.id and id_said(given.id),
        occurred_at=given.occurred_at,
        identifiers=tuple((one.kind, one.value) for one in given.identifiers),
        channel=given.channel,
        device=given.device,
        action=given.action,
        outcome=given.outcome,
        text=given.text,
        sentiment=given.sentiment,
        emotion=given.emotion,
        effort=given.effort,
        attributes=given.attributes,
    )
    try:
        return draft_of_given(said, source=call.caller.who, key_id=call.caller.key_id)
    except Refused as error:
        text = str(error).removeprefix(f"{error.field}: ")
        raise Problem(400, text, field=error.field) from error


def _moment(moment: Moment) -> MomentOut:
    return MomentOut(
        id=str(moment.id),
        occurred_at=rfc3339(moment.occurred_at),
        channel=moment.channel,
        device=moment.device,
        action=moment.action,
        touchpoint=moment.touchpoint,
        stage=moment.stage,
        outcome=moment.outcome,
        sentiment=moment.sentiment,
        emotion=moment.emotion,
        effort=moment.effort,
        summary=moment.summary,
        text=moment.text,
        amount_irr=moment.amount_irr,
        language=moment.language,
        intent=moment.intent,
    )
