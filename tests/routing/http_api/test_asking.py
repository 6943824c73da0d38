"""What a phone menu asks: the place, the wait, a call back instead."""

from datetime import timedelta

import pytest

from hamdel.conversations.models import Call, Conversation
from hamdel.conversations.public import conversation
from hamdel.platform.instants import rfc3339, system_now
from hamdel.routing.contracts import Rule
from hamdel.routing.usecases.assigning import assign_waiting
from tests.conversations.conftest import Ask, Dial, Say
from tests.ground.cast import NOW, Player
from tests.routing.conftest import Serve, write_many

QUEUE = "/routing/queue"


@pytest.mark.django_db
def test_where_nothing_happened_nothing_is_promised(api: Ask) -> None:
    told = api("GET", QUEUE).json()
    assert (told["ahead"], told["estimate"], told["here"]) == (0, None, 0)
    assert api("GET", f"{QUEUE}?team=999999").status_code == 400
    assert api("GET", f"{QUEUE}?conversation_id=999999").status_code == 404


@pytest.mark.django_db
def test_the_line_tells_how_long_nine_of_ten_waited(api: Ask, dial: Dial) -> None:
    """Six calls, each answered two minutes after the one before, all waiting meanwhile."""
    for at in range(6):
        dial("ringing", f"c-{at}", at=0)
        dial("answered", f"c-{at}", at=120 * (at + 1))
    shift = system_now() - NOW - timedelta(seconds=800)
    for row in Call.objects.all():
        row.started_at += shift
        row.answered_at = row.answered_at + shift if row.answered_at else None
        row.save()
    told = api("GET", QUEUE).json()["estimate"]
    assert told["low"] < told["likely"] < 120 < told["high"] < 600


@pytest.mark.django_db
def test_a_place_is_counted_in_its_own_queue(api: Ask, say: Say, everything: Rule) -> None:
    ids = write_many(say, 3)
    places = [
        api("GET", f"{QUEUE}?channel=pigeon&conversation_id={one}").json()["ahead"] for one in ids
    ]
    assert places == [0, 1, 2]
    assert api("GET", f"{QUEUE}?channel=pigeon").json()["ahead"] == 3
    assert api("GET", QUEUE).json()["ahead"] == 0


@pytest.mark.django_db
def test_a_call_back_keeps_the_place(
    api: Ask, sara: Player, serve: Serve, everything: Rule
) -> None:
    serve(sara)
    since = NOW - timedelta(minutes=7)
    body = {"phone": "۰۹۱۲ ۳۴۵ ۶۷ ۸۹", "about": "حواله", "waiting_since": rfc3339(since)}
    made = api("POST", "/routing/call-backs", body)
    assert made.status_code == 201, made.content
    found = conversation(int(made.json()["conversation_id"]))
    assert found is not None
    assert (found.channel, found.waiting_since, found.subject) == ("phone", since, "حواله")
    assert assign_waiting(now=NOW) == 1
    (given,) = api("GET", f"/conversations/{found.id}/assignments").json()["items"]
    assert (given["person"], given["waited_seconds"]) == (str(sara.user_id), 420)
    assert given["considered"][0]["verdict"] == "chosen"


@pytest.mark.django_db
def test_a_call_back_needs_a_number_and_a_past(api: Ask) -> None:
    later = rfc3339(system_now() + timedelta(hours=1))
    for body, field in (
        ({"phone": "abc"}, "phone"),
        ({"phone": "09123456789", "waiting_since": later}, "waiting_since"),
        ({"phone": "09123456789", "team": "x"}, "team"),
    ):
        answer = api("POST", "/routing/call-backs", body)
        assert (answer.status_code, answer.json()["field"]) == (400, field)
    assert Conversation.objects.count() == 0
    assert api("GET", "/conversations/999999/assignments").status_code == 404
