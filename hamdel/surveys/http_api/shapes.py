"""Bodies and answers of surveys."""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, UnsetType

from hamdel.platform.api import Answer, Body, PageQuery
from hamdel.platform.instants import rfc3339

from ..addresses import public_address
from ..contracts import ResponseFacts, SurveyFacts, SurveyKind, SurveyState
from ..shapes import QuestionKind, Test, write_definition

IdentifierKind = Literal[
    "phone", "email", "user_id", "anonymous_id", "telegram", "bale", "crm_id", "national_id"
]
Device = Literal["laptop", "mobile", "tablet", "phone line", "kiosk", "unknown"]
Title = Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
Place = Annotated[str, msgspec.Meta(max_length=60)]
Key = Annotated[str, msgspec.Meta(max_length=40)]
Said = Annotated[str, msgspec.Meta(max_length=2_000)]
Words = Said | Annotated[dict[str, Said], msgspec.Meta(max_length=9)]
Language = Annotated[str, msgspec.Meta(max_length=8)]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class OptionIn(Body):
    """An option, or a row of a table. Without a `key` it is given one.

    `writes`: whoever chooses it may say it in words of their own (of one choice and of several, one option).
    """

    label: Words
    key: Key = ""
    writes: bool = False


class ConditionIn(Body):
    """What an earlier answer has to be. `value`: an option's key, keys with bars between, a number."""

    question: Key
    test: Test
    value: Annotated[str, msgspec.Meta(max_length=400)] = ""


Options = Annotated[list[str | OptionIn], msgspec.Meta(max_length=100)]


class QuestionIn(Body):
    """A question. Texts are in the survey's first language, or by language: `{"fa": …, "en": …}`.

    `options`: of single, multiple, ranking, and the columns of a matrix, whose `rows` are asked.
    `least`, `most`: of a rating, a number, how many to choose, the letters of a text.
    """

    text: Words
    kind: QuestionKind = "text"
    key: Key = ""
    help: Words = ""
    required: bool = False
    options: Options = []
    rows: Options = []
    least: float | None = None
    most: float | None = None
    low: Words = ""
    high: Words = ""
    form: Literal["", "email", "phone"] = ""
    asked_when: Annotated[list[ConditionIn], msgspec.Meta(max_length=10)] = []
    any_of: bool = False


class QuotaIn(Body):
    """At most so many answers; of those that chose an option, where one is named."""

    most: Annotated[int, msgspec.Meta(ge=1, le=10**9)]
    question: Key = ""
    option: Key = ""


Questions = Annotated[list[QuestionIn], msgspec.Meta(max_length=60)]
Quotas = Annotated[list[QuotaIn], msgspec.Meta(max_length=20)]
Languages = Annotated[list[Language], msgspec.Meta(min_length=1, max_length=9)]


class SurveyIn(Body):
    """A survey to make; open at once unless `state` is draft.

    Without `questions` it asks what is usual for its kind, in Persian and English. NPS, CSAT and CES
    ask their `score` first, written or not.
    """

    kind: SurveyKind
    title: Title
    stage: Place | None = None
    touchpoint: Place | None = None
    questions: Questions | None = None
    languages: Languages | None = None
    intro: Words = ""
    thanks: Words = ""
    quotas: Quotas = []
    state: Literal["draft", "open"] = "open"
    closes_at: Moment | None = None


class SurveyPatch(Body):
    """What is to change; what is not named stays. `version`: the one that was seen (409 if it is older).

    What an open survey asks changes at once; what a draft asks, when `state` opens it.
    """

    title: Title | UnsetType = UNSET
    stage: Place | UnsetType | None = UNSET
    touchpoint: Place | UnsetType | None = UNSET
    questions: Questions | UnsetType = UNSET
    languages: Languages | UnsetType = UNSET
    intro: Words | UnsetType = UNSET
    thanks: Words | UnsetType = UNSET
    quotas: Quotas | UnsetType = UNSET
    state: Literal["open", "closed"] | UnsetType = UNSET
    closes_at: Moment | UnsetType | None = UNSET
    version: int | None = None


