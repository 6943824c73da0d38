"""What trust tells of customers where the API shows them."""

from collections.abc import Sequence

from hamdel.customers.public import profiles_of
from hamdel.platform.instants import system_now

from .queries.efforts import efforts_of_customer
from .queries.trust import trust_of_customers


def trust_of_each(customer_ids: Sequence[int]) -> dict[int, float]:
    """How far each trusts us now, 0…100."""
    found = trust_of_customers(customer_ids, now=system_now())
    return {customer: round(trust, 1) for customer, trust in found.items()}


def effort_of_one(customer_ids: Sequence[int]) -> dict[int, float]:
    """The effort of the newest matter of one customer; of a list it would take too long."""
    if len(customer_ids) != 1:
        return {}
    (customer,) = customer_ids
    found = efforts_of_customer(customer, now=system_now(), profiles=profiles_of(customer))
    return {customer: round(found[-1].score, 2)} if found else {}
