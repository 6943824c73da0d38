"""Which moments are good and bad, and the rules that say it, over the API."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hamdel.platform.api import Answer, Body, Call, endpoint, row_id
from hamdel.platform.problems import Problem
from hamdel.platform.roles import LEADING

from ..queries.marks import KeptRule, kept_rules, marks
from ..rules.moments import MomentRule, write_moment_rule
from ..usecases.marking import NoSuchRule, TooManyRules, make_rule, remove_rule
from .shapes import SpanQuery, answered, span_of


class MarksOut(Answer):
    """A step's moments, and how many of them the rules mark; the rest is unmarked."""

    step: str
    volume: int
    positive: int
    neutral: int
    negative: int


class AllMarksOut(Answer):
    """The steps, the busiest first."""

    steps: list[MarksOut]


class RuleIn(Body):
    """A rule to keep, asked after all others."""

    rule: MomentRule


class RuleOut(Answer):
    """A rule as it is kept; `on`: whether it marks."""

    id: str
    rule: Any
    on: bool


class RulesOut(Answer):
    """The rules in the order in which they are asked: the first that fits marks."""

    items: list[RuleOut]


@endpoint(
    "GET",
    "/reports/moments",
    scope="read",
    query=SpanQuery,
    answer=AllMarksOut,
    summary=_("How many moments of each step are positive, neutral or negative by the rules"),
    problems=[503],
)
def report_moments(call: Call) -> AllMarksOut:
    """Count marked moments by step."""
    with answered():
        found = marks(span_of(call.query, call))
    return AllMarksOut(
        steps=[
            MarksOut(
                step=one.step,
                volume=one.seen,
                positive=one.positive,
                neutral=one.neutral,
                negative=one.negative,
            )
            for one in found
        ]
    )


@endpoint(
    "GET",
    "/moment-rules",
    scope="read",
    answer=RulesOut,
    summary=_("The rules that mark moments"),
)
def list_moment_rules(_call: Call) -> RulesOut:
    """Give every rule."""
    return RulesOut(items=[_out(one) for one in kept_rules()])


@endpoint(
    "POST",
    "/moment-rules",
    scope="write",
    roles=LEADING,
    body=RuleIn,
    answer=RuleOut,
    status=201,
    summary=_("Keep a rule that marks moments"),
)
def make_moment_rule(call: Call) -> RuleOut:
    """Keep a rule."""
    given: RuleIn = call.body
    try:
        made = make_rule(given.rule, who=call.caller.who, now=call.now)
    except TooManyRules:
        raise Problem(400, "There are forty rules already.", field="rule") from None
    return RuleOut(id=str(made), rule=write_moment_rule(given.rule), on=True)


@endpoint(
    "DELETE",
    "/moment-rules/{id}",
    scope="write",
    roles=LEADING,
    answer=None,
    summary=_("Remove a rule that marks moments"),
    problems=[404],
)
def drop_moment_rule(call: Call, id: str) -> None:  # noqa: A002 - the name in the address
    """Remove a rule."""
    try:
        remove_rule(row_id(id), who=call.caller.who, now=call.now)
    except NoSuchRule:
        raise Problem(404, "There is no such rule.") from None


def _out(one: KeptRule) -> RuleOut:
    return RuleOut(id=str(one.id), rule=write_moment_rule(one.rule), on=one.on)
