"""Finding, showing and correcting customers."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Call, Page, endpoint, read_cursor, row_id
from hamdel.platform.api import cursor_of as cursor_to
from hamdel.platform.instants import rfc3339
from hamdel.platform.problems import Problem
from hamdel.platform.roles import EXPORTING

from ..contracts import KINDS
from ..queries.finding import find_by_identifier
from ..queries.listing import list_customers
from ..queries.person import customer_facts, facts_of
from ..queries.purchases import purchases_of
from ..usecases.describing import correct_attributes
from ..usecases.merging import NoSuchCustomer
from .shapes import (
    GONE,
    CorrectionIn,
    CustomerOut,
    CustomersQuery,
    PurchaseOut,
    customer_out,
    customers_out,
    known_or_404,
)

SCREENFUL = 50  # what a page of the list shows: more at once is for those who may export it


@endpoint(
    "GET",
    "/customers",
    scope="read",
    query=CustomersQuery,
    answer=Page[CustomerOut],
    summary=_("Find customers"),
)
def find(call: Call) -> Page[CustomerOut]:
    """Find by identifier, or list with search."""
    query: CustomersQuery = call.query
    if query.identifier is not None:
        return Page(items=_by_identifier(query.identifier), next=None)
    place = read_cursor(query.cursor, tuple[int])
    limit = query.limit
    if call.caller.role not in (None, *EXPORTING):
        limit = min(limit, SCREENFUL)
    page = list_customers(search=query.q, cursor=place[0] if place else None, limit=limit)
    return Page(
        items=customers_out(page.customers),
        next=None if page.next is None else cursor_to(page.next),
    )


@endpoint(
    "GET",
    "/customers/{id}",
    scope="read",
    answer=CustomerOut,
    summary=_("One customer"),
    problems=[404],
)
def customer(call: Call, id: str) -> CustomerOut:  # noqa: A002 - the name in the address
    """Show a customer; a joined one's id shows whom they were joined to."""
    asked = row_id(id)
    facts = customer_facts(known_or_404(asked))
    if facts is None:
        raise Problem(404, GONE)
    return customer_out(facts, asked=asked)


@endpoint(
    "PATCH",
    "/customers/{id}",
    scope="write",
    body=CorrectionIn,
    answer=CustomerOut,
    summary=_("Correct what is known of a customer"),
    problems=[404],
)
def correct(call: Call, id: str) -> CustomerOut:  # noqa: A002
    """Set attributes; null removes one."""
    one = known_or_404(row_id(id))
    try:
        correct_attributes(
            customer_id=one, attributes=call.body.attributes, who=call.caller.who, now=call.now
        )
    except NoSuchCustomer:
        raise Problem(404, GONE) from None
    facts = customer_facts(one)
    if facts is None:
        raise Problem(404, GONE)
    return customer_out(facts)


@endpoint(
    "GET",
    "/customers/{id}/purchases",
    scope="read",
    answer=Page[PurchaseOut],
    summary=_("What a customer bought"),
    problems=[404],
)
def purchases(call: Call, id: str) -> Page[PurchaseOut]:  # noqa: A002
    """List orders, bills and renewals, newest first."""
    return Page(
        items=[
            PurchaseOut(
                order_id=one.order_id,
                kind=one.kind,
                state=one.state,
                total=None if one.total is None else f"{one.total.normalize():f}",
                currency=one.currency,
                items=one.items,
                due_on=one.due_on.isoformat() if one.due_on else None,
                bought_at=rfc3339(one.bought_at),
                source=one.source,
            )
            for one in purchases_of(known_or_404(row_id(id)))
        ],
        next=None,
    )


def _by_identifier(text: str) -> list[CustomerOut]:
    kind, colon, value = text.partition(":")
    if not colon or kind not in KINDS:
        raise Problem(400, f"An identifier is one of {', '.join(KINDS)}, a colon and the value.",
                      field="identifier")  # fmt: skip
    ids = find_by_identifier(kind, value)
    facts = facts_of(ids)
    return customers_out([facts[one] for one in ids if one in facts])
