"""Ideas by their words: for search, and those like one that is being written."""

from typing import Final

from django.db.models import F
from django.db.models.expressions import RawSQL

from hamdel.platform.search import Index

from ..models import Idea

WORDS: Final = Index("ideas")
_MOST: Final = 2_000
_LOOKED_AT: Final = 20


def among(query: str) -> RawSQL | None:
    """The ideas with every word that is asked for, for `pk__in`; None for a query without a word."""
    return WORDS.among(query, most=_MOST)


def similar_ideas(text: str, *, limit: int = 5, public: bool = True, but: int = 0) -> list[int]:
    """The ids of the ideas most like a text, the best first; of joined ones those that speak for them.

    `but`: an idea that is left out, with what is joined to it.
    """
    best = WORDS.best(text, limit=_LOOKED_AT)
    rows = Idea.objects.filter(pk__in=best)
    if public:
        rows = rows.filter(root__shown="shown")
    roots = dict(rows.values_list("pk", F("root")))
    found = dict.fromkeys(roots[one] for one in best if one in roots)
    return [one for one in found if one is not None and one != but][:limit]


def words_of(title: str, text: str) -> str:
    """By which words an idea is found."""
    return f"{title}\n{text}"
