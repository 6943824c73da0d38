"""What ideas hold of a person: given to them, and taken out."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from hamdel.customers.public import customers_of, facts_of
from hamdel.platform import audit
from hamdel.platform.instants import rfc3339

from .models import Change, Idea, Proof, Telling, Visitor, Voice
from .queries.similar import WORDS, words_of


def ideas_held(profile_ids: Sequence[int]) -> dict[str, Any]:
    """What some profiles suggested, what they voted for, and what they were told."""
    voices = Voice.objects.filter(profile__in=profile_ids).select_related("idea").order_by("pk")
    told = Telling.objects.filter(profile__in=profile_ids).select_related("idea").order_by("pk")
    return {
        "suggested": [
            {"at": rfc3339(row.made_at), "title": row.title, "text": row.text, "state": row.state}
            for row in Idea.objects.filter(author__in=profile_ids).order_by("pk")
        ],
        "voices": [
            {
                "at": rfc3339(row.at),
                "idea": row.idea.title,
                "how": row.how,
                "wants_news": row.wants_news,
                "taken_back_at": None if row.taken_back_at is None else rfc3339(row.taken_back_at),
            }
            for row in voices
        ],
        "told": [
            {
                "idea": row.idea.title,
                "outcome": row.outcome,
                "channel": row.kind,
                "to": row.recipient,
                "at": None if row.told_at is None else rfc3339(row.told_at),
            }
            for row in told
        ],
    }


def drop_ideas(profile_ids: Sequence[int]) -> int:
    """Take out what some profiles said and wanted; returns how many rows. In the caller's transaction.

    An idea that nobody else wants and nothing was joined to goes with its author. One that others want,
    or whose title the team worded, stays by its title alone, without the author's own text.
    """
    Visitor.objects.filter(profile__in=profile_ids).delete()
    _proofs(profile_ids).delete()
    gone = Telling.objects.filter(profile__in=profile_ids).delete()[0]
    gone += Voice.objects.filter(profile__in=profile_ids).delete()[0]
    for row in Idea.objects.filter(author__in=profile_ids).order_by("pk"):
        gone += 1
        audit.forget(subject=f"idea:{row.pk}")
        Change.objects.filter(idea=row).delete()
        if row.worded_by_team or _is_shared(row):
            _keep_title(row)
        else:
            WORDS.drop([row.pk])
            row.delete()
    return gone


def count_ideas(profile_ids: Sequence[int]) -> int:
    """How many `drop_ideas` would take out."""
    return (
        Telling.objects.filter(profile__in=profile_ids).count()
        + Voice.objects.filter(profile__in=profile_ids).count()
        + Idea.objects.filter(author__in=profile_ids).count()
    )


def _is_shared(row: Idea) -> bool:
    """Whether an idea is others' too: they want it, or theirs was joined to it."""
    others = Idea.objects.filter(root=row.pk).exclude(pk=row.pk)
    return Voice.objects.filter(idea=row).exists() or others.exists()


def _keep_title(row: Idea) -> None:
    row.text, row.author = "", None
    row.source = "erased"
    row.save(update_fields=["text", "author", "source"])
    WORDS.put([(row.pk, words_of(row.title, ""))])


def _proofs(profile_ids: Sequence[int]) -> QuerySet[Proof]:
    customers = set(customers_of(list(profile_ids)).values())
    values = [
        one.value for facts in facts_of(sorted(customers)).values() for one in facts.identifiers
    ]
    return Proof.objects.filter(value__in=values)
