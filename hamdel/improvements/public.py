"""The face of improvements."""

from .contracts import (
    OPEN,
    STATES,
    Changed,
    Figures,
    Filter,
    ImprovementFacts,
    NoSuch,
    Refused,
    ToImprove,
)
from .queries.improvements import count_due, count_late, improvement, improvements, improvements_of
from .usecases.improving import change_improvement, make_improvement, move_improvement
from .usecases.noting import add_check, add_note

__all__ = [
    "OPEN",
    "STATES",
    "Changed",
    "Figures",
    "Filter",
    "ImprovementFacts",
    "NoSuch",
    "Refused",
    "ToImprove",
    "add_check",
    "add_note",
    "change_improvement",
    "count_due",
    "count_late",
    "improvement",
    "improvements",
    "improvements_of",
    "make_improvement",
    "move_improvement",
]
