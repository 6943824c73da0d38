"""What says nearly the same."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from ..models import Band, Mention
from ..rules.sameness import ALIKE, likeness, words_of

WITHIN: Final = timedelta(days=7)
_MET: Final = 500
_LOOKED_AT: Final = 60


def same_text(words: frozenset[str], values: Sequence[int], *, posted_at: datetime) -> int | None:
    """The first mention of a week around an instant whose text is nearly this one; None for none."""
    if not values:
        return None
    met = Band.objects.filter(value__in=values).order_by("-mention_id")
    ids = set(met.values_list("mention_id", flat=True)[:_MET])
    near = Mention.objects.filter(
        pk__in=ids, same_as=None, posted_at__range=(posted_at - WITHIN, posted_at + WITHIN)
    )
    texts = near.order_by("pk").values_list("pk", "text")[:_LOOKED_AT]
    return next((pk for pk, text in texts if likeness(words, words_of(text)) >= ALIKE), None)
