"""What is known of one customer."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet, Subquery, Value

from ..contracts import AttributeFact, KnownBy
from ..models import Attribute, Consent, Identifier, Profile, SharedIdentifier
from ..rules.identifiers import RANK
from ..rules.names import name_in, shown_name
from .finding import profiles_of

_MARKED: Final = Exists(
    SharedIdentifier.objects.filter(
        kind=OuterRef("kind"), value=OuterRef("value"), verified=OuterRef("verified")
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentFact:
    """What a customer agreed to or refused; `state` is "granted" or "refused"."""

    purpose: str
    channel: str
    state: str
    source: str
    who: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFacts:
    """A customer as screens and programs see them; `name` is "" where nobody has said it."""

    id: int
    name: str
    created_at: datetime
    profiles: tuple[int, ...]
    identifiers: tuple[KnownBy, ...]
    attributes: tuple[AttributeFact, ...]
    consents: tuple[ConsentFact, ...]

    @property
    def called(self) -> str:
        """Their name, else their company's; "" for neither."""
        return shown_name({"name": self.name, **{one.name: one.value for one in self.attributes}})


def customer_facts(customer_id: int) -> CustomerFacts | None:
    """Everything of one customer but the story and purchases; None for nobody (or erased).

    The id of a joined one leads to whom they were joined to: then `id` is not the id asked.
    """
    led_to = Profile.objects.filter(pk=customer_id, erased_at=None).values("customer_id")
    rows = Profile.objects.filter(customer_id=Subquery(led_to))
    return next(iter(_facts(rows, whole=True).values()), None)


def facts_of(customer_ids: Sequence[int], *, whole: bool = True) -> dict[int, CustomerFacts]:
    """Several customers at once, in four queries whatever their number.

    Not `whole`, it takes three: without consents and the marks of shared identifiers.
    """
    found = _facts(Profile.objects.filter(customer_id__in=customer_ids), whole=whole)
    return {one: found[one] for one in customer_ids if one in found}


def _facts(chosen: QuerySet[Profile], *, whole: bool) -> dict[int, CustomerFacts]:
    profiles: dict[int, list[tuple[int, datetime]]] = {}
    owner: dict[int, int] = {}
    rows = chosen.filter(erased_at=None).order_by("id")
    for one, customer, since in rows.values_list("id", "customer_id", "created_at"):
        profiles.setdefault(customer, []).append((one, since))
        owner[one] = customer
    known = _identifiers(owner, marked=whole)
    said = _attributes(owner)
    agreed = _consents(owner) if whole else {}
    return {
        customer: CustomerFacts(
            id=customer,
            name=name_in({fact.name: fact.value for fact in said.get(customer, ())}),
            created_at=min(since for _, since in mine),
            profiles=tuple(one for one, _ in mine),
            identifiers=tuple(known.get(customer, ())),
            attributes=tuple(said.get(customer, ())),
            consents=tuple(agreed.get(customer, ())),
        )
        for customer, mine in profiles.items()
    }


def consents_of(customer_id: int) -> list[ConsentFact]:
    """What a customer agreed to or refused, the latest word a purpose and channel."""
    owner = dict.fromkeys(profiles_of(customer_id), customer_id)
    return _consents(owner).get(customer_id, [])


def _identifiers(owner: dict[int, int], *, marked: bool) -> dict[int, list[KnownBy]]:
    """One entry an identifier: a verified one hides the same one claimed."""
    rows = Identifier.objects.filter(profile_id__in=owner).order_by("-verified", "id")
    found: dict[int, dict[tuple[str, str], KnownBy]] = {}
    for row in rows.annotate(marked=_MARKED if marked else Value(value=False)):
        mine = found.setdefault(owner[row.profile_id], {})
        if (row.kind, row.value) in mine:
            continue
        mine[row.kind, row.value] = KnownBy(
            kind=row.kind,
            value=row.value,
            verified=row.verified,
            source=row.source,
            shared=row.marked,
            first_seen_at=row.first_seen_at,
        )
    return {
        customer: sorted(mine.values(), key=lambda one: (RANK[one.kind], one.first_seen_at))
        for customer, mine in found.items()
    }


def _attributes(owner: dict[int, int]) -> dict[int, list[AttributeFact]]:
    rows = Attribute.objects.filter(profile_id__in=owner).order_by("verified", "at", "id")
    found: dict[int, dict[str, AttributeFact]] = {}
    for row in rows:
        found.setdefault(owner[row.profile_id], {})[row.name] = AttributeFact(
            name=row.name,
            value=json.loads(row.value),
            source=row.source,
            verified=row.verified,
            at=row.at,
        )
    return {one: [mine[name] for name in sorted(mine)] for one, mine in found.items()}


def _consents(owner: dict[int, int]) -> dict[int, list[ConsentFact]]:
    rows = Consent.objects.filter(profile_id__in=owner).order_by("at", "id")
    found: dict[int, dict[tuple[str, str], ConsentFact]] = {}
    for row in rows:
        found.setdefault(owner[row.profile_id], {})[row.purpose, row.channel] = ConsentFact(
            purpose=row.purpose,
            channel=row.channel,
            state=row.state,
            source=row.source,
            who=row.who,
            at=row.at,
        )
    return {one: [mine[at] for at in sorted(mine)] for one, mine in found.items()}
