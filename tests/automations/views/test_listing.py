import pytest

from hamdel.automations.public import applications, rules
from hamdel.conversations.public import conversation

pytestmark = pytest.mark.django_db
URGENT = {"do": "priority", "priority": "urgent"}


def test_rules_stand_in_their_order_and_are_moved_and_switched(reza, sara, rule) -> None:
    one, two = rule(URGENT, name="الف"), rule(URGENT, name="ب")
    assert "الف" in sara.get("/automations/").content.decode()
    reza.post(f"/automations/{two.id}/move/", {"way": "up"})
    assert [each.id for each in rules()] == [two.id, one.id]
    reza.post(f"/automations/{two.id}/move/", {"way": "up"})
    reza.post(f"/automations/{two.id}/switch/")
    assert [each.enabled for each in rules()] == [False, True]
    assert sara.post(f"/automations/{two.id}/switch/").status_code == 403
    assert reza.get("/automations/999/").status_code == 404


def test_what_was_done_stands_with_the_rule_and_on_the_conversation(
    reza, sara, rule, writes, work
) -> None:
    made = rule(URGENT, conditions={"rule": "words", "any": ["شکایت"]})
    one = writes("شکایت دارم")
    other = writes("سلام", sender="09120000001")
    work()
    assert "شکایت" in reza.get(f"/automations/{made.id}/").content.decode()
    beside = sara.get(f"/automations/beside/{one}/").content.decode()
    assert made.name in beside
    assert sara.get(f"/automations/beside/{other}/").content.strip() == b""
    (told,) = applications()
    back = sara.post(f"/automations/applied/{told.id}/undo/", {"back": "conversation"})
    assert str(one) in back["Location"]
    found = conversation(one)
    assert found is not None
    assert found.priority == "normal"
    assert applications()[0].undone_by == sara.email


def test_a_removed_rule_has_a_way_back(reza, rule) -> None:
    one = rule(URGENT)
    reza.post(f"/automations/{one.id}/remove/")
    assert rules() == []
    reza.post(f"/automations/{one.id}/back/")
    assert [each.id for each in rules()] == [one.id]
