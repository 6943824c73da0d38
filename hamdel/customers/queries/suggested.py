"""Pairs that may be one person, for a person to decide."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import F, Q, QuerySet

from ..models import Suggestion
from ..rules.agreeing import Agreement, Side, agreements
from .person import CustomerFacts, facts_of

LEAST_SCORE: Final = 0.5  # what is less probable is not shown
# Put aside because they look like two people: shown when comparing has said otherwise.
_LIKE_TWO: Final = ("names", "conflict")


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionFact:
    """Two customers who may be one.

    `score` is the probability that they are, 0 to 1, None where it is not computed yet; `why` says
    what kept them from being joined by themselves; `moves` what joining would bring together:
    identifiers of the second that the first has not.
    """

    id: int
    customer_ids: tuple[int, int]
    names: tuple[str, str]
    score: float | None
    why: str
    evidence: tuple[Agreement, ...]
    moves: tuple[str, ...]
    at: datetime


def count_suggestions(*, most: int = 500) -> int:
    """How many open suggestions wait, counted up to `most`."""
    return _open()[:most].count()


def merge_suggestions(
    *, offset: int = 0, limit: int = 50, customer_id: int | None = None
) -> list[SuggestionFact]:
    """Open suggestions, most probable first; of one customer where `customer_id` is given."""
    rows = _open()
    if customer_id is not None:
        rows = rows.filter(Q(low__customer_id=customer_id) | Q(high__customer_id=customer_id))
    best_first = rows.order_by(F("score").desc(nulls_last=True), "id")
    chosen = list(
        best_first.values_list(
            "id", "low__customer_id", "high__customer_id", "score", "why", "at"
        )[offset : offset + limit]
    )
    facts = facts_of(sorted({one for row in chosen for one in row[1:3]}), whole=False)
    return [
        _fact(row[0], facts[row[1]], facts[row[2]], row[3:])
        for row in chosen
        if row[1] in facts and row[2] in facts
    ]


def _open() -> QuerySet[Suggestion]:
    probable = Q(score__gte=LEAST_SCORE) | (Q(score=None) & ~Q(why__in=_LIKE_TWO))
    rows = Suggestion.objects.filter(probable, dismissed_at=None)
    return rows.exclude(low__customer_id=F("high__customer_id"))


def _fact(
    suggestion: int, ours: CustomerFacts, theirs: CustomerFacts, rest: Sequence[object]
) -> SuggestionFact:
    score, why, at = rest
    own = {(one.kind, one.value) for one in ours.identifiers}
    return SuggestionFact(
        id=suggestion,
        customer_ids=(ours.id, theirs.id),
        names=(ours.name, theirs.name),
        score=score if isinstance(score, float) else None,
        why=str(why),
        evidence=agreements(_side(ours), _side(theirs)),
        moves=tuple(
            f"{one.kind}:{one.value}"
            for one in theirs.identifiers
            if (one.kind, one.value) not in own
        ),
        at=at if isinstance(at, datetime) else ours.created_at,
    )


def _side(facts: CustomerFacts) -> Side:
    kinds: dict[str, set[str]] = {}
    for one in facts.identifiers:
        kinds.setdefault(one.kind, set()).add(one.value)
    return Side(
        identifiers={kind: frozenset(values) for kind, values in kinds.items()},
        attributes={one.name: one.value for one in facts.attributes},
        name=facts.name,
    )
