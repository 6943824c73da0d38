"""What the API takes and answers about customers."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

import msgspec

from hamdel.platform.api import Answer, Body, PageQuery
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem

from ..contracts import KnownBy
from ..parts import parts_of
from ..queries.finding import known_customer
from ..queries.person import ConsentFact, CustomerFacts
from ..rules.identifiers import shown_value

IdentifierKind = Literal[
    "phone", "email", "user_id", "anonymous_id", "telegram", "bale", "crm_id", "national_id"
]
Short = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
Why = Annotated[str, msgspec.Meta(max_length=2_000)]
MOST_ITEMS = 2_500
GONE = "There is no such customer."


class IdentifierIn(Body):
    """One identifier, in any written form."""

    kind: IdentifierKind
    value: Annotated[str, msgspec.Meta(min_length=1, max_length=320)]


class IdentifierOut(Answer):
    """An identifier of a customer; `shared`: it is several people's and joins nobody by itself."""

    kind: str
    value: str
    verified: bool
    source: str
    shared: bool
    first_seen_at: str


class AttributeOut(Answer):
    """One thing known, and where it came from."""

    name: str
    value: Any
    source: str
    verified: bool
    at: str


class ConsentOut(Answer):
    """What the customer agreed to or refused."""

    purpose: str
    channel: str
    state: str
    source: str
    at: str


class InSegmentOut(Answer):
    """A segment that a customer is in, and since when."""

    id: str
    key: str
    name: str
    since: str


class CustomerOut(Answer):
    """A customer. `merged_into` is the id they answer to now, where the asked id was joined.

    What packages above tell of them (`customers.parts`) has a field of its own, with a default. `trust`
    is 0…100; `effort` of their newest matter, 1 (none) … 7 (heavy), is told of one customer alone.
    """

    id: str
    name: str
    created_at: str
    merged_into: str | None
    identifiers: list[IdentifierOut]
    attributes: list[AttributeOut]
    consents: list[ConsentOut]
    segments: list[InSegmentOut] = []
    trust: float | None = None
    effort: float | None = None


class CustomersQuery(PageQuery):
    """Either `identifier` (`kind:value`, in any written form) or a search in `q`."""

    identifier: Annotated[str, msgspec.Meta(max_length=400)] | None = None
    q: Annotated[str, msgspec.Meta(max_length=200)] = ""


class MergeIn(Body):
    """`keep`'s id stays; `join`'s leads there."""

    keep: str
    join: str
    why: Why = ""


class MergeOut(Answer):
    """A merge, or one that was undone."""

    id: str
    customer_id: str


class CorrectionIn(Body):
    """What is right; null removes what was said."""

    attributes: dict[str, Any]


class ConsentIn(Body):
    """One consent; the channel `*` means every channel."""

    purpose: Short
    state: Literal["granted", "refused"]
    channel: Short = "*"


class ConsentsIn(Body):
    """Consents to set; those not named stay as they are."""

    items: Annotated[list[ConsentIn], msgspec.Meta(min_length=1, max_length=100)]


class ConsentsOut(Answer):
    """All consents of a customer."""

    items: list[ConsentOut]


class PurchaseOut(Answer):
    """An order, bill or renewal as it stands; `total` is an exact decimal as text."""

    order_id: str
    kind: str
    state: str
    total: str | None
    currency: str
    items: list[Any]
    due_on: str | None
    bought_at: str
    source: str


class EraseQuery(Body):
    """Why a customer is erased: kept in the trail, so it must not name them."""

    why: Annotated[str, msgspec.Meta(max_length=500)] = ""


class ErasedOut(Answer):
    """What erasing removed: of each kind of thing how many."""

    customer_id: str
    removed: dict[str, int]


class AgreementOut(Answer):
    """One field of two customers, as both have it, and in the form in which it was compared."""

    field: str
    ours: str
    theirs: str
    compared: list[str]
    agrees: bool | None


class SuggestionOut(Answer):
    """Two customers who may be one. `why` says what kept them from being joined by themselves."""

    id: str
    customer_ids: list[str]
    names: list[str]
    score: float | None
    why: str
    evidence: list[AgreementOut]
    at: str


class ImportIn(Body):
    """Customers to take in; each is judged for itself."""

    items: Annotated[list[msgspec.Raw], msgspec.Meta(max_length=MOST_ITEMS)]


class CustomerIn(Body):
    """One customer of an import; consents are purpose → granted or refused."""

    identifiers: Annotated[list[IdentifierIn], msgspec.Meta(min_length=1, max_length=20)]
    name: Annotated[str, msgspec.Meta(max_length=200)] = ""
    attributes: dict[str, Any] = {}
    consents: dict[Short, Literal["granted", "refused"]] = {}


class RefusedOut(Answer):
    """One item that could not be taken."""

    index: int
    problem: str


class ImportOut(Answer):
    """What became of the items."""

    accepted: int
    duplicates: int
    refused: list[RefusedOut]


def known_or_404(asked: int) -> int:
    found = known_customer(asked)
    if found is None:
        raise Problem(404, GONE)
    return found


def customers_out(found: Sequence[CustomerFacts]) -> list[CustomerOut]:
    """Some customers with what packages above tell of them."""
    parts = parts_of([one.id for one in found])
    return [_customer_out(one, parts[one.id]) for one in found]


def customer_out(facts: CustomerFacts, *, asked: int | None = None) -> CustomerOut:
    """One customer, as the id that was asked for."""
    return _customer_out(facts, parts_of([facts.id])[facts.id], asked=asked)


def _customer_out(
    facts: CustomerFacts, parts: Mapping[str, Any], *, asked: int | None = None
) -> CustomerOut:
    joined = asked is not None and asked != facts.id
    return CustomerOut(
        id=str(asked if joined else facts.id),
        name=facts.name,
        created_at=rfc3339(facts.created_at),
        merged_into=str(facts.id) if joined else None,
        identifiers=[identifier_out(one) for one in facts.identifiers],
        attributes=[
            AttributeOut(
                name=a.name, value=a.value, source=a.source, verified=a.verified, at=rfc3339(a.at)
            )
            for a in facts.attributes
        ],
        consents=[consent_out(one) for one in facts.consents],
        **parts,
    )


def identifier_out(one: KnownBy) -> IdentifierOut:
    return IdentifierOut(
        kind=one.kind,
        value=shown_value(one.kind, one.value),
        verified=one.verified,
        source=one.source,
        shared=one.shared,
        first_seen_at=rfc3339(one.first_seen_at),
    )


def consent_out(one: ConsentFact) -> ConsentOut:
    return ConsentOut(
        purpose=one.purpose,
        channel=one.channel,
        state=one.state,
        source=one.source,
        at=rfc3339(one.at),
    )
