"""The face of cases."""

from .belonging import Belonging, register_belonging
from .contracts import (
    LIVE,
    PRIORITIES,
    SETTLED,
    STATES,
    CaseChanges,
    CaseFacts,
    CaseFilter,
    CaseTypeFacts,
    Changed,
    Due,
    NoSuchCase,
    Refused,
    ToOpen,
)
from .due_sources import register_due_columns, register_due_source
from .events import CaseAssigned, CaseChanged, CaseClosed, CaseOpened, CaseReopened
from .narrowing import register_narrowing
from .queries.cases import (
    case,
    cases_by_id,
    cases_of_conversation,
    count_cases,
    customers_with_open_cases,
    interactions_of_case,
    list_cases,
    open_cases_of,
)
from .queries.changes import changed_since, keep_still, live_ids
from .queries.types import case_type, case_types, type_of_topic
from .queries.waiting import UnownedCase, cases_in_hand, count_unowned, unowned_cases
from .usecases.changing import assign_case, change_case, close_case, reopen_case
from .usecases.deeds import Act, Acted, act
from .usecases.keeping_past import PastCase, keep_past_case
from .usecases.noting import write_note
from .usecases.opening import open_case
from .usecases.rules import RuleGiven, save_rule
from .usecases.tasks import ToDo, add_task
from .watching import register_watcher

__all__ = [
    "LIVE",
    "PRIORITIES",
    "SETTLED",
    "STATES",
    "Act",
    "Acted",
    "Belonging",
    "CaseAssigned",
    "CaseChanged",
    "CaseChanges",
    "CaseClosed",
    "CaseFacts",
    "CaseFilter",
    "CaseOpened",
    "CaseReopened",
    "CaseTypeFacts",
    "Changed",
    "Due",
    "NoSuchCase",
    "PastCase",
    "Refused",
    "RuleGiven",
    "ToDo",
    "ToOpen",
    "UnownedCase",
    "act",
    "add_task",
    "assign_case",
    "case",
    "case_type",
    "case_types",
    "cases_by_id",
    "cases_in_hand",
    "cases_of_conversation",
    "change_case",
    "changed_since",
    "close_case",
    "count_cases",
    "count_unowned",
    "customers_with_open_cases",
    "interactions_of_case",
    "keep_past_case",
    "keep_still",
    "list_cases",
    "live_ids",
    "open_case",
    "open_cases_of",
    "register_belonging",
    "register_due_columns",
    "register_due_source",
    "register_narrowing",
    "register_watcher",
    "reopen_case",
    "save_rule",
    "type_of_topic",
    "unowned_cases",
    "write_note",
]
