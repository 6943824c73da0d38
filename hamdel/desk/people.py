"""Customers as the desk shows them: what `customers` knows, with what the log says of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hamdel.customers.public import (
    ConsentFact,
    CustomerFacts,
    PurchaseFact,
    customer_facts,
    facts_of,
    purchases_of,
)
from hamdel.interactions.public import Newest, newest_of
from hamdel.platform.web.curve import tone_of
from hamdel.platform.web.formats import show_money, show_number
from hamdel.touchpoints.public import KindFacts, kind_facts

from .action_words import told
from .person import (
    IN_LINE,
    AttributeRow,
    IdentifierRow,
    attribute_row,
    called,
    identifier_row,
)

MAIN_KINDS = ("phone", "email")
MOST_MAIN = 2
CORRECTABLE = ("name", "city", "job", "company")
PURCHASE_KINDS: dict[str, Promise] = {
    "order": gettext_lazy("Order"),
    "bill": gettext_lazy("Bill"),
    "renewal": gettext_lazy("Renewal"),
}
PURCHASE_STATES: dict[str, tuple[Promise, str]] = {
    "placed": (pgettext_lazy("purchase", "Bought"), "positive"),
    "updated": (pgettext_lazy("purchase", "Changed"), ""),
    "refunded": (pgettext_lazy("purchase", "Money returned"), "warning"),
    "cancelled": (pgettext_lazy("purchase", "Cancelled"), "negative"),
}
RIAL_PER = {"IRR": 1, "RIAL": 1, "IRT": 10, "TOMAN": 10, "TMN": 10}


@dataclass(frozen=True, slots=True)
class Person:
    """A customer on their own page."""

    id: int
    name: str
    named: bool
    line: str
    main: tuple[IdentifierRow, ...]
    identifiers: tuple[IdentifierRow, ...]
    attributes: tuple[AttributeRow, ...]
    profiles: tuple[int, ...]
    consents: tuple[ConsentFact, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest moment of somebody in a list; `tone` is that of their newest feeling, or ""."""

    what: str
    channel: str
    tone: str
    at: datetime
    moments: int


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A customer in a list."""

    id: int
    name: str
    named: bool
    line: str
    main: tuple[IdentifierRow, ...]
    seen: Seen | None


@dataclass(frozen=True, slots=True)
class PurchaseRow:
    """A purchase on a customer's page."""

    kind: str
    order_id: str
    bought_at: datetime
    amount: str
    state: str
    tone: str
    items: str


def person_of(customer_id: int) -> Person | None:
    """A customer with everything known of them; None for nobody."""
    facts = customer_facts(customer_id)
    return None if facts is None else _person(facts)


def people_of(customer_ids: Sequence[int]) -> dict[int, Person]:
    """Some customers by id, as one compares them: without consents and marks of shared ones."""
    found = facts_of(customer_ids, whole=False)
    return {one: _person(facts) for one, facts in found.items()}


def rows_of(
    customers: Iterable[CustomerFacts], *, newest: dict[int, Newest] | None = None
) -> list[PersonRow]:
    """Customers as rows of a list, each with the newest moment (`newest` where it is known)."""
    listed = list(customers)
    if newest is None:
        newest = newest_of([profile for facts in listed for profile in facts.profiles])
    kinds = kind_facts(one.kind_id for one in newest.values())
    return [_row(facts, _latest(facts, newest), kinds) for facts in listed]


def names_of(customer_ids: Sequence[int]) -> dict[int, str]:
    """What to call some customers, by id."""
    found = facts_of(customer_ids, whole=False)
    return {one: _person(facts).name for one, facts in found.items()}


def purchase_rows(customer_id: int) -> list[PurchaseRow]:
    """What a customer bought, newest first."""
    return [_purchase(fact) for fact in purchases_of(customer_id)]


def _person(facts: CustomerFacts) -> Person:
    identifiers = tuple(identifier_row(known) for known in facts.identifiers)
    attributes = tuple(attribute_row(fact) for fact in facts.attributes)
    words = {fact.name: str(fact.value) for fact in facts.attributes}
    return Person(
        id=facts.id,
        name=called(facts.name, identifiers),
        named=bool(facts.name),
        line=_(", ").join(words[name] for name in IN_LINE if words.get(name)),
        main=_main(identifiers),
        identifiers=identifiers,
        attributes=attributes,
        profiles=facts.profiles,
        consents=facts.consents,
    )


def _main(identifiers: Sequence[IdentifierRow]) -> tuple[IdentifierRow, ...]:
    """The two by which one reaches somebody: a phone before an e-mail."""
    reached = [row for row in identifiers if row.kind in MAIN_KINDS]
    return tuple(sorted(reached, key=lambda row: MAIN_KINDS.index(row.kind))[:MOST_MAIN])


def _latest(facts: CustomerFacts, newest: dict[int, Newest]) -> list[Newest]:
    found = [newest[profile] for profile in facts.profiles if profile in newest]
    return sorted(found, key=lambda one: one.last_at, reverse=True)


def _row(facts: CustomerFacts, newest: list[Newest], kinds: dict[int, KindFacts]) -> PersonRow:
    person = _person(facts)
    seen = None
    if newest:
        kind = kinds.get(newest[0].kind_id)
        felt = [one.sentiment for one in newest if one.sentiment is not None]
        seen = Seen(
            what=told(kind.action) if kind else "",
            channel=kind.channel if kind else "",
            tone=tone_of(felt[0]) if felt else "",
            at=newest[0].last_at,
            moments=sum(one.moments for one in newest),
        )
    return PersonRow(person.id, person.name, person.named, person.line, person.main, seen)


def _purchase(fact: PurchaseFact) -> PurchaseRow:
    state, tone = PURCHASE_STATES.get(fact.state, (fact.state, ""))
    return PurchaseRow(
        kind=str(PURCHASE_KINDS.get(fact.kind, fact.kind)),
        order_id=fact.order_id,
        bought_at=fact.bought_at,
        amount=_amount(fact.total, fact.currency),
        state=str(state),
        tone=tone,
        items=_(", ").join(_item(item) for item in fact.items),
    )


def _amount(total: Decimal | None, currency: str) -> str:
    if total is None:
        return ""
    factor = RIAL_PER.get(currency.upper())
    return show_money(total * factor) if factor else f"{show_number(total)} {currency}"


def _item(item: object) -> str:
    if isinstance(item, dict):
        return str(item.get("name") or item.get("product") or item.get("sku") or "")
    return str(item)
