"""The face of trust."""

from .contracts import (
    Ended,
    NoSuchPromise,
    PromiseFacts,
    PromiseFilter,
    Refused,
    ToPromise,
    ToRecover,
)
from .queries.promises import count_promises, list_promises, promise, promises_of_profiles
from .queries.recoveries import recovery_of_promise
from .rules.due_words import Due, due_said
from .usecases.breaking import ring_alarms
from .usecases.keeping_past import PastPromise, keep_past_promise
from .usecases.promising import keep_promise, make_promise, withdraw_promise
from .usecases.recovering import start_recovery

__all__ = [
    "Due",
    "Ended",
    "NoSuchPromise",
    "PastPromise",
    "PromiseFacts",
    "PromiseFilter",
    "Refused",
    "ToPromise",
    "ToRecover",
    "count_promises",
    "due_said",
    "keep_past_promise",
    "keep_promise",
    "list_promises",
    "make_promise",
    "promise",
    "promises_of_profiles",
    "recovery_of_promise",
    "ring_alarms",
    "start_recovery",
    "withdraw_promise",
]
