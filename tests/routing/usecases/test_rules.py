"""Rules are ordered, turned off, removed, and each of it taken back."""

from dataclasses import replace

import pytest

from hamdel.accounts.models import Team
from hamdel.conversations.public import Actor
from hamdel.platform import audit
from hamdel.routing.contracts import Condition, Need, Refused, Rule
from hamdel.routing.queries.rules import rules_in_order
from hamdel.routing.usecases.rules import (
    add_rule,
    change_rule,
    move_rule,
    remove_rule,
    turn_rule,
    undo_rules,
)
from tests.ground.cast import NOW, Player


def order() -> list[tuple[str, bool]]:
    return [(one.name, one.is_on) for one in rules_in_order()]


@pytest.mark.django_db
def test_every_deed_is_taken_back(reza: Player, payments: str, team_id: int) -> None:
    by = Actor(who=reza.email, person_id=reza.user_id)
    whole = Rule(
        id=0, name="پرداخت", team_id=team_id, needs=(Need(skill=payments, level=3),),
        conditions=(Condition(field="attribute", name="city", values=("یزد",), is_not=True),),
        priority="high", last_agent_hours=24,
    )  # fmt: skip
    first, _ = add_rule(whole, by=by, now=NOW)
    second, added = add_rule(Rule(id=0, name="بقیه"), by=by, now=NOW)
    assert rules_in_order()[0] == replace(whole, id=first)
    assert undo_rules(deed_id=added, by=by, now=NOW)
    assert order() == [("پرداخت", True)]
    second, _ = add_rule(Rule(id=0, name="بقیه"), by=by, now=NOW)
    deeds = [
        lambda: move_rule(rule_id=second, steps=-1, by=by, now=NOW),
        lambda: turn_rule(rule_id=first, is_on=False, by=by, now=NOW),
        lambda: remove_rule(rule_id=first, by=by, now=NOW),
        lambda: change_rule(Rule(id=first, name="دیگر"), by=by, now=NOW),
    ]
    for deed in deeds:
        before = rules_in_order()
        done = deed()
        assert rules_in_order() != before
        assert undo_rules(deed_id=done, by=by, now=NOW)
        assert rules_in_order() == before
        assert not undo_rules(deed_id=done, by=by, now=NOW)
    assert len(audit.entries(act="routing rule added")) == 3


@pytest.mark.django_db
def test_what_somebody_changed_since_stays(reza: Player, leila: Player) -> None:
    by = Actor(who=reza.email, person_id=reza.user_id)
    made, deed = add_rule(Rule(id=0, name="یک"), by=by, now=NOW)
    turn_rule(rule_id=made, is_on=False, by=Actor(who="l", person_id=leila.user_id), now=NOW)
    with pytest.raises(Refused):
        undo_rules(deed_id=deed, by=by, now=NOW)
    with pytest.raises(Refused):
        undo_rules(deed_id=deed, by=Actor(who="l", person_id=leila.user_id), now=NOW)
    assert order() == [("یک", False)]


@pytest.mark.django_db
def test_a_rule_of_a_team_that_is_gone_does_not_send_to_everybody(
    everything: Rule, team_id: int
) -> None:
    assert [one.is_on for one in rules_in_order()] == [True]
    Team.objects.filter(pk=team_id).delete()
    assert [one.is_on for one in rules_in_order()] == [False]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"conditions": (Condition(field="weather", values=("rain",)),)}, "conditions"),
        ({"conditions": (Condition(field="channel", values=()),)}, "conditions"),
        ({"conditions": (Condition(field="attribute", values=("1",)),)}, "conditions"),
        ({"needs": (Need(skill="999999"),)}, "needs"),
        ({"needs": (Need(skill="x"),)}, "needs"),
        ({"team_id": 10**9}, "team"),
        ({"priority": "most"}, "priority"),
        ({"overflow_minutes": 5}, "overflow_team"),
        ({"overflow_minutes": -5}, "overflow_minutes"),
        ({"last_agent_hours": -1}, "last_agent_hours"),
    ],
)
def test_what_makes_no_sense_is_refused(changed: dict[str, object], field: str) -> None:
    rule = replace(Rule(id=0, name="یک"), **changed)  # type: ignore[arg-type]
    with pytest.raises(Refused) as refused:
        add_rule(rule, by=Actor(who="reza"), now=NOW)
    assert refused.value.field == field
    assert order() == []
