"""Whom to ask and offer nothing: who has an open case, and who mourns."""

from collections.abc import Sequence
from typing import Final

from hamdel.cases.public import customers_with_open_cases
from hamdel.customers.public import CustomerFilter, customer_ids, facts_of

BEREAVED: Final = "bereaved"  # the attribute that says so, where it is true
OPEN_CASE: Final = "open_case"
MOURNING: Final = "mourning"


def whom_cases_hold(among: Sequence[int]) -> dict[int, str]:
    """Of some customers those with a case that is worked on."""
    return dict.fromkeys(customers_with_open_cases(among), OPEN_CASE)


def everybody_with_cases(most: int) -> dict[int, str]:
    """The customers of the newest open cases."""
    return dict.fromkeys(customers_with_open_cases(limit=most), OPEN_CASE)


def who_mourns(among: Sequence[int]) -> dict[int, str]:
    """Of some customers those of whom it is known that somebody of theirs died."""
    found = facts_of(list(among), whole=False)
    return {
        one: MOURNING
        for one, facts in found.items()
        if any(said.name == BEREAVED and said.value is True for said in facts.attributes)
    }


def everybody_who_mourns(most: int) -> dict[int, str]:
    """The customers of whom that is known, the newest first."""
    wanted = CustomerFilter(attribute=(BEREAVED, "true"))
    return dict.fromkeys(customer_ids(wanted, limit=most), MOURNING)
