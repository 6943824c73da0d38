"""Whose a mention may be: suggested with what speaks for it, and never more than suggested."""

from datetime import date
from typing import Final

from hamdel.customers.public import (
    customer_names,
    customers_of,
    find_by_identifier,
    list_customers,
)
from hamdel.language.entities import find_entities
from hamdel.language.names import similarity

from ..contracts import MentionFacts, Suggestion
from ..models import NotThem
from ..rules.placing import own_id

MOST: Final = 3
ALIKE: Final = 0.9  # how alike names are that may be one person's
_SURE: Final = {"email": 0.9, "phone": 0.9, "name": 0.3}
_LOOKED_AT: Final = 5


def suggestions(mention: MentionFacts, *, today: date) -> list[Suggestion]:
    """Customers who may have written a mention, the surest first.

    By an e-mail or phone in its text, or by a name like the author's: a name alone proves little, so it
    is said so. Whom somebody said it is not is left out.
    """
    found: dict[int, list[tuple[str, str]]] = {}
    for kind, value in _named_in(mention, today):
        known = find_by_identifier(kind, value)
        if len(known) == 1:
            found.setdefault(known[0], []).append((kind, value))
    if mention.author:
        for customer, name in _namesakes(mention.author):
            found.setdefault(customer, []).append(("name", name))
    for other in _themselves_or_declined(mention):
        found.pop(other, None)
    names = customer_names(found)
    offered = [
        Suggestion(
            customer_id=customer,
            name=names.get(customer, ""),
            evidence=tuple(evidence),
            sure=max(_SURE[what] for what, _ in evidence),
        )
        for customer, evidence in found.items()
    ]
    return sorted(offered, key=lambda one: (-one.sure, -len(one.evidence)))[:MOST]


def _named_in(mention: MentionFacts, today: date) -> list[tuple[str, str]]:
    found = find_entities(mention.text[:5_000], reference=today)
    said = [(one.kind, str(one.value)) for one in found if one.kind in {"email", "phone"}]
    return [(str(kind), value) for kind, value in dict.fromkeys(said)][:_LOOKED_AT]


def _namesakes(author: str) -> list[tuple[int, str]]:
    page = list_customers(search=author, limit=_LOOKED_AT, whole=False)
    named = [(one.id, one.name) for one in page.customers]
    return [(pk, name) for pk, name in named if similarity(name, author) >= ALIKE]


def _themselves_or_declined(mention: MentionFacts) -> set[int]:
    """The author's own profile, which is nobody else, and whom somebody said it is not."""
    handle = mention.handle or f"#{mention.id}"
    rows = NotThem.objects.filter(network=mention.network, handle=handle)
    declined = customers_of(list(rows.values_list("profile_id", flat=True)))
    own = find_by_identifier("anonymous_id", own_id(mention.network, handle))
    return {*declined.values(), *own}
