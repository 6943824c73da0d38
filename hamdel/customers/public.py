"""The face of customers."""

from .contracts import AttributeFact, Claim, KnownBy, MergeDone, Named
from .events import CustomerErased, CustomersMerged, MergeUndone
from .mapping import customers_of_table, guess_columns
from .parts import register_part
from .queries.facts import (
    ClaimElsewhere,
    WholeCustomer,
    customer_names,
    names_of_present,
    whole_customer,
)
from .queries.finding import (
    canonical_identifier,
    customer_of,
    customers_of,
    find_by_identifier,
    identifier_kinds,
    identifies,
    known_customer,
    naming_of,
    profiles_beside,
    profiles_of,
)
from .queries.joined import joined_profiles
from .queries.links import MergeFact, merges_of
from .queries.listing import (
    CustomerFilter,
    CustomerPage,
    count_customers,
    customer_ids,
    list_customers,
)
from .queries.marks import Marks, marks_of
from .queries.person import (
    ConsentFact,
    CustomerFacts,
    consents_of,
    customer_facts,
    facts_of,
)
from .queries.purchases import PurchaseFact, purchases_of
from .queries.suggested import SuggestionFact, count_suggestions, merge_suggestions
from .recognizer import Recognizer
from .rules.agreeing import Agreement
from .rules.national_ids import hide_national_ids
from .rules.purchases import tells_of_purchases
from .usecases.describing import correct_attributes, recognize_customer, set_consent
from .usecases.erasing import Erased, erase_customer, register_holder, what_erasing_removes
from .usecases.exporting import export_customer, hand_out_customer
from .usecases.importing import CustomerGiven, Imported, Refusal, import_customers
from .usecases.merging import (
    NoSuchCustomer,
    NoSuchMerge,
    SameCustomer,
    merge_customers,
    undo_merge,
)
from .usecases.purchasing import CommerceEvent, note_purchases
from .usecases.suggesting import (
    NoSuchSuggestion,
    dismiss_suggestion,
    find_suggestions,
    restore_suggestion,
)

__all__ = [
    "Agreement",
    "AttributeFact",
    "Claim",
    "ClaimElsewhere",
    "CommerceEvent",
    "ConsentFact",
    "CustomerErased",
    "CustomerFacts",
    "CustomerFilter",
    "CustomerGiven",
    "CustomerPage",
    "CustomersMerged",
    "Erased",
    "Imported",
    "KnownBy",
    "Marks",
    "MergeDone",
    "MergeFact",
    "MergeUndone",
    "Named",
    "NoSuchCustomer",
    "NoSuchMerge",
    "NoSuchSuggestion",
    "PurchaseFact",
    "Recognizer",
    "Refusal",
    "SameCustomer",
    "SuggestionFact",
    "WholeCustomer",
    "canonical_identifier",
    "consents_of",
    "correct_attributes",
    "count_customers",
    "count_suggestions",
    "customer_facts",
    "customer_ids",
    "customer_names",
    "customer_of",
    "customers_of",
    "customers_of_table",
    "dismiss_suggestion",
    "erase_customer",
    "export_customer",
    "facts_of",
    "find_by_identifier",
    "find_suggestions",
    "guess_columns",
    "hand_out_customer",
    "hide_national_ids",
    "identifier_kinds",
    "identifies",
    "import_customers",
    "joined_profiles",
    "known_customer",
    "list_customers",
    "marks_of",
    "merge_customers",
    "merge_suggestions",
    "merges_of",
    "names_of_present",
    "naming_of",
    "note_purchases",
    "profiles_beside",
    "profiles_of",
    "purchases_of",
    "recognize_customer",
    "register_holder",
    "register_part",
    "restore_suggestion",
    "set_consent",
    "tells_of_purchases",
    "undo_merge",
    "what_erasing_removes",
    "whole_customer",
]
