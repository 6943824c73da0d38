"""What a person may ask: everything we hold of them, and that it goes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from hamdel.platform import audit, events
from hamdel.platform.instants import rfc3339

from ..events import CustomerErased
from ..models import (
    Attribute,
    Change,
    Consent,
    Identifier,
    Link,
    Profile,
    Purchase,
    SharedIdentifier,
    Suggestion,
    Term,
)
from ..queries.finding import known_customer, profiles_of
from ..queries.links import merges_of
from ..queries.person import CustomerFacts, customer_facts, purchases_of
from .forgetting import drop_caches
from .locking import one_at_a_time
from .merging import NoSuchCustomer

Export = Callable[[Sequence[int]], Any]
Erase = Callable[[Sequence[int]], int]
_MINE = (Identifier, Attribute, Consent, Purchase, Term)


@dataclass(frozen=True, slots=True)
class Holder:
    """A package that holds personal data by profile: what it exports, how it erases."""

    name: str
    export: Export
    erase: Erase


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """What erasing a customer removed: of each kind of thing how many."""

    customer_id: int
    removed: dict[str, int]


_holders: dict[str, Holder] = {}


def register_holder(name: str, *, export: Export, erase: Erase) -> None:
    """Let a package above take part in export and erasure.

    `export(profile ids)` gives what JSON can hold; `erase(profile ids)` removes what is personal,
    in the caller's transaction, and says of how many things.
    """
    _holders[name] = Holder(name, export, erase)


def export_customer(customer_id: int) -> dict[str, Any]:
    """Everything held of one person, by holder. Raises NoSuchCustomer."""
    facts = customer_facts(known_customer(customer_id) or 0)
    if facts is None:
        raise NoSuchCustomer(f"there is no customer {customer_id}")
    profiles = list(facts.profiles)
    held = {name: holder.export(profiles) for name, holder in sorted(_holders.items())}
    return {"customer": _own(facts), **held}


@transaction.atomic
def erase_customer(*, customer_id: int, who: str, now: datetime, why: str = "") -> Erased:
    """Remove what is personal of a customer, everywhere, in one transaction.

    Bare profiles and the log's rows without their content stay, so counts stay right; nothing in
    them says who it was. Raises NoSuchCustomer.
    """
    one_at_a_time()
    customer = known_customer(customer_id)
    if customer is None:
        raise NoSuchCustomer(f"there is no customer {customer_id}")
    profiles = profiles_of(customer)
    removed = {name: holder.erase(profiles) for name, holder in sorted(_holders.items())}
    values = list(Identifier.objects.filter(profile_id__in=profiles).values_list("value", "kind"))
    for model in _MINE:
        removed[f"{model._meta.model_name}s"] = model.objects.filter(
            profile_id__in=profiles
        ).delete()[0]
    _remove_links(profiles)
    _remove_values(values)
    Profile.objects.filter(pk__in=profiles).update(erased_at=now, voice=None)
    for one in profiles:
        audit.forget(subject=f"customer:{one}")
    drop_caches()
    audit.record(
        who=who,
        act="customer erased",
        subject=f"customer:{customer}",
        before=None,
        after={"removed": removed},
        why=why,
        now=now,
    )
    events.publish(CustomerErased(customer_id=customer, profile_ids=tuple(profiles)))
    return Erased(customer_id=customer, removed=removed)


def _remove_links(profiles: list[int]) -> None:
    touching = Q(keep_id__in=profiles) | Q(join_id__in=profiles)
    Link.objects.filter(touching).delete()
    Suggestion.objects.filter(Q(low_id__in=profiles) | Q(high_id__in=profiles)).delete()


def _remove_values(values: list[tuple[str, str]]) -> None:
    """Marks and notes speak of identifiers too; they stay only where somebody else has them."""
    for value, kind in dict.fromkeys(values):
        Change.objects.filter(kind=kind, value=value).delete()
        if not Identifier.objects.filter(value=value, kind=kind).exists():
            SharedIdentifier.objects.filter(value=value, kind=kind).delete()


def _own(facts: CustomerFacts) -> dict[str, Any]:
    return {
        "id": str(facts.id),
        "name": facts.name,
        "created_at": rfc3339(facts.created_at),
        "identifiers": [
            {
                "kind": one.kind,
                "value": one.value,
                "verified": one.verified,
                "source": one.source,
                "first_seen_at": rfc3339(one.first_seen_at),
            }
            for one in facts.identifiers
        ],
        "attributes": [
            {"name": a.name, "value": a.value, "source": a.source, "at": rfc3339(a.at)}
            for a in facts.attributes
        ],
        "consents": [
            {"purpose": c.purpose, "channel": c.channel, "state": c.state, "at": rfc3339(c.at)}
            for c in facts.consents
        ],
        "purchases": [
            {
                "order_id": p.order_id,
                "kind": p.kind,
                "state": p.state,
                "total": None if p.total is None else str(p.total),
                "currency": p.currency,
                "items": p.items,
                "bought_at": rfc3339(p.bought_at),
            }
            for p in purchases_of(facts.id)
        ],
        "merges": [
            {"id": str(m.id), "source": m.source, "why": m.why, "at": rfc3339(m.at)}
            for m in merges_of(facts.profiles)
        ],
    }
