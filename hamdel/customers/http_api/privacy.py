"""Consents, export, erasure."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Call, endpoint, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING

from ..queries.person import consents_of
from ..usecases.describing import set_consents
from ..usecases.erasing import erase_customer
from ..usecases.exporting import hand_out_customer
from ..usecases.merging import NoSuchCustomer
from .shapes import (
    GONE,
    ConsentsIn,
    ConsentsOut,
    ErasedOut,
    EraseQuery,
    consent_out,
    known_or_404,
)


@endpoint(
    "DELETE",
    "/customers/{id}",
    scope="write",
    roles=LEADING,
    query=EraseQuery,
    answer=ErasedOut,
    summary=_("Erase a customer"),
    problems=[404],
)
def erase(call: Call, id: str) -> ErasedOut:  # noqa: A002
    """Remove what is personal of a customer, everywhere."""
    try:
        done = erase_customer(
            customer_id=row_id(id), who=call.caller.who, now=call.now, why=call.query.why
        )
    except NoSuchCustomer:
        raise Problem(404, GONE) from None
    return ErasedOut(customer_id=str(done.customer_id), removed=done.removed)


@endpoint(
    "GET",
    "/customers/{id}/export",
    scope="read",
    answer=dict[str, Any],
    summary=_("Everything held of one customer"),
    problems=[404],
)
def export(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    """Give a person what is held of them."""
    try:
        return hand_out_customer(customer_id=row_id(id), who=call.caller.who, now=call.now)
    except NoSuchCustomer:
        raise Problem(404, GONE) from None


@endpoint(
    "GET",
    "/customers/{id}/consents",
    scope="read",
    answer=ConsentsOut,
    summary=_("What a customer agreed to"),
    problems=[404],
)
def consents(call: Call, id: str) -> ConsentsOut:  # noqa: A002
    """List the consents that hold."""
    return ConsentsOut(items=[consent_out(one) for one in consents_of(known_or_404(row_id(id)))])


@endpoint(
    "PATCH",
    "/customers/{id}/consents",
    scope="write",
    body=ConsentsIn,
    answer=ConsentsOut,
    summary=_("Set consents"),
    problems=[404],
)
def change_consents(call: Call, id: str) -> ConsentsOut:  # noqa: A002
    """Set some consents."""
    one = known_or_404(row_id(id))
    try:
        set_consents(
            customer_id=one,
            consents=[(c.purpose, c.channel, c.state) for c in call.body.items],
            source="api",
            who=call.caller.who,
            now=call.now,
        )
    except NoSuchCustomer:
        raise Problem(404, GONE) from None
    return ConsentsOut(items=[consent_out(fact) for fact in consents_of(one)])
