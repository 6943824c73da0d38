"""The first rule that fits holds; a team that has it keeps it."""

import pytest

from hamdel.routing.contracts import Condition, Need, Rule
from hamdel.routing.rules.matching import fits, rule_for
from tests.routing.rules.cast import waiting

PAYMENTS = Rule(
    id=1, name="پرداخت", team_id=7, needs=(Need(skill="payments"),),
    conditions=(Condition(field="intent", values=("payment", "refund")),),
)  # fmt: skip
REST = Rule(id=2, name="بقیه")


@pytest.mark.parametrize(
    ("condition", "fitting"),
    [
        (Condition(field="channel", values=("chat", "phone")), True),
        (Condition(field="channel", values=("email",)), False),
        (Condition(field="channel", values=("email",), is_not=True), True),
        (Condition(field="mood", values=("anger",)), False),
        (Condition(field="mood", values=("anger",), is_not=True), True),
        (Condition(field="segment", values=("gold", "new")), True),
        (Condition(field="attribute", name="city", values=("يزد",)), True),
        (Condition(field="attribute", name="plan", values=("pro",)), False),
        (Condition(field="hours", values=("closed",)), False),
        (Condition(field="stage", values=("purchase",)), True),
    ],
)
def test_a_condition_is_read_as_it_says(
    condition: Condition,
    fitting: bool,  # noqa: FBT001
) -> None:
    item = waiting(
        channel="chat", stage="purchase", segments=frozenset({"gold"}), attributes={"city": "یزد"}
    )
    assert fits(Rule(id=1, name="", conditions=(condition,)), item) is fitting


def test_the_first_that_fits_holds_and_what_is_off_is_passed_over() -> None:
    item = waiting(intent="refund")
    assert rule_for([PAYMENTS, REST], item) is PAYMENTS
    off = Rule(id=1, name="پرداخت", conditions=PAYMENTS.conditions, is_on=False)
    assert rule_for([off, REST], item) is REST
    assert rule_for([off], item) is None


def test_a_team_that_has_it_already_keeps_it_and_asks_no_skill_of_another_teams_rule() -> None:
    handed = rule_for([PAYMENTS, REST], waiting(intent="refund", team_id=9))
    assert handed is not None
    assert (handed.id, handed.team_id, handed.needs) == (0, 9, ())
    assert rule_for([PAYMENTS], waiting(intent="refund", team_id=7)) is PAYMENTS
    of_nobody = rule_for([], waiting(team_id=9))
    assert of_nobody is not None
    assert of_nobody.team_id == 9
