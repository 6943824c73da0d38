"""The face of journeys."""

from .asked import PERIODS, Asked, asked_of, instants
from .contracts import Behind, Flow, MeasuredStep, Score, Scores, Span
from .feeding import Pace, feed
from .offers import Offer, Piece, register_offers, register_piece
from .preparing import prepare_steps
from .queries.conforming import conformance
from .queries.effect import Told, Went, went_around
from .queries.flows import directly_follows
from .queries.friction import friction, hurts
from .queries.funnel import Course, funnel
from .queries.habits import BUYING, Habit, habits
from .queries.hours import HourCount, by_hour
from .queries.marks import Marks, marks, marks_of
from .queries.measured import AtStep, Facet, PeopleAt, measured, people_at
from .queries.usage import Usage, spoken, usage
from .queries.walks import walks
from .rules.conforming import Conformance
from .rules.friction import Counts, Friction, Sore
from .rules.moments import Mark
from .scores import register_scores, scores_of
from .span_said import SpanQuery, answered, span_of
from .usecases.figures import ToTell, forget_figures, keep_figures
from .words import SIGN_ICONS, SIGN_WORDS, name_of_step, register_action_words, step_names

__all__ = [
    "BUYING",
    "PERIODS",
    "SIGN_ICONS",
    "SIGN_WORDS",
    "Asked",
    "AtStep",
    "Behind",
    "Conformance",
    "Counts",
    "Course",
    "Facet",
    "Flow",
    "Friction",
    "Habit",
    "HourCount",
    "Mark",
    "Marks",
    "MeasuredStep",
    "Offer",
    "Pace",
    "PeopleAt",
    "Piece",
    "Score",
    "Scores",
    "Sore",
    "Span",
    "SpanQuery",
    "ToTell",
    "Told",
    "Usage",
    "Went",
    "answered",
    "asked_of",
    "by_hour",
    "conformance",
    "directly_follows",
    "feed",
    "forget_figures",
    "friction",
    "funnel",
    "habits",
    "hurts",
    "instants",
    "keep_figures",
    "marks",
    "marks_of",
    "measured",
    "name_of_step",
    "people_at",
    "prepare_steps",
    "register_action_words",
    "register_offers",
    "register_piece",
    "register_scores",
    "scores_of",
    "span_of",
    "spoken",
    "step_names",
    "usage",
    "walks",
    "went_around",
]