class SurveysQuery(PageQuery):
    """Which surveys."""

    state: SurveyState | None = None
    kind: SurveyKind | None = None


class IdentifierIn(Body):
    """One identifier, in any written form."""

    kind: IdentifierKind
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=320)]


class ResponseIn(Body):
    """An answer. `answers` by the questions' keys; `score` and `comment` are those two.

    What is written to an option that `writes` is under the question's key and `.other`.
    Whose it is: `identifiers` or `customer_id`; nobody's is counted and in no story. The same
    `idempotency` again is the first answer. `complete` false keeps what was begun, to go on later.
    """

    identifiers: Annotated[list[IdentifierIn], msgspec.Meta(max_length=20)] = []
    customer_id: str | None = None
    score: int | None = None
    comment: Annotated[str, msgspec.Meta(max_length=20_000)] = ""
    answers: Annotated[dict[str, Any], msgspec.Meta(max_length=120)] = {}
    answered_at: Moment | None = None
    idempotency: Annotated[str, msgspec.Meta(min_length=1, max_length=100)] | None = None
    channel: Annotated[str, msgspec.Meta(max_length=40)] = ""
    device: Device = "unknown"
    stage: Place = ""
    touchpoint: Place = ""
    team: Annotated[str, msgspec.Meta(max_length=150)] | None = None
    language: Language = ""
    complete: bool = True


class SurveyOut(Answer):
    """A survey. `questions` as they are asked now; `address` is its public link."""

    id: str
    kind: str
    title: str
    state: str
    stage: str | None
    touchpoint: str | None
    languages: list[str]
    questions: list[dict[str, Any]]
    intro: dict[str, str]
    thanks: dict[str, str]
    quotas: list[dict[str, Any]]
    address: str
    answers: int
    made_at: str
    changed_at: str
    opened_at: str | None
    closed_at: str | None
    closes_at: str | None
    version: int


class ResponseOut(Answer):
    """An answer."""

    id: str
    survey_id: str
    customer_id: str | None
    interaction_id: str | None
    score: int | None
    comment: str
    answers: dict[str, Any]
    channel: str
    stage: str | None
    touchpoint: str | None
    language: str
    answered_at: str
    complete: bool


class MadeResponseOut(ResponseOut):
    """An answer that was sent; `repeated`: it was here already."""

    repeated: bool


def survey_out(one: SurveyFacts) -> SurveyOut:
    """A survey as it is answered."""
    document: dict[str, Any] = write_definition(one.definition)
    return SurveyOut(
        id=str(one.id),
        kind=one.kind,
        title=one.title,
        state=one.state,
        stage=one.stage or None,
        touchpoint=one.touchpoint or None,
        languages=list(one.languages),
        questions=document.get("questions", []),
        intro=one.definition.intro,
        thanks=one.definition.thanks,
        quotas=document.get("quotas", []),
        address=public_address(one.token),
        answers=one.answers,
        made_at=rfc3339(one.made_at),
        changed_at=rfc3339(one.changed_at),
        opened_at=_said(one.opened_at),
        closed_at=_said(one.closed_at),
        closes_at=_said(one.closes_at),
        version=one.version,
    )


def response_fields(one: ResponseFacts, customer_id: int | None) -> dict[str, Any]:
    """An answer as it is answered."""
    return {
        "id": str(one.id),
        "survey_id": str(one.survey_id),
        "customer_id": None if customer_id is None else str(customer_id),
        "interaction_id": None if one.interaction_id is None else str(one.interaction_id),
        "score": one.score,
        "comment": one.comment,
        "answers": dict(one.answers),
        "channel": one.channel,
        "stage": one.stage or None,
        "touchpoint": one.touchpoint or None,
        "language": one.language,
        "answered_at": rfc3339(one.answered_at),
        "complete": one.complete,
    }


def _said(instant: datetime | None) -> str | None:
    return None if instant is None else rfc3339(instant)
