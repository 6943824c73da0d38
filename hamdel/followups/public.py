"""The face of follow-ups."""

from .contracts import (
    Ended,
    FollowUpFacts,
    FollowUpFilter,
    NoSuchFollowUp,
    NoSuchQuestion,
    Outcome,
    QuestionFacts,
    Refused,
    ToAsk,
)
from .queries.followups import (
    count_followups,
    followup,
    followup_of_moment,
    followups_of_responses,
    list_followups,
)
from .queries.questions import list_questions, question
from .usecases.asking import answer_question, ask_expert
from .usecases.ending import end_followup
from .usecases.keeping_past import PastFollowUp, keep_past_followups

__all__ = [
    "Ended",
    "FollowUpFacts",
    "FollowUpFilter",
    "NoSuchFollowUp",
    "NoSuchQuestion",
    "Outcome",
    "PastFollowUp",
    "QuestionFacts",
    "Refused",
    "ToAsk",
    "answer_question",
    "ask_expert",
    "count_followups",
    "end_followup",
    "followup",
    "followup_of_moment",
    "followups_of_responses",
    "keep_past_followups",
    "list_followups",
    "list_questions",
    "question",
]
