"""How messages were read."""

import json
from collections.abc import Collection, Mapping

from ..contracts import HEADS, Head, HeadFacts, ReadMessage
from ..models import Annotation, Message


def readings_of(interaction_ids: Collection[int]) -> dict[int, ReadMessage]:
    """How some interactions' texts were read; those without one are absent. Two questions."""
    rows = Message.objects.filter(pk__in=interaction_ids)
    people: dict[int, dict[str, tuple[str, str]]] = {}
    living = Annotation.objects.filter(interaction_id__in=interaction_ids, taken_back_at=None)
    for pk, head, label, who in living.values_list("interaction_id", "head", "label", "who"):
        people.setdefault(pk, {})[head] = (label, who)
    return {row.pk: _message(row, people.get(row.pk, {})) for row in rows}


def reading_of(interaction_id: int) -> ReadMessage | None:
    """How one interaction's text was read; None where it has none."""
    return readings_of([interaction_id]).get(interaction_id)


def _message(row: Message, people: Mapping[str, tuple[str, str]]) -> ReadMessage:
    unsure = frozenset(row.unsure.split())
    return ReadMessage(
        interaction_id=row.pk,
        language=row.language,
        heads={head: _head(row, head, people.get(head), unsure) for head in HEADS},
        entities=tuple(json.loads(row.entities)),
        version=row.version_id,
    )


def _head(
    row: Message, head: Head, person: tuple[str, str] | None, unsure: frozenset[str]
) -> HeadFacts:
    said = ("yes" if row.toxic else "no") if head == "toxic" else getattr(row, head)
    label, who = person or (said, "")
    return HeadFacts(
        head=head,
        label=label,
        said=said,
        probability=getattr(row, f"{head}_sure"),
        unsure=head in unsure and person is None,
        corrected_by=who if person and label != said else "",
        confirmed=person is not None and label == said,
    )
