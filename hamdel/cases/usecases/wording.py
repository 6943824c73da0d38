"""The words by which a case is looked for."""

from typing import Final

from hamdel.customers.public import customer_names, customer_of
from hamdel.language.fold import terms

from ..models import Case

LONGEST: Final = 4_000


def words_of(row: Case) -> str:
    """Its title, reason, description, what was written into its fields, and its customer's name."""
    customer = customer_of(row.profile_id) or row.profile_id
    said = [row.title, row.reason, customer_names([customer]).get(customer, "")]
    said += [value for value in row.fields.values() if isinstance(value, str)]
    return " ".join(terms(" ".join([*said, row.description])))[:LONGEST]
