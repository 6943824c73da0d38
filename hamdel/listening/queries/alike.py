"""What says nearly the same."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db.models import F

from ..models import Band, Mention
from ..rules.sameness import ALIKE, likeness, words_of

WITHIN: Final = timedelta(days=7)
_LOOKED_AT: Final = 60


def same_text(words: frozenset[str], values: Sequence[int], *, posted_at: datetime) -> int | None:
    """The first mention of a week around an instant whose text is nearly this one; None for none."""
    if not values:
        return None
    met = Band.objects.filter(
        value__in=values,
        mention__posted_at__range=(posted_at - WITHIN, posted_at + WITHIN),
        mention__same_as=None,
    )
    ids = met.values_list("mention_id", flat=True).distinct().order_by("mention_id")[:_LOOKED_AT]
    texts = Mention.objects.filter(pk__in=list(ids)).order_by("pk").values_list("pk", "text")
    return next((pk for pk, text in texts if likeness(words, words_of(text)) >= ALIKE), None)


def copies_of(mention_id: int) -> list[int]:
    """The mentions that say nearly the same as one, oldest first."""
    rows = Mention.objects.filter(same_as=mention_id).order_by(F("posted_at"), "pk")
    return list(rows.values_list("pk", flat=True)[:200])
