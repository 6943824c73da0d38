"""The face of studies."""

from .contracts import (
    NoSuch,
    NoteFacts,
    ParticipantFacts,
    Question,
    QuoteFacts,
    Refused,
    SessionFacts,
    StudyFacts,
    ThemeFacts,
    ToNote,
    ToPlan,
    ToStudy,
)
from .queries.coding import quote, quotes, study_of_quote, themes
from .queries.sessions import notes, sessions
from .queries.studies import list_studies, participants, study
from .starting import guide
from .usecases.codebook import add_theme
from .usecases.coding import code_quote, place_quote, take_quote
from .usecases.consenting import add_participants, give_thanks, record_consent
from .usecases.noting import save_note
from .usecases.sessions import begin_session, hold_session, plan_session
from .usecases.studying import finish_study, make_study, remove_study

__all__ = [
    "NoSuch",
    "NoteFacts",
    "ParticipantFacts",
    "Question",
    "QuoteFacts",
    "Refused",
    "SessionFacts",
    "StudyFacts",
    "ThemeFacts",
    "ToNote",
    "ToPlan",
    "ToStudy",
    "add_participants",
    "add_theme",
    "begin_session",
    "code_quote",
    "finish_study",
    "give_thanks",
    "guide",
    "hold_session",
    "list_studies",
    "make_study",
    "notes",
    "participants",
    "place_quote",
    "plan_session",
    "quote",
    "quotes",
    "record_consent",
    "remove_study",
    "save_note",
    "sessions",
    "study",
    "study_of_quote",
    "take_quote",
    "themes",
]
