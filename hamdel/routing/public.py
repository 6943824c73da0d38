"""The face of routing."""

from .contracts import (
    STATES,
    Agent,
    AgentFacts,
    AssignmentFacts,
    Condition,
    Considered,
    Decision,
    Need,
    Refused,
    Rule,
    Settings,
    SkillFacts,
    ToServe,
    Waiting,
)
from .queries.agents import skills, team_now
from .queries.assignments import assignments_of, newest_assignment
from .queries.picture import Picture, picture_of
from .queries.rules import rule_by_id, rules_in_order
from .queries.settings import settings_now
from .rules.estimating import Estimate, Left, estimate
from .rules.fairness import gini, jain
from .rules.placing import Queued, place_all, queue_up
from .rules.urgency import HEAD_STARTS, passed_at_most
from .rules.weights import WEIGHTS, weight_of
from .usecases.agents import add_skill, remove_skill, write_agent
from .usecases.assigning import assign_waiting
from .usecases.rules import (
    add_rule,
    change_rule,
    move_rule,
    remove_rule,
    turn_rule,
    undo_rules,
)
from .usecases.settings import change_settings
from .usecases.states import set_state

__all__ = [
    "HEAD_STARTS",
    "STATES",
    "WEIGHTS",
    "Agent",
    "AgentFacts",
    "AssignmentFacts",
    "Condition",
    "Considered",
    "Decision",
    "Estimate",
    "Left",
    "Need",
    "Picture",
    "Queued",
    "Refused",
    "Rule",
    "Settings",
    "SkillFacts",
    "ToServe",
    "Waiting",
    "add_rule",
    "add_skill",
    "assign_waiting",
    "assignments_of",
    "change_rule",
    "change_settings",
    "estimate",
    "gini",
    "jain",
    "move_rule",
    "newest_assignment",
    "passed_at_most",
    "picture_of",
    "place_all",
    "queue_up",
    "remove_rule",
    "remove_skill",
    "rule_by_id",
    "rules_in_order",
    "set_state",
    "settings_now",
    "skills",
    "team_now",
    "turn_rule",
    "undo_rules",
    "weight_of",
    "write_agent",
]
