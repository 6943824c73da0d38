"""A customer's whole page, and what customers are called."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from ..contracts import ANONYMOUS_ID
from ..models import Attribute, Identifier, Profile
from ..rules.names import NAME_ATTRIBUTES, shown_name
from .links import MergeFact, merges_of
from .person import CustomerFacts, customer_facts

MOST_CLAIMS: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimElsewhere:
    """Somebody whom nobody vouches for says an identifier that is verified for this customer."""

    customer_id: int
    kind: str
    value: str
    source: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeCustomer:
    """A customer with everything their page tells.

    `merged_into`: whom the asked id was joined to. `merges`: the links that stand and can be
    undone, newest first. `claims`: who says to be them without being believed.
    """

    facts: CustomerFacts
    merged_into: int | None
    merges: tuple[MergeFact, ...]
    claims: tuple[ClaimElsewhere, ...]


def whole_customer(customer_id: int) -> WholeCustomer | None:
    """Everything of the customer that an id leads to; None for nobody (or erased). Eight questions."""
    facts = customer_facts(customer_id)
    if facts is None:
        return None
    live = (link for link in merges_of(facts.profiles) if link.undone_at is None)
    return WholeCustomer(
        facts=facts,
        merged_into=facts.id if facts.id != customer_id else None,
        merges=tuple(live),
        claims=tuple(_claims_elsewhere(facts)),
    )


def customer_names(ids: Iterable[int]) -> dict[int, str]:
    """What some customers are called, by id (of a joined one too); "" where nobody has said it."""
    asked = list(ids)
    owner = dict(
        Profile.objects.filter(pk__in=asked, erased_at=None).values_list("id", "customer_id")
    )
    names = _names(sorted(set(owner.values())))
    return {one: names.get(owner[one], "") for one in asked if one in owner}


def names_of_present(ids: Iterable[int]) -> dict[int, str]:
    """What some customers are called whose ids profiles have now (no joined one's); one question.

    Who has no name, or was erased, is not in it.
    """
    return _names(sorted(set(ids)))


def _names(customers: Sequence[int]) -> dict[int, str]:
    rows = Attribute.objects.filter(
        profile__customer_id__in=customers, name__in=(*NAME_ATTRIBUTES, "company")
    ).order_by("verified", "at", "id")
    said: dict[int, dict[str, Any]] = {}
    for customer, name, value in rows.values_list("profile__customer_id", "name", "value"):
        said.setdefault(customer, {})[name] = json.loads(value)
    return {customer: shown_name(attributes) for customer, attributes in said.items()}


def _claims_elsewhere(facts: CustomerFacts) -> Iterable[ClaimElsewhere]:
    mine = {
        (one.kind, one.value)
        for one in facts.identifiers
        if one.verified and one.kind != ANONYMOUS_ID
    }
    rows = (
        Identifier.objects.filter(value__in={value for _, value in mine}, verified=False)
        .exclude(profile__customer_id=facts.id)
        .order_by("-id")
        .values_list("profile__customer_id", "kind", "value", "source", "first_seen_at")
    )
    for customer, kind, value, source, at in rows[:MOST_CLAIMS]:
        if (kind, value) in mine:
            yield ClaimElsewhere(
                customer_id=customer, kind=kind, value=value, source=source, at=at
            )
