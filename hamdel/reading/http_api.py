"""Reading over the API: a text is analyzed, a recorded message's reading is corrected."""

from datetime import date
from typing import Annotated, Any, Literal

import msgspec
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hamdel.language.entities import find_entities
from hamdel.language.normalize import normalize
from hamdel.language.reader.reading import Judgment
from hamdel.platform.api import Answer, Body, Call, Page, endpoint, row_id
from hamdel.platform.problems import Problem

from .contracts import Head
from .public import (
    SHIPPED_INTENTS,
    CorrectionError,
    IntentError,
    active_reader,
    add_intent,
    correct_reading,
    entity_row,
    intent_names,
)
from .roles import JUDGES, TEACHERS

MOST = 20_000  # characters of a text
Language = Literal["fa", "en", "finglish", "mixed", "other"]


class TextIn(Body):
    """A text to analyze. `language` says it where it is known; `reference_date` is the day of writing."""

    text: Annotated[str, msgspec.Meta(max_length=MOST)]
    language: Language | None = None
    reference_date: date | None = None


class JudgmentOut(Answer):
    """A label, always given; `abstained` where it is too unsure to act upon."""

    label: str
    scores: dict[str, float]
    abstained: bool


class SentimentOut(Answer):
    """`score` from -1 to 1; `label` neg, neu or pos."""

    score: float
    label: str
    scores: dict[str, float]
    abstained: bool


class ToxicityOut(Answer):
    """Whether the text insults, swears or threatens, and how probable that is."""

    toxic: bool
    probability: float
    abstained: bool


class WhyOut(Answer):
    """A word that weighed for a label (above zero) or against it, in log-odds."""

    start: int
    end: int
    word: str
    weight: float


class EntityOut(Answer):
    """A thing that the text names: `text[start:end]`, its value normalized."""

    kind: str
    value: str | int | float
    start: int
    end: int
    ambiguous: bool


class TextOut(Answer):
    """What a text tells."""

    language: str
    sentiment: SentimentOut
    emotion: JudgmentOut
    intent: JudgmentOut
    toxicity: ToxicityOut
    entities: list[EntityOut]
    normalized: str
    why: dict[str, list[WhyOut]]
    version: str


class CorrectionIn(Body):
    """What a head's label is, as a person says."""

    head: Head
    label: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class CorrectionOut(Answer):
    """A correction that was kept."""

    id: str
    interaction_id: str
    head: str
    label: str


class IntentIn(Body):
    """An intent of the company's own; one name stands for both languages."""

    name_fa: Annotated[str, msgspec.Meta(max_length=80)] = ""
    name_en: Annotated[str, msgspec.Meta(max_length=80)] = ""


class IntentOut(Answer):
    """An intent; `own` where the company added it. `id` is the label in readings."""

    id: str
    name: str
    own: bool


@endpoint(
    "GET",
    "/intents",
    scope="read",
    answer=Page[IntentOut],
    summary=_("The intents that messages are read for"),
)
def list_intents(_call: Call) -> Page[IntentOut]:
    """Every intent, the shipped ones first; one page."""
    items = [
        IntentOut(id=key, name=name, own=key not in SHIPPED_INTENTS)
        for key, name in intent_names().items()
    ]
    return Page(items=items, next=None)


@endpoint(
    "POST",
    "/intents",
    scope="write",
    roles=TEACHERS,
    body=IntentIn,
    answer=IntentOut,
    status=201,
    summary=_("Add an intent of the company's own"),
)
def create_intent(call: Call) -> IntentOut:
    """Add an intent; the reader learns it from corrections that name it."""
    given: IntentIn = call.body
    try:
        key = add_intent(
            name_fa=given.name_fa, name_en=given.name_en, who=call.caller.who, now=call.now
        )
    except IntentError as error:
        raise Problem(400, str(error), field=error.field) from None
    return IntentOut(id=key, name=intent_names()[key], own=True)


@endpoint(
    "POST",
    "/text/analysis",
    scope="read",
    roles=JUDGES,
    body=TextIn,
    answer=TextOut,
    summary=_("What a text tells: language, feeling, intent and facts"),
)
def analyze(call: Call) -> TextOut:
    """Analyze a text; nothing of it is kept."""
    given: TextIn = call.body
    version, reader = active_reader()
    reading = reader.read(given.text)
    day = given.reference_date or timezone.localtime(call.now).date()
    return TextOut(
        language=given.language or reading.language,
        sentiment=SentimentOut(
            score=_round(reading.sentiment.score), **_judged(reading.sentiment)
        ),
        emotion=JudgmentOut(**_judged(reading.emotion)),
        intent=JudgmentOut(**_judged(reading.intent)),
        toxicity=ToxicityOut(
            toxic=reading.toxicity.toxic,
            probability=_round(reading.toxicity.probability),
            abstained=reading.toxicity.abstained,
        ),
        entities=[
            EntityOut(**{"ambiguous": False, **entity_row(one)})
            for one in find_entities(given.text, reference=day)
        ],
        normalized=normalize(given.text),
        why={
            head: [WhyOut(w.start, w.end, w.word, _round(w.weight)) for w in words]
            for head, words in reading.why.items()
        },
        version=str(version),
    )


@endpoint(
    "POST",
    "/interactions/{id}/corrections",
    scope="write",
    body=CorrectionIn,
    answer=CorrectionOut,
    status=201,
    summary=_("Say what a message's feeling, emotion or intent is"),
    problems=[404],
)
def correct_message(call: Call, id: str) -> CorrectionOut:  # noqa: A002 - the name in the address
    """Keep what somebody says of a message; the reader learns from it."""
    given: CorrectionIn = call.body
    try:
        done = correct_reading(
            interaction_id=row_id(id),
            head=given.head,
            label=given.label,
            who=call.caller.who,
            now=call.now,
        )
    except CorrectionError as error:
        raise Problem(400, str(error), field="label") from None
    return CorrectionOut(
        id=str(done.undo_id), interaction_id=str(done.interaction_id), head=done.head,
        label=done.label,
    )  # fmt: skip


def _judged(judgment: Judgment) -> dict[str, Any]:
    return {
        "label": judgment.label,
        "scores": {label: _round(score) for label, score in judgment.scores.items()},
        "abstained": judgment.abstained,
    }


def _round(value: float) -> float:
    return round(float(value), 4)
