from typing import Any

import pytest

from hamdel.automations.contracts import RuleDraft, RuleRefused
from hamdel.automations.usecases.judging import judged

pytestmark = pytest.mark.django_db
CLOSE = {"do": "close"}
# Sixteen conditions over customers: two of them are more than a rule may have.
SEEN = {"rule": "seen", "within_days": 7}
MANY = {"rule": "customer", "fits": {"rule": "any", "of": [SEEN] * 16}}
ALL: dict[str, Any] = {"rule": "all", "of": []}


def nested(depth):
    rule: dict[str, Any] = ALL
    for _ in range(depth):
        rule = {"rule": "any", "of": [rule, {"rule": "hours", "open": True}]}
    return rule


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": " "}, "name"),
        ({"event": "moon.rose"}, "event"),
        ({"event": "waiting"}, "minutes"),
        ({"per_day": 0}, "per_day"),
        ({"conditions": {"rule": "moon"}}, "conditions.rule"),
        ({"conditions": {"rule": "all", "of": [{"rule": "words", "any": []}]}}, "conditions.of[0].any"),
        ({"conditions": {"rule": "words", "any": ["!"]}}, "conditions.any[0]"),
        ({"conditions": {"rule": "intent", "of": ["moon"]}}, "conditions.of[0]"),
        ({"conditions": {"rule": "segment", "key": "moon"}}, "conditions.key"),
        ({"conditions": {"rule": "case_type", "of": ["moon"]}}, "conditions.of[0]"),
        ({"conditions": {"rule": "assigned", "to": "team", "id": "9"}}, "conditions.id"),
        ({"conditions": {"rule": "customer", "fits": {"rule": "seen", "within_days": 0}}},
         "conditions.fits.within_days"),
        ({"conditions": {"rule": "all", "of": [MANY, MANY]}}, "conditions"),
        ({"conditions": nested(6)}, "conditions.of[0].of[0].of[0].of[0].of[0].of[1]"),
        ({"actions": []}, "actions"),
        ({"actions": [CLOSE, {"do": "dance"}]}, "actions[1].do"),
        ({"actions": [{"do": "assign"}]}, "actions[0]"),
        ({"actions": [{"do": "assign", "person": "9"}]}, "actions[0].person"),
        ({"actions": [{"do": "reply", "text": "{password}"}]}, "actions[0].text"),
        ({"actions": [{"do": "reply", "shortcut": "moon"}]}, "actions[0].shortcut"),
        ({"actions": [{"do": "open_case", "type": "moon", "title": "x"}]}, "actions[0].type"),
        ({"event": "case.opened"}, "actions[0].do"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_rule_is_said_by_its_place(said, field) -> None:
    whole = {"name": "x", "event": "message.received", "conditions": ALL, "actions": [CLOSE]}
    with pytest.raises(RuleRefused) as refused:
        judged(RuleDraft(**{**whole, **said}))
    assert refused.value.field == field
