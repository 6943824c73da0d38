"""Whom to ask and offer nothing: who has an open case, and who mourns."""

from collections.abc import Sequence
from typing import Final

from hamdel.cases.public import LIVE, CaseFilter, list_cases, open_cases_of
from hamdel.customers.public import CustomerFilter, facts_of, list_customers, profiles_beside

BEREAVED: Final = "bereaved"  # the attribute that says so, where it is true


def whom_cases_hold(customer_ids: Sequence[int]) -> dict[int, str]:
    """Of some customers those with a case that is worked on."""
    profiles = profiles_beside(list(customer_ids))
    return {one.customer_id: "open_case" for one in open_cases_of(profiles)}


def everybody_with_cases(most: int) -> list[int]:
    """The customers of the newest open cases."""
    found = list_cases(CaseFilter(states=LIVE), limit=most)
    return list(dict.fromkeys(one.customer_id for one in found))


def who_mourns(customer_ids: Sequence[int]) -> dict[int, str]:
    """Of some customers those of whom it is known that somebody of theirs died."""
    found = facts_of(list(customer_ids), whole=False)
    return {
        one: "mourning"
        for one, facts in found.items()
        if any(said.name == BEREAVED and said.value is True for said in facts.attributes)
    }


def everybody_who_mourns(most: int) -> list[int]:
    """The customers of whom that is known, the newest first."""
    wanted = CustomerFilter(attribute=(BEREAVED, "true"))
    return [one.id for one in list_customers(filters=wanted, limit=most, whole=False).customers]
