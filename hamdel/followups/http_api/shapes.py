"""Bodies and answers of follow-ups and of words passed on."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from hamdel.platform.api import Answer, Body, PageQuery, id_or_null
from hamdel.platform.instants import rfc3339

from ..contracts import FollowUpFacts, QuestionFacts, SignFacts

Who = Annotated[str, msgspec.Meta(min_length=1, max_length=254)]
Id = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
Words = Annotated[str, msgspec.Meta(max_length=10_000)]
Said = Annotated[str, msgspec.Meta(min_length=1, max_length=4_000)]


class FollowUpsQuery(PageQuery):
    """Which follow-ups. `late`: open ones whose time has passed; `owner`: an id, an e-mail or "me"."""

    state: Literal["open", "done"] | None = None
    late: bool = False
    untold: bool = False
    owner: Who | None = None
    customer_id: Id | None = None
    case_id: Id | None = None
    response_id: Id | None = None


class FollowUpIn(Body):
    """Follow up the trouble that an interaction shows."""

    interaction_id: Id


class EndIn(Body):
    """How it ended. `message` is sent to the customer; without one `untold_why` says why not."""

    found: Said
    done: Said
    message: Annotated[str, msgspec.Meta(max_length=4_000)] = ""
    untold_why: Annotated[str, msgspec.Meta(max_length=200)] = ""


class SignOut(Answer):
    """A moment in which the trouble showed. `score` as it was given to a survey of `kind`."""

    interaction_id: str
    at: str
    cause: str
    kind: str
    score: int | None
    words: str
    channel: str
    response_id: str | None
    survey_id: str | None


class FollowUpOut(Answer):
    """A follow-up. `cause`: score, words or hand. `owner` is its case's; `why`: by what they were chosen.

    `late`: open, and its time has passed. `untold`: why the customer was not told; "" where they were.
    """

    id: str
    customer_id: str
    case_id: str
    conversation_id: str | None
    response_id: str | None
    survey_id: str | None
    interaction_id: str | None
    cause: str
    kind: str
    score: int | None
    words: str
    emotion: str
    sentiment: float | None
    channel: str
    stage: str
    touchpoint: str
    happened_at: str
    made_at: str
    due_at: str
    state: str
    late: bool
    owner_id: str | None
    owner: str
    team: str
    why: list[str]
    signs: int
    found: str
    done: str
    message: str
    told_at: str | None
    untold: str
    ended_at: str | None
    ended_by: str


class FollowUpWholeOut(FollowUpOut, kw_only=True):
    """A follow-up with all moments in which the trouble showed, oldest first."""

    shown: list[SignOut]


class QuestionsQuery(PageQuery):
    """Which words that were passed on; people by an id, an e-mail or "me"."""

    expert: Who | None = None
    asked_by: Who | None = None
    answered: bool | None = None
    conversation_id: Id | None = None


class QuestionIn(Body):
    """Words to pass on: those of an interaction, of a message, or `words`. The clock runs for `hours`."""

    expert: Who
    interaction_id: Id | None = None
    message_id: Id | None = None
    words: Words = ""
    channel: Annotated[str, msgspec.Meta(max_length=40)] = ""
    note: Annotated[str, msgspec.Meta(max_length=500)] = ""
    hours: Annotated[int, msgspec.Meta(ge=1, le=2160)] | None = None


class AnswerIn(Body):
    """What the expert answers."""

    answer: Annotated[str, msgspec.Meta(min_length=1, max_length=10_000)]


class ExpertIn(Body):
    """Who is asked instead: an id, an e-mail or "me"."""

    expert: Who


class NothingIn(Body):
    """Nothing has to be said."""


class QuestionOut(Answer):
    """Words passed on. `mark` is all that was added to them; `seen_at`: when the asker read the answer."""

    id: str
    mark: str
    customer_id: str | None
    interaction_id: str | None
    conversation_id: str | None
    words: str
    channel: str
    note: str
    asked_by_id: str | None
    asked_by: str
    asked_at: str
    expert_id: str | None
    expert: str
    due_at: str
    late: bool
    answer: str
    answered_at: str | None
    seen_at: str | None


def followup_out(facts: FollowUpFacts) -> FollowUpOut:
    """Show a follow-up."""
    return FollowUpOut(
        id=str(facts.id),
        customer_id=str(facts.customer_id),
        case_id=str(facts.case_id),
        conversation_id=id_or_null(facts.conversation_id),
        response_id=id_or_null(facts.response_id),
        survey_id=id_or_null(facts.survey_id),
        interaction_id=id_or_null(facts.interaction_id),
        cause=facts.cause,
        kind=facts.kind,
        score=facts.score,
        words=facts.words,
        emotion=facts.emotion,
        sentiment=facts.sentiment,
        channel=facts.channel,
        stage=facts.stage,
        touchpoint=facts.touchpoint,
        happened_at=rfc3339(facts.happened_at),
        made_at=rfc3339(facts.made_at),
        due_at=rfc3339(facts.due_at),
        state=facts.state,
        late=facts.late,
        owner_id=id_or_null(facts.owner_id),
        owner=facts.owner,
        team=facts.team,
        why=[str(one) for one in facts.why.get("reasons", ())],
        signs=facts.signs,
        found=facts.found,
        done=facts.done,
        message=facts.message,
        told_at=_at(facts.told_at),
        untold=facts.untold,
        ended_at=_at(facts.ended_at),
        ended_by=facts.ended_by,
    )


def whole_out(facts: FollowUpFacts, signs: list[SignFacts]) -> FollowUpWholeOut:
    """Show a follow-up with its signs."""
    told = msgspec.structs.asdict(followup_out(facts))
    return FollowUpWholeOut(**told, shown=[_sign(one) for one in signs])


def question_out(facts: QuestionFacts, *, mark: str) -> QuestionOut:
    """Show words that were passed on."""
    return QuestionOut(
        id=str(facts.id),
        mark=mark,
        customer_id=id_or_null(facts.customer_id),
        interaction_id=id_or_null(facts.interaction_id),
        conversation_id=id_or_null(facts.conversation_id),
        words=facts.words,
        channel=facts.channel,
        note=facts.note,
        asked_by_id=id_or_null(facts.asked_by_id),
        asked_by=facts.asked_by,
        asked_at=rfc3339(facts.asked_at),
        expert_id=id_or_null(facts.expert_id),
        expert=facts.expert,
        due_at=rfc3339(facts.due_at),
        late=facts.late,
        answer=facts.answer,
        answered_at=_at(facts.answered_at),
        seen_at=_at(facts.seen_at),
    )


def _sign(one: SignFacts) -> SignOut:
    return SignOut(
        interaction_id=str(one.interaction_id),
        at=rfc3339(one.at),
        cause=one.cause,
        kind=one.kind,
        score=one.score,
        words=one.words,
        channel=one.channel,
        response_id=id_or_null(one.response_id),
        survey_id=id_or_null(one.survey_id),
    )


def _at(instant: datetime | None) -> str | None:
    return None if instant is None else rfc3339(instant)
