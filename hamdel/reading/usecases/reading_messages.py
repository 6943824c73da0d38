"""Messages are read as they come into the log."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from hamdel.interactions.public import Said, keep_signals
from hamdel.language.entities import Entity, find_entities
from hamdel.language.reader.reading import Judgment, Reading, Toxicity

from ..models import Annotation, Message
from ..readers import active_reader
from ..rules.holding import Spoken, what_holds

MOST_READ = 20_000  # characters: a mood is told long before, and no text may hold up the others


def read_messages(messages: Sequence[Said], *, now: datetime) -> None:
    """Read messages, and keep what was read and what holds; in the caller's transaction.

    A message that was read before is read anew; what people said of it still holds.
    """
    version, reader = active_reader()
    rows = [_row(one, reader.read(one.text[:MOST_READ]), version, now) for one in messages]
    Message.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["interaction"], update_fields=_READ
    )
    annotated = annotations_of([one.interaction_id for one in messages])
    keep_signals(
        [
            what_holds(one, spoken_of(row), annotated.get(one.interaction_id, {}))
            for one, row in zip(messages, rows, strict=True)
        ]
    )


def annotations_of(interaction_ids: Sequence[int]) -> dict[int, dict[str, str]]:
    """What people said of some messages: interaction → head → label."""
    found: dict[int, dict[str, str]] = {}
    living = Annotation.objects.filter(interaction_id__in=interaction_ids, taken_back_at=None)
    for interaction, head, label in living.values_list("interaction_id", "head", "label"):
        found.setdefault(interaction, {})[head] = label
    return found


def spoken_of(row: Message) -> Spoken:
    """What the reader said, as the rules take it."""
    return Spoken(
        language=row.language,
        sentiment_score=row.sentiment_score,
        emotion=row.emotion,
        intent=row.intent,
        toxic=row.toxic,
        unsure=frozenset(row.unsure.split()),
        version=row.version_id,
    )


def sure_of(toxicity: Toxicity) -> float:
    """How probable the label is: of a message that is not toxic, that it is not."""
    return toxicity.probability if toxicity.toxic else 1 - toxicity.probability


def entity_row(entity: Entity) -> dict[str, Any]:
    """An entity as it is kept and answered: `{kind, value, start, end}`."""
    row = {
        "kind": entity.kind, "value": entity.value, "start": entity.start, "end": entity.end,
    }  # fmt: skip
    return row | ({"ambiguous": True} if entity.ambiguous else {})


def _row(said: Said, reading: Reading, version: int, now: datetime) -> Message:
    heads: dict[str, Judgment | Toxicity] = {
        "sentiment": reading.sentiment, "emotion": reading.emotion, "intent": reading.intent,
        "toxic": reading.toxicity,
    }  # fmt: skip
    day = timezone.localtime(said.occurred_at).date()
    found = find_entities(said.text[:MOST_READ], reference=day)
    return Message(
        interaction_id=said.interaction_id,
        version_id=version,
        read_at=now,
        language=reading.language,
        sentiment=reading.sentiment.label,
        sentiment_score=round(reading.sentiment.score, 3),
        sentiment_sure=reading.sentiment.probability,
        emotion=reading.emotion.label,
        emotion_sure=reading.emotion.probability,
        intent=reading.intent.label,
        intent_sure=reading.intent.probability,
        toxic=reading.toxicity.toxic,
        toxic_sure=sure_of(reading.toxicity),
        unsure=" ".join(head for head, one in heads.items() if one.abstained),
        entities=json.dumps([entity_row(one) for one in found], ensure_ascii=False),
    )


_READ = [
    "version", "read_at", "language", "sentiment", "sentiment_score", "sentiment_sure", "emotion",
    "emotion_sure", "intent", "intent_sure", "toxic", "toxic_sure", "unsure", "entities",
]  # fmt: skip
