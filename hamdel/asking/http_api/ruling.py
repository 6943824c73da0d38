"""Rules that ask by themselves."""

from dataclasses import asdict
from typing import Any

import msgspec
from django.utils.translation import gettext_lazy as _
from msgspec import UNSET

from hamdel.platform.api import Call, endpoint, number_said, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING

from ..contracts import RuleFacts, RuleGiven
from ..queries.rules import rule, rules
from ..usecases.ruling import remove_rule, save_rule
from .meaning import told_as_problems
from .shapes import RuleChangeIn, RuleIn, RuleOut, RulesOut, rule_out


@endpoint(
    "GET",
    "/asking-rules",
    scope="read",
    answer=RulesOut,
    summary=_("The rules that ask surveys by themselves"),
)
def list_asking_rules(_call: Call) -> RulesOut:
    """List every rule."""
    return RulesOut(items=[rule_out(one) for one in rules()])


@endpoint(
    "POST",
    "/asking-rules",
    scope="write",
    roles=LEADING,
    body=RuleIn,
    answer=RuleOut,
    status=201,
    summary=_("Have a survey asked by itself"),
)
def make_rule(call: Call) -> RuleOut:
    """Write a rule; what happened before asks nobody."""
    given: RuleIn = call.body
    wanted = RuleGiven(
        name=given.name,
        survey_id=number_said(given.survey_id, field="survey_id") or 0,
        when=given.when,
        way=given.channel,
        trigger=msgspec.to_builtins(given.trigger),
        segment_id=number_said(given.segment_id, field="segment_id"),
        text=given.text,
        remind_after_days=given.remind_after_days,
        enabled=given.enabled,
    )
    with told_as_problems():
        made = save_rule(wanted, who=call.caller.who, now=call.now)
    return rule_out(_known(made))


@endpoint(
    "GET",
    "/asking-rules/{id}",
    scope="read",
    answer=RuleOut,
    summary=_("One rule of asking"),
    problems=[404],
)
def read_rule(_call: Call, id: str) -> RuleOut:  # noqa: A002 - the name in the address
    """Show a rule."""
    return rule_out(_known(row_id(id)))


@endpoint(
    "PATCH",
    "/asking-rules/{id}",
    scope="write",
    roles=LEADING,
    body=RuleChangeIn,
    answer=RuleOut,
    summary=_("Change a rule of asking, switch it on or off"),
    problems=[404],
)
def change_rule(call: Call, id: str) -> RuleOut:  # noqa: A002
    """Change what is named."""
    facts = _known(row_id(id))
    names = ("name", "survey_id", "when", "way", "trigger", "segment_id", "text",
             "remind_after_days", "enabled")  # fmt: skip
    held = asdict(facts)
    with told_as_problems():
        save_rule(
            RuleGiven(**{**{name: held[name] for name in names}, **_changes(call.body)}),
            rule_id=facts.id, who=call.caller.who, now=call.now,
        )  # fmt: skip
    return rule_out(_known(facts.id))


@endpoint(
    "DELETE",
    "/asking-rules/{id}",
    scope="write",
    roles=LEADING,
    answer=None,
    summary=_("Remove a rule of asking"),
    problems=[404],
)
def drop_rule(call: Call, id: str) -> None:  # noqa: A002
    """Remove a rule; whom it asked stays told."""
    with told_as_problems():
        remove_rule(row_id(id), who=call.caller.who, now=call.now)


def _changes(given: RuleChangeIn) -> dict[str, Any]:
    said = {name: getattr(given, name) for name in given.__struct_fields__}
    found: dict[str, Any] = {name: value for name, value in said.items() if value is not UNSET}
    if "channel" in found:
        found["way"] = found.pop("channel")
    if "trigger" in found:
        found["trigger"] = msgspec.to_builtins(found["trigger"])
    for name in ("survey_id", "segment_id"):
        if name in found:
            found[name] = number_said(found[name], field=name)
    return found


def _known(rule_id: int) -> RuleFacts:
    found = rule(rule_id)
    if found is None:
        raise Problem(404, "There is no such rule.")
    return found
