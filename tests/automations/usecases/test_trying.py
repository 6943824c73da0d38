from datetime import timedelta

import pytest

from hamdel.automations.models import Application
from hamdel.automations.public import RuleDraft, try_rule
from hamdel.conversations.public import Actor, close, conversation, messages_of
from hamdel.reading.public import reading_of
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
SARA = Actor(who="sara@hamdel.example", name="سارا")
ACTIONS = [{"do": "close"}]
WORDS = {"rule": "words", "any": ["شکایت"]}


def tried(event, conditions=WORDS, **more):
    draft = RuleDraft(name="x", event=event, conditions=conditions, actions=ACTIONS, **more)
    found = try_rule(draft, now=NOW + timedelta(hours=2))
    return found.looked_at, [one.conversation_id for one in found.items]


def test_what_it_would_have_done_to_what_customers_wrote(writes) -> None:
    one = writes("شکایت دارم")
    writes("سلام", sender="09120000001")
    at = NOW + timedelta(minutes=1)
    writes("پس شکایت می‌کنم", now=at, at=at.isoformat())
    assert tried("message.received") == (3, [one, one])
    assert tried("conversation.opened") == (2, [one])
    found = conversation(one)
    assert found is not None
    assert found.state == "open"
    assert len(messages_of(one)) == 2
    assert not Application.objects.exists()


def test_nothing_is_read_by_it(writes) -> None:
    one = writes("شکایت دارم")
    (said,) = [each for each in messages_of(one) if each.direction == "in"]
    assert said.interaction_id is not None
    assert tried("message.received", {"rule": "language", "of": ["fa"]}) == (1, [])
    assert reading_of(said.interaction_id) is None


def test_of_deeds_and_of_time(writes) -> None:
    one, other = writes("شکایت دارم"), writes("شکایت", sender="09120000001")
    close(conversation_id=one, by=SARA, now=NOW)
    assert tried("conversation.closed") == (1, [one])
    assert tried("waiting", minutes=60) == (1, [other])
    assert tried("waiting", minutes=180) == (0, [])
