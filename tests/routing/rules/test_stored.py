"""What is kept as JSON is read as it was."""

import json

from hamdel.routing.contracts import Condition, Considered, Decision, Need, Rule
from hamdel.routing.rules.stored import (
    MOST_CONSIDERED,
    conditions_kept,
    conditions_read,
    considered_read,
    explanation_kept,
    needs_kept,
    needs_read,
)


def test_conditions_and_needs_come_back() -> None:
    conditions = (
        Condition(field="channel", values=("chat", "phone"), is_not=True),
        Condition(field="attribute", name="city", values=("یزد",)),
    )
    assert conditions_read(json.loads(json.dumps(conditions_kept(conditions)))) == conditions
    needs = (Need(skill="7", level=3),)
    assert needs_read(json.loads(json.dumps(needs_kept(needs)))) == needs


def test_an_explanation_keeps_those_who_came_nearest() -> None:
    far = [Considered(at, "other_team") for at in range(200)]
    near = [Considered(500, "full", has=90, needs=25), Considered(501, "chosen")]
    decision = Decision(
        waiting_id=1, rule_id=2, team_id=3, agent_id=501, because="only_one",
        considered=(*far, *near),
    )  # fmt: skip
    kept = json.loads(json.dumps(explanation_kept(decision, Rule(id=2, name="همه"))))
    found = considered_read(kept)
    assert found[:2] == (near[1], near[0])
    assert len(found) == MOST_CONSIDERED
    assert (kept["left_out"], kept["rule"]) == (202 - MOST_CONSIDERED, "همه")
