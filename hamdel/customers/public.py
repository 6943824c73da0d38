"""The face of customers."""

from .contracts import AttributeFact, Claim, KnownBy, MergeDone
from .queries.finding import customer_of, customers_of, find_by_identifier, profiles_of
from .recognizer import Recognizer

__all__ = [
    "AttributeFact",
    "Claim",
    "KnownBy",
    "MergeDone",
    "Recognizer",
    "customer_of",
    "customers_of",
    "find_by_identifier",
    "profiles_of",
]
