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
    PastImprovement,
    Refused,
    ToImprove,
)
from .queries.changes import changes
from .queries.figures import LATELY, figures_of
from .queries.improvements import count_due, count_late, improvement, improvements, improvements_of
from .usecases.improving import change_improvement, make_improvement, move_improvement
from .usecases.keeping_past import drop_improvements, keep_past_improvement
from .usecases.noting import add_check, add_note

__all__ = [
    "LATELY",
    "OPEN",
    "STATES",
    "ChangeFacts",
    "Changed",
    "Figures",
    "Filter",
    "ImprovementFacts",
    "NoSuch",
    "PastImprovement",
    "Refused",
    "ToImprove",
    "add_check",
    "add_note",
    "change_improvement",
    "changes",
    "changes_shown",
    "count_due",
    "count_late",
    "drop_improvements",
    "figures_of",
    "improvement",
    "improvements",
    "improvements_of",
    "keep_past_improvement",
    "make_improvement",
    "move_improvement",
]
