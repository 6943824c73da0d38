"""Joins of a customer as rows of a screen: how profiles came together, and who may be one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from hamdel.customers.public import Agreement, SuggestionFact, merge_suggestions, merges_of
from hamdel.language.bidi import isolate
from hamdel.platform.web.formats import show_digits

from .person import ATTRIBUTES, KINDS, shown_value

OF_ONE = 3


@dataclass(frozen=True, slots=True)
class MergeRow:
    """One link: in words, who said so, and whether it still stands."""

    id: int
    text: str
    who: str
    why: str
    at: datetime
    undone_at: datetime | None


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """Two who may be one: the other one's id and name, how sure, what agrees and what does not."""

    id: int
    left_id: int
    right_id: int
    left: str
    right: str
    score: float | None
    agreed: tuple[str, ...]
    differing: tuple[str, ...]
    at: datetime


def suggestions_of(customer_id: int) -> list[SuggestionRow]:
    """Who may be the same as a customer, the most probable first; the customer is the left one."""
    found = merge_suggestions(customer_id=customer_id, limit=OF_ONE)
    return [suggestion_row(fact, left=customer_id) for fact in found]


def suggestion_row(fact: SuggestionFact, *, left: int | None = None) -> SuggestionRow:
    """A suggestion in words; `left` says whom to name first."""
    pair = list(zip(fact.customer_ids, fact.names, strict=True))
    if left == fact.customer_ids[1]:
        pair.reverse()
    nameless = _("Visitor without a name")
    return SuggestionRow(
        id=fact.id,
        left_id=pair[0][0],
        right_id=pair[1][0],
        left=pair[0][1] or nameless,
        right=pair[1][1] or nameless,
        score=fact.score,
        agreed=tuple(_agreed(one) for one in fact.evidence if one.agrees is True),
        differing=tuple(_field(one.field) for one in fact.evidence if one.agrees is False),
        at=fact.at,
    )


def _agreed(one: Agreement) -> str:
    """What agrees; of names that are only much alike, just that."""
    alike = one.field == "name" and len(one.compared) > 1
    return _("Similar name") if alike else _field(one.field)


def _field(name: str) -> str:
    return str(KINDS.get(name) or ATTRIBUTES.get(name) or name)


def merge_rows(profiles: Iterable[int]) -> list[MergeRow]:
    """Every link of a customer's profiles, newest first."""
    return [
        MergeRow(
            id=fact.id,
            text=_text(fact),
            who=fact.who,
            why=fact.why,
            at=fact.at,
            undone_at=fact.undone_at,
        )
        for fact in merges_of(profiles)
    ]


def _text(fact: Any) -> str:
    given = {"keep": show_digits(fact.keep_profile), "join": show_digits(fact.join_profile)}
    if fact.source == "person":
        return _("A person joined profile %(join)s to %(keep)s.") % given
    shown = shown_value(fact.kind, fact.value)
    shown = isolate(show_digits(shown) if fact.kind == "phone" else shown)
    given |= {"kind": str(KINDS.get(fact.kind, fact.kind)), "value": shown}
    if fact.source == "claim":
        return _("Profile %(join)s joined %(keep)s: both say %(kind)s %(value)s.") % given
    return _("Profile %(join)s joined %(keep)s by %(kind)s %(value)s.") % given
