"""Keys of a telephone answer a survey once a call, through the exchange's own hook."""

import json
from datetime import timedelta
from typing import Any

from django.test import Client

from hamdel.asking.models import Ask
from hamdel.channels.public import create_account
from hamdel.conversations.public import ConversationFilter, count_conversations
from hamdel.interactions.public import story_of
from hamdel.surveys.public import responses_of_survey
from tests.asking.conftest import Person
from tests.ground.cast import NOW


def test_keys_of_a_call_answer_once_and_are_counted_as_an_ask(survey: int, person: Person) -> None:
    phone = create_account(kind="phone", name="مرکز تلفن", who="leila", now=NOW)
    event = {
        "event": "keypad", "call_id": "17.1", "from": "09351234567", "survey": str(survey),
        "at": (NOW - timedelta(days=1)).isoformat(),
    }  # fmt: skip

    def post(**more: Any) -> int:
        body = json.dumps({**event, **more})
        return Client().post(phone.hook_path, body, content_type="application/json").status_code

    assert {post(digits="99"), post(digits="9#"), post(digits="9#"), post(digits="3")} == {200}
    assert post(digits="8", call_id="18", **{"from": "anonymous"}) == 200
    assert post(digits="8", survey="0") == post(digits="8", survey="x") == 200
    hidden, known = sorted(responses_of_survey(survey), key=lambda one: one.profile_id or 0)
    assert (known.score, known.channel, known.answered_at) == (9, "phone", NOW - timedelta(days=1))
    assert (hidden.score, hidden.profile_id) == (8, None)
    row = Ask.objects.get()
    assert (row.profile_id, row.state, row.channel) == (known.profile_id, "asked", "phone")
    assert row.asked_at == NOW - timedelta(days=1)
    story = story_of(row.profile.customer_id).moments
    assert [one.action for one in story] == ["Survey Answered"]
    assert count_conversations(ConversationFilter()) == 0
