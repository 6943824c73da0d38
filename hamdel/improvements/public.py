"""The face of improvements."""

from .change_screen import changes_shown
from .contracts import (
    OPEN,
    STATES,
    Changed,
    ChangeFacts,
    Figures,
    Filter,
    ImprovementFacts,
    NoSuch,
    Refused,
    ToImprove,
)
from .queries.changes import changes
from .queries.improvements import count_due, count_late, improvement, improvements, improvements_of
from .usecases.improving import change_improvement, make_improvement, move_improvement
from .usecases.noting import add_check, add_note

__all__ = [
    "OPEN",
    "STATES",
    "ChangeFacts",
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
    "changes",
    "changes_shown",
    "count_due",
    "count_late",
    "improvement",
    "improvements",
    "improvements_of",
    "make_improvement",
    "move_improvement",
]
