"""The face of automations."""

from .contracts import (
    ApplicationFacts,
    NoSuchApplication,
    NoSuchRule,
    RuleDraft,
    RuleFacts,
    RuleRefused,
    Tried,
    WouldDo,
)
from .queries.applications import applications
from .queries.rules import rule, rules
from .usecases.making import bring_back, change_rule, make_rule, order_rules, remove_rule
from .usecases.trying import try_rule
from .usecases.undoing import undo_application

__all__ = [
    "ApplicationFacts",
    "NoSuchApplication",
    "NoSuchRule",
    "RuleDraft",
    "RuleFacts",
    "RuleRefused",
    "Tried",
    "WouldDo",
    "applications",
    "bring_back",
    "change_rule",
    "make_rule",
    "order_rules",
    "remove_rule",
    "rule",
    "rules",
    "try_rule",
    "undo_application",
]
