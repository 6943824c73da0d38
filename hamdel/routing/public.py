"""The face of routing."""

from .contracts import (
    Agent,
    Condition,
    Considered,
    Decision,
    Need,
    Refused,
    Rule,
    Settings,
    Waiting,
)
from .rules.estimating import Estimate, Left, estimate
from .rules.fairness import gini, jain
from .rules.placing import Queued, place_all, queue_up
from .rules.urgency import HEAD_STARTS, passed_at_most
from .rules.weights import WEIGHTS, weight_of

__all__ = [
    "HEAD_STARTS",
    "WEIGHTS",
    "Agent",
    "Condition",
    "Considered",
    "Decision",
    "Estimate",
    "Left",
    "Need",
    "Queued",
    "Refused",
    "Rule",
    "Settings",
    "Waiting",
    "estimate",
    "gini",
    "jain",
    "passed_at_most",
    "place_all",
    "queue_up",
    "weight_of",
]
