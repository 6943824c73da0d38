"""The face of journeys."""

from .contracts import Behind, Flow, MeasuredStep, Score, Scores, Span
from .queries.flows import directly_follows
from .queries.friction import friction
from .queries.measured import AtStep, Facet, PeopleAt, measured, people_at
from .rules.friction import Friction, Sore
from .scores import register_scores, scores_of

__all__ = [
    "AtStep",
    "Behind",
    "Facet",
    "Flow",
    "Friction",
    "MeasuredStep",
    "PeopleAt",
    "Score",
    "Scores",
    "Sore",
    "Span",
    "directly_follows",
    "friction",
    "measured",
    "people_at",
    "register_scores",
    "scores_of",
]
