"""What happens is noted once a rule, for whom it is meant; conversations and segments too."""

from datetime import timedelta
from typing import Any

import pytest

from hamdel.asking.contracts import NoSuchRule, Refused, RuleGiven
from hamdel.asking.models import Ask
from hamdel.asking.usecases.noticing import forget_passed_over, note_members, note_moments
from hamdel.asking.usecases.ruling import (
    bring_back_rule,
    remove_rule,
    save_rule,
    switch_rule,
)
from hamdel.conversations.public import Actor, ToOpen, close, open_conversation
from hamdel.interactions.public import Given, draft_of_given, log_after, record_interactions
from hamdel.segments.public import SegmentDraft, look_at, make_segment
from tests.asking.conftest import Person
from tests.ground.cast import NOW

HOUR = timedelta(hours=1)


def happens(name: str, action: str, *, at=NOW) -> None:
    """Something happens to somebody, and the log's follower hears all that did."""
    given = Given(
        id=f"{name} {action}", occurred_at=at, channel="web", device="laptop", action=action,
        identifiers=(("email", f"{name}@example.ir"),),
    )  # fmt: skip
    record_interactions([draft_of_given(given, source="test")], now=at)


def hear(*, now=NOW + HOUR) -> int:
    return note_moments([moment for _, moment, _ in log_after(0, 500)[0]], now=now)


def test_a_moment_is_noted_once_a_rule_with_its_delay(person: Person, write_rule) -> None:
    person()
    first = write_rule(trigger={"action": "Order Delivered", "delay_minutes": 90})
    second = write_rule(when="purchase", way="best")
    off = write_rule(trigger={"action": "Order Delivered"}, enabled=False)
    happens("mina", "Order Delivered")
    happens("mina", "Order Completed", at=NOW + HOUR)
    happens("mina", "Page Viewed")
    assert hear() == 2
    assert hear() == 0
    rows = Ask.objects.order_by("rule_id").values_list("rule_id", "due_at", "way")
    assert list(rows) == [
        (first, NOW + timedelta(minutes=90), "email"), (second, NOW + HOUR, "best"),
    ]  # fmt: skip
    switch_rule(off, on=True, who="leila", now=NOW + HOUR)
    assert hear() == 0  # what was before it was on asks nobody
    assert forget_passed_over(before=NOW + 400 * HOUR) == 0


def test_a_closed_conversation_is_noted_as_it_is_closed(person: Person, write_rule) -> None:
    rule = write_rule(when="conversation_closed", trigger={"delay_minutes": 5})
    wanted = ToOpen(customer_id=person(), channel="email", subject="x")
    talk = open_conversation(wanted, by=Actor(who="sara"), now=NOW)
    talk_id = talk.conversation_id
    close(conversation_id=talk_id, by=Actor(who="sara"), now=NOW + HOUR)
    row = Ask.objects.get()
    assert (row.rule_id, row.cause) == (rule, {"conversation_id": str(talk_id)})
    assert row.due_at == NOW + HOUR + timedelta(minutes=5)


def test_members_of_a_segment_are_noted_once_a_turn(person: Person, write_rule) -> None:
    for name in ("a", "b"):
        person(name, city="شیراز")
    person("c", city="یزد")
    rule = {"rule": "attribute", "name": "city", "test": "is", "value": "شیراز"}
    draft = SegmentDraft(key="shiraz", name_fa="شیراز", name_en="Shiraz", rule=rule)
    segment = make_segment(draft, who="leila", now=NOW)
    segment_id = segment.id
    look_at(segment_id, now=NOW)
    write_rule(when="segment", segment_id=segment_id, trigger={"every_days": 30})
    assert note_members(now=NOW + HOUR) == 2
    assert note_members(now=NOW + 2 * HOUR) == 0
    assert note_members(now=NOW + 31 * 24 * HOUR) == 2


def test_rules_are_checked_removed_and_brought_back(survey: int, write_rule) -> None:
    rule = write_rule()
    remove_rule(rule, who="leila", now=NOW)
    with pytest.raises(NoSuchRule):
        switch_rule(rule, on=False, who="leila", now=NOW)
    bring_back_rule(rule, who="leila", now=NOW + HOUR)
    wrong: dict[str, Any] = {
        "name": {"name": " "}, "when": {"when": "never"}, "way": {"way": "web"},
        "survey_id": {"survey_id": 0}, "segment_id": {"when": "segment"}, "text": {"text": "x" * 1_001},
    }  # fmt: skip
    for field, change in wrong.items():
        given: Any = {"name": "r", "survey_id": survey, "when": "purchase", "way": "best"}
        with pytest.raises(Refused) as refused:
            save_rule(RuleGiven(**{**given, **change}), rule_id=rule, who="leila", now=NOW)
        assert refused.value.field == field
