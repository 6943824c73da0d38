from datetime import timedelta

import pytest

from hamdel.automations.models import Application, Occasion
from hamdel.automations.public import applications, change_rule
from hamdel.automations.usecases import applying
from hamdel.automations.usecases.applying import apply_to, waiting_occasions
from hamdel.automations.usecases.undoing import undo_application
from hamdel.cases.public import case, case_types, cases_of_conversation
from hamdel.conversations.public import (
    Actor,
    close,
    conversation,
    messages_of,
    reopen_conversation,
)
from hamdel.labels.public import labels_of as on
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
SARA = Actor(who="sara@hamdel.example", name="سارا")
URGENT = {"do": "priority", "priority": "urgent"}
ANGRY = {"rule": "words", "any": ["شکایت", "وکیل"]}


def test_a_rule_does_what_it_says_and_tells_why(writes, rule, work) -> None:
    made = rule(URGENT, {"do": "note", "text": "شکایت از {name}"}, conditions=ANGRY)
    one, other = writes("می‌خواهم شكایت کنم", name="مینا"), writes("سلام", sender="09120000001")
    work()
    (urgent, plain) = (conversation(one), conversation(other))
    assert urgent is not None
    assert plain is not None
    assert (urgent.priority, plain.priority) == ("urgent", "normal")
    assert [m.text for m in messages_of(one) if m.direction == "note"] == ["شکایت از مینا"]
    (told,) = applications(rule_id=made.id)
    assert (told.conversation_id, told.state, told.because) == (one, "done", [ANGRY])
    assert [(did["do"], did["ok"]) for did in told.did] == [("priority", True), ("note", True)]


def test_it_is_done_once_however_often_it_is_looked_at(writes, rule, work) -> None:
    rule({"do": "note", "text": "یک"})
    one = writes()
    assert work() == 2  # it begins a matter, too
    Occasion.objects.update(state="waiting")
    work()
    assert [m.text for m in messages_of(one)].count("یک") == 1
    assert Application.objects.count() == 1


def test_rules_come_in_their_order_and_the_last_one_ends(writes, rule, work) -> None:
    rule(URGENT, name="الف", last=True)
    second = rule({"do": "priority", "priority": "low"}, name="ب")
    one = writes()
    work()
    found = conversation(one)
    assert found is not None
    assert found.priority == "urgent"
    assert applications(rule_id=second.id) == []


def test_what_begins_a_matter_and_what_goes_on(writes, rule, work) -> None:
    rule({"do": "note", "text": "آغاز"}, event="conversation.opened")
    one = writes()
    work()
    writes(
        "هنوز نرسیده", now=NOW + timedelta(minutes=1), at=(NOW + timedelta(minutes=1)).isoformat()
    )
    work()
    assert [m.text for m in messages_of(one)].count("آغاز") == 1


def test_a_rule_s_own_deed_starts_no_rule(writes, rule, work) -> None:
    rule({"do": "close"})
    rule({"do": "note", "text": "بسته شد"}, event="conversation.closed")
    one = writes()
    work()
    found = conversation(one)
    assert found is not None
    assert found.state == "closed"
    assert "بسته شد" not in [m.text for m in messages_of(one)]
    reopen_conversation(conversation_id=one, by=SARA, now=NOW)
    close(conversation_id=one, by=SARA, now=NOW)
    work()
    assert "بسته شد" in [m.text for m in messages_of(one)]


def test_a_rule_is_applied_so_often_a_day_and_says_where_it_held_back(writes, rule, work) -> None:
    made = rule({"do": "note", "text": "باز"}, per_day=2)
    one = writes("باز هم")
    work()
    for minute in range(1, 4):
        at = NOW + timedelta(minutes=minute)
        writes("باز هم", now=at, at=at.isoformat())
        work(at)
    assert [m.text for m in messages_of(one)].count("باز") == 2
    assert [told.state for told in applications(rule_id=made.id)] == ["guarded"] * 2 + ["done"] * 2


def test_an_answer_is_a_machine_s_and_no_oftener_than_machines_may(
    writes, rule, work, pigeons, settings
) -> None:
    rule({"do": "reply", "text": "سلام {name}"}, per_day=100)
    one = writes("سلام", name="مینا")
    work()
    for minute in range(1, 12):
        at = NOW + timedelta(minutes=minute)
        writes("سلام", name="مینا", now=at, at=at.isoformat())
        work(at)
    answers = [m for m in messages_of(one) if m.direction == "out"]
    assert 0 < len(answers) < 12
    assert {(m.machine, m.text) for m in answers} == {(True, "سلام مینا")}
    found = conversation(one)
    assert found is not None
    assert found.waiting_since == NOW  # whoever waits goes on waiting
    refused = [did for told in applications() for did in told.did if not did["ok"]]
    assert refused


def test_a_case_is_opened_once_for_the_customer(writes, rule, work) -> None:
    kind = case_types()[0].key
    rule({"do": "open_case", "type": kind, "title": "شکایت {name}"})
    one = writes(name="مینا")
    work()
    (made,) = cases_of_conversation(one)
    found = case(made.id)
    assert found is not None
    assert (found.type, found.title, found.source) == (kind, "شکایت مینا", "rule")


def test_what_fails_is_tried_again_and_then_shown(writes, rule, work, monkeypatch) -> None:
    rule({"do": "note", "text": "یک"})
    one = writes()

    def fail(*_args, **_more):
        raise ZeroDivisionError

    with monkeypatch.context() as broken:
        broken.setattr(applying, "do", fail)
        work()
    (left,) = Occasion.objects.filter(state="waiting")
    assert "ZeroDivisionError" in left.error
    assert waiting_occasions(now=NOW, limit=5) == []
    later = NOW + timedelta(minutes=1)
    apply_to(waiting_occasions(now=later, limit=5), now=later)
    assert [m.text for m in messages_of(one)].count("یک") == 1


def test_a_rule_that_is_off_notes_nothing(writes, rule, work) -> None:
    made = rule(URGENT)
    change_rule(made.id, changes={"enabled": False}, who="r", now=NOW)
    writes()
    assert work() == 0
    assert not Occasion.objects.exists()


def test_a_rule_labels_what_the_next_looks_for_and_it_is_taken_back(writes, rule, work) -> None:
    made = rule({"do": "label", "name": "شکایت"}, name="الف", conditions=ANGRY)
    rule(URGENT, name="ب", conditions={"rule": "label", "any": ["شكايت", "دیگر"]})
    one, other = writes("شکایت دارم"), writes("سلام", sender="09120000001")
    work()
    found = [conversation(pk) for pk in (one, other)]
    assert [talk and talk.priority for talk in found] == ["urgent", "normal"]
    labeled = {
        pk: [each.name for each in those] for pk, those in on("conversation", [one, other]).items()
    }
    assert labeled == {one: ["شکایت"], other: []}
    (told,) = applications(rule_id=made.id)
    assert undo_application(told.id, who=SARA.who, now=NOW) == []
    assert on("conversation", [one]) == {one: []}
