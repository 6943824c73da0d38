"""The face of customers."""

from .contracts import AttributeFact, Claim, KnownBy, MergeDone
from .events import CustomerErased, CustomersMerged, MergeUndone
from .queries.finding import (
    canonical_identifier,
    customer_of,
    customers_of,
    find_by_identifier,
    identifies,
    known_customer,
    profiles_of,
)
from .recognizer import Recognizer
from .usecases.merging import (
    NoSuchCustomer,
    NoSuchMerge,
    SameCustomer,
    merge_customers,
    undo_merge,
)

__all__ = [
    "AttributeFact",
    "Claim",
    "CustomerErased",
    "CustomersMerged",
    "KnownBy",
    "MergeDone",
    "MergeUndone",
    "NoSuchCustomer",
    "NoSuchMerge",
    "Recognizer",
    "SameCustomer",
    "canonical_identifier",
    "customer_of",
    "customers_of",
    "find_by_identifier",
    "identifies",
    "known_customer",
    "merge_customers",
    "profiles_of",
    "undo_merge",
]
