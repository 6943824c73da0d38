from datetime import timedelta

import pytest
from django.db import transaction

from hamdel.automations.following import MESSAGES
from hamdel.automations.models import Occasion
from hamdel.automations.usecases.noticing import forget_old, note_messages, note_time
from hamdel.conversations.public import Act, Actor, act, conversation, messages_of
from hamdel.interactions.public import Given, draft_of_given, record_interactions
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
SARA = Actor(who="sara@hamdel.example", name="سارا")
HOUR = timedelta(hours=1)
NOTE = {"do": "note", "text": "دیر شد"}


def test_a_deed_and_its_occasion_stand_or_fall_together(writes, rule) -> None:
    rule(NOTE, event="conversation.closed")
    one = writes()
    with transaction.atomic():
        act([one], Act(do="close"), by=SARA, now=NOW)
        transaction.set_rollback(True)
    assert not Occasion.objects.exists()
    act([one], Act(do="close"), by=SARA, now=NOW)
    (noted,) = Occasion.objects.all()
    assert (noted.event, noted.conversation_id) == ("conversation.closed", one)


def test_who_waits_long_enough_is_noted_once(writes, rule, work) -> None:
    rule({"do": "priority", "priority": "high"}, event="waiting", minutes=60)
    one = writes()
    assert note_time(now=NOW + HOUR - timedelta(seconds=1)) == 0
    assert note_time(now=NOW + HOUR) == 1
    assert note_time(now=NOW + HOUR + timedelta(minutes=5)) == 0
    work(NOW + HOUR)
    found = conversation(one)
    assert found is not None
    assert found.priority == "high"


def test_who_waited_long_before_the_rule_was_on_is_left_alone(writes, rule) -> None:
    before = NOW - 3 * HOUR
    writes(now=before, at=before.isoformat())
    rule(NOTE, event="waiting", minutes=60)
    assert note_time(now=NOW + timedelta(minutes=1)) == 0


def test_what_was_done_with_is_let_go_of(writes, rule, work) -> None:
    rule(NOTE)
    writes()
    work()
    assert forget_old(now=NOW + timedelta(days=29)) == 0
    assert forget_old(now=NOW + timedelta(days=31)) == 2


def test_an_event_that_names_somebody_elses_message_starts_nothing(writes, rule) -> None:
    one = writes()
    (said,) = messages_of(one)
    rule(NOTE)
    given = Given(
        id="a stranger's",
        occurred_at=NOW,
        identifiers=(("phone", "09350001122"),),
        channel="web",
        action="Message Received",
        attributes={"conversation_id": str(one), "message_id": str(said.id)},
    )
    (done,) = record_interactions([draft_of_given(given, source="a page")], now=NOW)
    moments = [row for row in MESSAGES.source(0, 500)[0] if row.id == done.id]
    assert moments
    note_messages(moments)
    assert not Occasion.objects.exists()
