"""A person says what a message is: a correction, or that the reader was right."""

from datetime import datetime

from django.db import transaction

from hamdel.interactions.public import keep_signals, texts_of
from hamdel.platform import audit

from ..contracts import EMOTIONS, SENTIMENTS, TOXIC, Corrected, Head
from ..models import Annotation, Message
from ..queries.intents import intent_keys
from ..rules.holding import what_holds
from .reading_messages import annotations_of, spoken_of


class CorrectionError(ValueError):
    """It can not be corrected so; the text says why."""


@transaction.atomic
def correct_reading(
    *, interaction_id: int, head: Head, label: str, who: str, now: datetime
) -> Corrected:
    """Say what a head's label is; the reader's own label confirms it. What was said before gives way.

    Raises CorrectionError for a message that was never read, or a label the head does not have.
    """
    message = Message.objects.filter(pk=interaction_id).first()
    if message is None:
        raise CorrectionError("This interaction has no text that was read.")
    if label not in labels_of(head):
        raise CorrectionError(f"{head} has no label {label}.")
    before = _take_back(interaction_id, head, now)
    said, sure = said_of(message, head)
    row = Annotation.objects.create(
        interaction_id=interaction_id,
        head=head,
        label=label,
        said=said,
        sure=sure,
        version_id=message.version_id,
        who=who,
        at=now,
    )
    _hold(message)
    _record(interaction_id, head, before or said, label, who=who, now=now)
    return Corrected(row.pk, interaction_id, head, label)


@transaction.atomic
def take_back(*, annotation_id: int, who: str, now: datetime) -> Corrected | None:
    """Take a correction back: the reader's label holds again. None where there is none to take."""
    row = Annotation.objects.filter(pk=annotation_id, taken_back_at=None).first()
    if row is None:
        return None
    head: Head = row.head  # type: ignore[assignment]
    _take_back(row.interaction_id, head, now)
    message = Message.objects.get(pk=row.interaction_id)
    _hold(message)
    said, _ = said_of(message, head)
    _record(row.interaction_id, head, row.label, said, who=who, now=now)
    return Corrected(row.pk, row.interaction_id, head, said)


def labels_of(head: Head) -> tuple[str, ...]:
    """The labels that a head can have."""
    if head == "intent":
        return intent_keys()
    return {"sentiment": SENTIMENTS, "emotion": EMOTIONS, "toxic": TOXIC}[head]


def said_of(message: Message, head: Head) -> tuple[str, float]:
    """The reader's label of a head, and how sure it was."""
    if head == "toxic":
        return "yes" if message.toxic else "no", message.toxic_sure
    return getattr(message, head), getattr(message, f"{head}_sure")


def _take_back(interaction_id: int, head: Head, now: datetime) -> str:
    living = Annotation.objects.filter(
        interaction_id=interaction_id, head=head, taken_back_at=None
    ).first()
    if living is None:
        return ""
    living.taken_back_at = now
    living.save(update_fields=["taken_back_at"])
    return living.label


def _hold(message: Message) -> None:
    """Let what holds of a message follow what people say of it now."""
    said = texts_of([message.pk]).get(message.pk)
    if said is not None:
        annotated = annotations_of([message.pk]).get(message.pk, {})
        keep_signals([what_holds(said, spoken_of(message), annotated)])


def _record(
    interaction_id: int, head: Head, before: str, after: str, *, who: str, now: datetime
) -> None:
    audit.record(
        who=who,
        act="reading corrected",
        subject=f"interaction:{interaction_id}",
        before={head: before},
        after={head: after},
        now=now,
    )
