"""What listening holds of a person: given to them, and taken out."""

from collections.abc import Sequence
from typing import Any

from hamdel.platform import audit
from hamdel.platform.instants import rfc3339

from .models import Author, Band, Hit, Mention, NotThem, Post
from .uploads import UPLOADS


def mentions_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Everything that some profiles said of us in public, oldest first."""
    rows = Mention.objects.filter(profile_id__in=profile_ids).order_by("posted_at", "pk")
    return [
        {
            "id": str(row.pk),
            "network": row.network,
            "kind": row.kind,
            "author": row.author,
            "handle": row.handle,
            "title": row.title,
            "text": row.text,
            "url": row.url,
            "rating": row.rating,
            "posted_at": rfc3339(row.posted_at),
            "state": row.state,
            "answer": row.answer,
        }
        for row in rows
    ]


def drop_mentions(profile_ids: Sequence[int]) -> int:
    """Empty what some profiles said, and forget their names on networks; returns how many mentions.

    The keys stay: what a feed tells again is not heard anew. Files that wait to be taken in go too: they
    may name them. In the caller's transaction.
    """
    rows = Mention.objects.filter(profile_id__in=profile_ids)
    ids = list(rows.values_list("pk", flat=True))
    for one in ids:
        audit.forget(subject=f"mention:{one}")
    posts = Post.objects.filter(mention_id__in=ids)
    for one in list(posts.values_list("pk", flat=True)):
        audit.forget(subject=f"post:{one}")
    posts.delete()
    Band.objects.filter(mention_id__in=ids).delete()
    Hit.objects.filter(mention_id__in=ids).delete()
    Author.objects.filter(profile_id__in=profile_ids).delete()
    NotThem.objects.filter(profile_id__in=profile_ids).delete()
    blank = dict.fromkeys(
        ("ref", "answers", "url", "title", "text", "folded", "author", "handle", "author_url",
         "answer", "state_by", "emotion", "intent", "matched_by"), "",
    )  # fmt: skip
    Mention.objects.filter(pk__in=ids).update(
        **blank, facts={}, reach=None, rating=None, sentiment=None, profile=None, erased=True,
        state="closed", same_as=None, interaction_id=None, case_id=None, conversation_id=None,
    )  # fmt: skip
    Mention.objects.filter(same_as__in=ids).update(same_as=None)
    UPLOADS.drop_all()
    return len(ids)


def count_mentions(profile_ids: Sequence[int]) -> int:
    """How many mentions `drop_mentions` would empty."""
    return Mention.objects.filter(profile_id__in=profile_ids).count()
