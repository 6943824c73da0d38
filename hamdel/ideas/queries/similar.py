"""Ideas by their words: for search, and those like one that is being written."""

from typing import Final

from django.db.models.expressions import RawSQL

from hamdel.platform.search import Index

from ..models import Idea
from ..rules.likeness import is_like

WORDS: Final = Index("ideas")
_MOST: Final = 2_000
_LOOKED_AT: Final = 20


def among(query: str) -> RawSQL | None:
    """The ideas with every word that is asked for, for `pk__in`; None for a query without a word."""
    return WORDS.among(query, most=_MOST)


def similar_ideas(text: str, *, limit: int = 5, public: bool = True, but: int = 0) -> list[int]:
    """The ids of the ideas that may say what a text says, the best first.

    Of joined ones those that speak for them. `but`: one that is left out, with what is joined to it.
    """
    best = WORDS.best(text, limit=_LOOKED_AT)
    rows = Idea.objects.filter(pk__in=best).exclude(root=but)
    if public:
        rows = rows.filter(root__shown="shown")
    known = {row.pk: row for row in rows}
    like = [known[one] for one in best if one in known]
    found = [row.root_id or row.pk for row in like if is_like(text, row.title, row.text)]
    return list(dict.fromkeys(found))[:limit]


def found_ideas(query: str, *, limit: int = 6) -> list[int]:
    """The ids of the ideas that answer a search best, of joined ones those that speak for them."""
    best = WORDS.best(query, limit=_LOOKED_AT)
    roots = {row.pk: row.root_id or row.pk for row in Idea.objects.filter(pk__in=best)}
    return list(dict.fromkeys(roots[one] for one in best if one in roots))[:limit]


def words_of(title: str, text: str) -> str:
    """By which words an idea is found."""
    return f"{title}\n{text}"
