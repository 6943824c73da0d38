"""Rules over the API: read, added, changed, removed, tried."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import team_said
from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, endpoint, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING

from ..contracts import Rule
from ..queries.rules import rule_by_id, rules_in_order
from ..queries.trying import try_rules
from ..usecases.rules import add_rule, change_rule, remove_rule
from .asking import told_as_problems
from .shapes import (
    DecisionOut,
    DecisionsOut,
    RuleIn,
    RuleOut,
    RulesOut,
    TryIn,
    conditions_in,
    decision_fields,
    needs_in,
    rule_out,
)


@endpoint(
    "GET",
    "/routing/rules",
    scope="read",
    roles=LEADING,
    answer=RulesOut,
    summary=_("The rules of routing in their order"),
)
def list_rules(_call: Call) -> RulesOut:
    """All rules, those that are off too."""
    return RulesOut(items=[rule_out(one, at) for at, one in enumerate(rules_in_order(), start=1)])


@endpoint(
    "POST",
    "/routing/rules",
    scope="write",
    roles=LEADING,
    body=RuleIn,
    answer=RuleOut,
    status=201,
    summary=_("Add a rule behind the others"),
)
def create_rule(call: Call) -> RuleOut:
    """Add a rule."""
    with told_as_problems():
        made, _deed = add_rule(_rule(call.body, 0), by=actor_of_call(call), now=call.now)
    return _found(made)


@endpoint(
    "PUT",
    "/routing/rules/{id}",
    scope="write",
    roles=LEADING,
    body=RuleIn,
    answer=RuleOut,
    summary=_("Change a rule in its place"),
    problems=[404],
)
def put_rule(call: Call, id: str) -> RuleOut:  # noqa: A002 - the name in the address
    """Change a rule."""
    known = _known(id)
    with told_as_problems():
        change_rule(_rule(call.body, known.id), by=actor_of_call(call), now=call.now)
    return _found(known.id)


@endpoint(
    "DELETE",
    "/routing/rules/{id}",
    scope="write",
    roles=LEADING,
    answer=None,
    summary=_("Remove a rule"),
    problems=[404],
)
def delete_rule(call: Call, id: str) -> None:  # noqa: A002 - the name in the address
    """Remove a rule."""
    with told_as_problems():
        remove_rule(rule_id=_known(id).id, by=actor_of_call(call), now=call.now)


@endpoint(
    "POST",
    "/routing/try",
    scope="read",
    roles=LEADING,
    body=TryIn,
    answer=DecisionsOut,
    summary=_("What would become of all that waits now; nothing is given"),
)
def try_out(call: Call) -> DecisionsOut:
    """Decide about everything that waits, and give nothing."""
    given: TryIn = call.body
    rules = None
    if given.rules is not None:
        rules = [_rule(one, at) for at, one in enumerate(given.rules, start=1)]
    return DecisionsOut(
        items=[
            DecisionOut(**decision_fields(one.decision))  # type: ignore[arg-type]
            for one in try_rules(rules, now=call.now)
        ]
    )


def _rule(given: RuleIn, rule_id: int) -> Rule:
    return replace(
        Rule(id=rule_id, name=given.name),
        conditions=conditions_in(given.conditions),
        team_id=team_said(given.team),
        needs=needs_in(given.needs),
        speaks=given.speaks,
        priority=given.priority,
        overflow_minutes=given.overflow_minutes,
        overflow_team_id=team_said(given.overflow_team),
        last_agent_hours=given.last_agent_hours,
        is_on=given.is_on,
    )


def _known(text: str) -> Rule:
    found = rule_by_id(row_id(text))
    if found is None:
        raise Problem(404, "There is no such rule.")
    return found


def _found(rule_id: int) -> RuleOut:
    rules = rules_in_order()
    place = next(at for at, one in enumerate(rules, start=1) if one.id == rule_id)
    return rule_out(rules[place - 1], place)
