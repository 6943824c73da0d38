"""Taking many customers in."""

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Call, endpoint, read_item
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING

from ..usecases.importing import CustomerGiven, import_customers
from .shapes import (
    CustomerIn,
    ImportIn,
    ImportOut,
    RefusedOut,
)


@endpoint(
    "POST",
    "/customers/import",
    scope="write",
    roles=LEADING,
    body=ImportIn,
    answer=ImportOut,
    summary=_("Take customers in"),
)
def take_in(call: Call) -> ImportOut:
    """Take each customer that can be read; the others are listed."""
    rows: list[CustomerGiven] = []
    places: list[int] = []
    refused: list[RefusedOut] = []
    for index, raw in enumerate(call.body.items):
        try:
            rows.append(_given(read_item(raw, as_type=CustomerIn)))
            places.append(index)
        except Problem as error:
            refused.append(RefusedOut(index=index, problem=str(error)))
    done = import_customers(rows=rows, source=call.caller.who, now=call.now)
    refused += [RefusedOut(index=places[one.index], problem=one.problem) for one in done.refused]
    return ImportOut(
        accepted=done.accepted,
        duplicates=done.duplicates,
        refused=sorted(refused, key=lambda one: one.index),
    )


def _given(item: CustomerIn) -> CustomerGiven:
    attributes = {**item.attributes, **({"name": item.name} if item.name else {})}
    identifiers = tuple((one.kind, one.value) for one in item.identifiers)
    return CustomerGiven(identifiers=identifiers, attributes=attributes, consents=item.consents)
