"""The face of trust."""

from .contracts import (
    Actor,
    Ended,
    NoSuchPromise,
    PromiseFacts,
    PromiseFilter,
    Refused,
    ToPromise,
)
from .queries.promises import count_promises, list_promises, promise, promises_of_profiles
from .rules.due_words import Due, due_said
from .usecases.promising import keep_promise, make_promise, withdraw_promise

__all__ = [
    "Actor",
    "Due",
    "Ended",
    "NoSuchPromise",
    "PromiseFacts",
    "PromiseFilter",
    "Refused",
    "ToPromise",
    "count_promises",
    "due_said",
    "keep_promise",
    "list_promises",
    "make_promise",
    "promise",
    "promises_of_profiles",
    "withdraw_promise",
]
