"""Words that mean the same to the company: Settings → Synonyms keeps them, search reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from django.db import transaction

from hamdel.language.search import Synonyms
from hamdel.language.search.synonyms import phrase_of
from hamdel.platform import audit
from hamdel.platform.models import SynonymGroup

MOST_GROUPS: Final = 500
MOST_PHRASES: Final = 20
LONGEST_PHRASE: Final = 60


class SynonymsRefused(ValueError):
    """The group can not be kept so; `reason` is few, many, long or full."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, kw_only=True)
class SynonymRow:
    """A group of words that mean the same, as the company wrote them."""

    id: int
    phrases: tuple[str, ...]
    created_at: datetime


def all_synonyms() -> list[SynonymRow]:
    """All groups, the newest first."""
    return [
        SynonymRow(id=row.pk, phrases=tuple(row.phrases.split("\n")), created_at=row.created_at)
        for row in SynonymGroup.objects.order_by("-pk")
    ]


def add_synonyms(*, phrases: Iterable[str], who: str, now: datetime) -> SynonymRow:
    """Keep a group of words or phrases that find each other.

    Two spellings of one word count as one. Raises SynonymsRefused where fewer than two are left
    (few), more than 20 (many), one is longer than 60 characters (long), or 500 groups are kept (full).
    """
    kept = {phrase_of(clean): clean for phrase in phrases if (clean := " ".join(phrase.split()))}
    kept.pop((), None)
    chosen = tuple(kept.values())
    if len(chosen) < 2:  # noqa: PLR2004
        raise SynonymsRefused("few")
    if len(chosen) > MOST_PHRASES:
        raise SynonymsRefused("many")
    if max(map(len, chosen)) > LONGEST_PHRASE:
        raise SynonymsRefused("long")
    with transaction.atomic():
        if SynonymGroup.objects.count() >= MOST_GROUPS:
            raise SynonymsRefused("full")
        row = SynonymGroup.objects.create(phrases="\n".join(chosen), created_at=now)
        audit.record(
            who=who,
            act="synonyms added",
            subject=f"synonyms:{row.pk}",
            before=None,
            after={"words": list(chosen)},
            now=now,
        )
    return SynonymRow(id=row.pk, phrases=chosen, created_at=now)


def remove_synonyms(*, group_id: int, who: str, now: datetime) -> bool:
    """Forget a group; False if there is none such."""
    with transaction.atomic():
        row = SynonymGroup.objects.filter(pk=group_id).first()
        if row is None:
            return False
        words = row.phrases.split("\n")
        row.delete()
        audit.record(
            who=who,
            act="synonyms removed",
            subject=f"synonyms:{group_id}",
            before={"words": words},
            after=None,
            now=now,
        )
    return True


def company_synonyms() -> Synonyms:
    """The company's synonyms as search takes them."""
    return _compiled(tuple(SynonymGroup.objects.order_by("pk").values_list("phrases", flat=True)))


@lru_cache(maxsize=4)
def _compiled(groups: tuple[str, ...]) -> Synonyms:
    return Synonyms(group.split("\n") for group in groups)
