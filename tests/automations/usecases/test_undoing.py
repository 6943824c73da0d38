import pytest

from hamdel.automations.public import NoSuchApplication, applications, undo_application
from hamdel.cases.public import case, case_types, cases_of_conversation
from hamdel.conversations.public import Actor, conversation, set_priority
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
URGENT = {"do": "priority", "priority": "urgent"}


def test_what_was_done_is_taken_back_as_far_as_it_can_be(writes, rule, work) -> None:
    kind = case_types()[0].key
    rule(
        URGENT,
        {"do": "close"},
        {"do": "note", "text": "یک"},
        {"do": "open_case", "type": kind, "title": "الف"},
    )
    one = writes()
    work()
    (told,) = applications()
    assert undo_application(told.id, who="reza", now=NOW) == ["note"]
    found = conversation(one)
    assert found is not None
    assert (found.priority, found.state) == ("normal", "open")
    about = [case(each.id) for each in cases_of_conversation(one)]
    assert [each.outcome for each in about if each] == ["mistaken"]
    assert applications()[0].undone_by == "reza"
    assert undo_application(told.id, who="reza", now=NOW) == []


def test_what_somebody_changed_since_stays(writes, rule, work) -> None:
    rule(URGENT)
    one = writes()
    work()
    set_priority(conversation_id=one, priority="low", by=Actor(who="sara"), now=NOW)
    assert undo_application(applications()[0].id, who="reza", now=NOW) == ["priority"]
    found = conversation(one)
    assert found is not None
    assert found.priority == "low"


def test_what_was_never_done_is_no_such_thing() -> None:
    with pytest.raises(NoSuchApplication):
        undo_application(1, who="reza", now=NOW)
