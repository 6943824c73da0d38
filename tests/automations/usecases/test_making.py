import pytest

from hamdel.automations.public import (
    NoSuchRule,
    bring_back,
    change_rule,
    order_rules,
    remove_rule,
    rules,
)
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
CLOSE = {"do": "close"}


def test_rules_are_put_in_order(rule) -> None:
    one, two, three = (rule(CLOSE, name=name) for name in "abc")
    order_rules([three.id, one.id], who="r", now=NOW)
    assert [each.name for each in rules()] == ["c", "a", "b"]
    with pytest.raises(NoSuchRule):
        order_rules([two.id, 0], who="r", now=NOW)


def test_a_change_makes_a_new_version_and_nothing_makes_none(rule) -> None:
    one = rule(CLOSE)
    same = change_rule(one.id, changes={"name": one.name}, who="r", now=NOW)
    off = change_rule(one.id, changes={"enabled": False}, who="r", now=NOW)
    assert (same.version, off.version, off.enabled) == (1, 2, False)


def test_what_was_removed_comes_back(rule) -> None:
    one = rule(CLOSE)
    remove_rule(one.id, who="r", now=NOW)
    assert rules() == []
    bring_back(one.id, who="r", now=NOW)
    assert [each.id for each in rules()] == [one.id]
