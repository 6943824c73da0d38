from typing import Any

import pytest

from hamdel.automations.rules.shapes import read_actions, read_condition
from hamdel.automations.rules.writing import (
    actions_of,
    condition_of,
    deeds_of,
    new_deed,
    new_node,
    node_of,
)
from hamdel.platform.web.rule_forms import Node

SEEN = {"rule": "seen", "within_days": 3}


@pytest.mark.parametrize(
    "condition",
    [
        {"rule": "words", "any": ["شکایت", "پس‌دادن کالا"]},
        {"rule": "channel", "of": ["email"]},
        {"rule": "hours", "open": False},
        {"rule": "segment", "key": "vip"},
        {"rule": "customer", "fits": SEEN},
        {"rule": "assigned", "to": "team", "id": "3"},
        {"rule": "assigned", "to": "nobody"},
        {"rule": "none", "of": [{"rule": "mood", "of": ["negative"]}]},
    ],
)
def test_a_condition_comes_back_from_the_form_that_shows_it(condition) -> None:
    assert condition_of(node_of(condition)) == condition


def test_a_list_is_shown_as_a_group_that_means_the_same() -> None:
    said = {"rule": "channel", "of": ["email", "sms"]}
    one, other = ({"rule": "channel", "of": [name]} for name in ("email", "sms"))
    assert condition_of(node_of(said)) == {"rule": "any", "of": [one, other]}


def test_actions_come_back_and_what_was_typed_in_any_digits_is_a_number() -> None:
    actions: list[dict[str, Any]] = [
        {"do": "assign", "team": "3"}, {"do": "assign", "person": "4"}, {"do": "close"},
        {"do": "snooze", "minutes": 30}, {"do": "reply", "text": "سلام"},
        {"do": "open_case", "type": "refund", "title": "الف"},
    ]  # fmt: skip
    root = deeds_of(actions)
    assert actions_of(root) == actions
    root.children[3].values["minutes"] = "۴۵"
    assert actions_of(root)[3]["minutes"] == 45


@pytest.mark.parametrize("kind", ["channel", "mood", "emotion", "language", "priority", "hours"])
def test_a_new_condition_makes_sense_as_it_is(kind) -> None:
    read_condition(condition_of(new_node(kind)))


def test_so_does_a_new_action() -> None:
    root = deeds_of([])
    root.children = [new_deed("priority"), new_deed("snooze"), new_deed("close")]
    read_actions(actions_of(root))


@pytest.mark.parametrize(
    "fits",
    [
        "[" * 100_000,
        '{"rule":"all","of":[' * 900 + "]}" * 900,
        '{"rule": "attribute", "name": "a\\u0000", "test": "known"}',
        '{"rule": "attribute", "name": "a\\ud800", "test": "known"}',
        '{"rule": "attribute", "name": "a", "value": Infinity}',
    ],
)
def test_a_hidden_rule_that_nothing_could_keep_is_none(fits: str) -> None:
    assert condition_of(Node("customer", {"fits": fits})) == {"rule": "customer", "fits": {}}
