"""A macro does all of its steps, or none, and is taken back as one."""

from datetime import timedelta
from typing import Any

import pytest

from hamdel.channels.public import CanNotSend
from hamdel.conversations.contracts import Actor, Refused
from hamdel.conversations.models import Conversation, Draft
from hamdel.conversations.public import messages_of
from hamdel.conversations.queries.ready_texts import MacroFacts
from hamdel.conversations.usecases.running_macros import run_macro
from hamdel.conversations.usecases.undoing import undo
from tests.conversations.conftest import Dial, Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db
STEPS: tuple[dict[str, Any], ...] = (
    {"do": "note", "text": "پاسخ آماده رفت"},
    {"do": "reply", "text": "سلام {name}"},
    {"do": "priority", "priority": "low"},
    {"do": "assign", "text": "me"},
    {"do": "close"},
)


def macro(*steps: dict[str, Any]) -> MacroFacts:
    return MacroFacts(id=1, name="م", steps=steps)


@pytest.fixture
def by(sara: Player) -> Actor:
    return Actor(who=sara.email, person_id=sara.user_id, name=sara.name)


def test_every_step_is_done_and_taken_back(say: Say, by: Actor) -> None:
    say()
    row = Conversation.objects.get()
    done = run_macro(row.pk, macro(*STEPS), values={"name": "مینا"}, by=by, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.priority, row.assignee_id) == ("closed", "low", by.person_id)
    assert [one.text for one in messages_of(row.pk)][1:] == ["پاسخ آماده رفت", "سلام مینا"]
    undo(deed_id=done.deed_id, by=by, now=NOW + timedelta(seconds=3))
    row.refresh_from_db()
    assert (row.state, row.priority, row.assignee_id) == ("open", "normal", None)
    assert [one.direction for one in messages_of(row.pk)] == ["in", "note"]
    assert Draft.objects.get().text == "سلام مینا"


def test_where_one_step_can_not_be_done_none_is(dial: Dial, by: Actor) -> None:
    dial("ringing")
    pk = Conversation.objects.get().pk
    with pytest.raises(CanNotSend):
        run_macro(pk, macro(*STEPS), values={}, by=by, now=NOW)
    steps = ({"do": "note", "text": "x"}, {"do": "snooze", "text": "دیروز"})
    with pytest.raises(Refused):
        run_macro(pk, macro(*steps), values={}, by=by, now=NOW)
    assert len(messages_of(pk)) == 1


def test_it_is_put_off_by_words(say: Say, by: Actor) -> None:
    say()
    row = Conversation.objects.get()
    run_macro(row.pk, macro({"do": "snooze", "text": "فردا ۹"}), values={}, by=by, now=NOW)
    row.refresh_from_db()
    assert row.state == "snoozed"
    assert row.snoozed_until is not None
    assert row.snoozed_until.isoformat() == "2026-11-23T05:30:00+00:00"
