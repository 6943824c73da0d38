"""The face of asking."""

from .contracts import (
    AskFacts,
    AskFilter,
    DrawFacts,
    HeldFacts,
    IncentiveFacts,
    IncentiveGiven,
    NoSuchIncentive,
    NoSuchRule,
    Refused,
    RuleFacts,
    RuleGiven,
    ToAsk,
)
from .queries.asks import ask, asks, held_now
from .queries.incentives import incentive, incentives
from .queries.rules import rule, rules
from .rules.codes import make_codes
from .rules.draw import main as verify_draw
from .rules.guard import Verdict
from .usecases.at_hand import ask_at_hand, may_ask
from .usecases.incentives import add_codes, close_draw, draw_winners, offer_incentive
from .usecases.inviting import Wanted, ask_people
from .usecases.ordering import order_asks
from .usecases.rewarding import enter_answers
from .usecases.ruling import save_rule

__all__ = [
    "AskFacts",
    "AskFilter",
    "DrawFacts",
    "HeldFacts",
    "IncentiveFacts",
    "IncentiveGiven",
    "NoSuchIncentive",
    "NoSuchRule",
    "Refused",
    "RuleFacts",
    "RuleGiven",
    "ToAsk",
    "Verdict",
    "Wanted",
    "add_codes",
    "ask",
    "ask_at_hand",
    "ask_people",
    "asks",
    "close_draw",
    "draw_winners",
    "enter_answers",
    "held_now",
    "incentive",
    "incentives",
    "make_codes",
    "may_ask",
    "offer_incentive",
    "order_asks",
    "rule",
    "rules",
    "save_rule",
    "verify_draw",
]
