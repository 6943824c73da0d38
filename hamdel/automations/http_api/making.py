"""Making, changing, ordering, trying and removing rules."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.utils.translation import gettext_lazy as _
from msgspec import UNSET

from hamdel.platform.api import Call, endpoint, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING

from ..contracts import NoSuchApplication, NoSuchRule, RuleDraft, RuleRefused
from ..queries.rules import rule, rules
from ..rules.shapes import All, written
from ..usecases.making import change_rule, make_rule, order_rules, remove_rule
from ..usecases.trying import try_rule
from .shapes import (
    OrderIn,
    RuleChangeIn,
    RuleIn,
    RuleOut,
    RulesOut,
    TriedOut,
    TryIn,
    rule_out,
    tried_out,
)

GONE = "There is no such rule."


@endpoint(
    "GET",
    "/automations",
    scope="read",
    answer=RulesOut,
    summary=_("The automation rules in their order"),
)
def list_automations(_call: Call) -> RulesOut:
    """List every rule."""
    return RulesOut(items=[rule_out(one) for one in rules()])


@endpoint(
    "POST",
    "/automations",
    scope="write",
    roles=LEADING,
    body=RuleIn,
    answer=RuleOut,
    status=201,
    summary=_("Make an automation rule"),
)
def make_automation(call: Call) -> RuleOut:
    """Make a rule, after all others."""
    with told_as_problems():
        return rule_out(make_rule(_draft(call.body), who=call.caller.who, now=call.now))


@endpoint(
    "GET",
    "/automations/{id}",
    scope="read",
    answer=RuleOut,
    summary=_("One automation rule"),
    problems=[404],
)
def one_rule(_call: Call, id: str) -> RuleOut:  # noqa: A002 - the name in the address
    """Show a rule."""
    with told_as_problems():
        return rule_out(rule(row_id(id)))


@endpoint(
    "PATCH",
    "/automations/{id}",
    scope="write",
    roles=LEADING,
    body=RuleChangeIn,
    answer=RuleOut,
    summary=_("Change an automation rule, switch it on or off"),
    problems=[404],
)
def change_automation(call: Call, id: str) -> RuleOut:  # noqa: A002
    """Change what is named."""
    said = {name: getattr(call.body, name) for name in call.body.__struct_fields__}
    changes: dict[str, Any] = {name: value for name, value in said.items() if value is not UNSET}
    for name in ("conditions", "actions"):
        if name in changes:
            changes[name] = written(changes[name])
    with told_as_problems():
        return rule_out(
            change_rule(row_id(id), changes=changes, who=call.caller.who, now=call.now)
        )


@endpoint(
    "DELETE",
    "/automations/{id}",
    scope="write",
    roles=LEADING,
    answer=None,
    summary=_("Remove an automation rule"),
    problems=[404],
)
def remove_automation(call: Call, id: str) -> None:  # noqa: A002
    """Remove a rule; what it did stays told."""
    with told_as_problems():
        remove_rule(row_id(id), who=call.caller.who, now=call.now)


@endpoint(
    "POST",
    "/automations/order",
    scope="write",
    roles=LEADING,
    body=OrderIn,
    answer=RulesOut,
    summary=_("Put the automation rules in order"),
)
def order(call: Call) -> RulesOut:
    """Put rules in order."""
    given: OrderIn = call.body
    try:
        order_rules([row_id(one) for one in given.ids], who=call.caller.who, now=call.now)
    except (NoSuchRule, Problem):
        raise Problem(400, GONE, field="ids") from None
    return RulesOut(items=[rule_out(one) for one in rules()])


@endpoint(
    "POST",
    "/automations/try",
    scope="read",
    roles=LEADING,
    body=TryIn,
    answer=TriedOut,
    summary=_("What a rule would have done to what happened last"),
)
def dry_run(call: Call) -> TriedOut:
    """Try a rule; nothing is changed."""
    with told_as_problems():
        return tried_out(try_rule(_draft(call.body), now=call.now, limit=call.body.limit))


@contextmanager
def told_as_problems() -> Iterator[None]:
    """Refusals as the API tells them: 404, and 400 naming the field."""
    try:
        yield
    except (NoSuchRule, NoSuchApplication):
        raise Problem(404, GONE) from None
    except RuleRefused as refused:
        raise Problem(400, str(refused), field=refused.field) from None


def _draft(given: RuleIn) -> RuleDraft:
    return RuleDraft(
        name=given.name,
        event=given.event,
        conditions=written(given.conditions or All(of=[])),
        actions=written(given.actions),
        minutes=given.minutes,
        enabled=given.enabled,
        per_day=given.per_day,
        last=given.last,
    )
