"""Scene 4, over HTTP: NPS 3 after a delivery with an angry sentence; the right expert has it at once, with the
story; the loop is closed and the customer is told what changed. How long each step takes is held too.
"""

import json
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Final

import pytest
from django.test import Client
from django.utils import timezone

from hamdel.accounts.public import add_member, create_team
from hamdel.conversations.public import Actor
from hamdel.platform import followers
from hamdel.routing.public import Condition, Need, Rule, ToServe, add_rule, add_skill, write_agent
from tests.conversations import conftest as talking
from tests.ground.cast import Mina, Player

BY: Final = Actor(who="leila")
ANGRY: Final = "سه روز دیر آوردند و هیچکس جواب نداد؛ افتضاح است، خیلی عصبانی‌ام"
CHANGED: Final = "به ما گفتید بسته سه روز دیر رسید. پیک محلهٔ شما عوض شد و هزینهٔ ارسال برگشت."
WITHIN: Final = 10.0  # seconds from the answer to the owned case; a minute is promised
pigeons, loft = talking.pigeons, talking.loft  # a messenger that can write back


def ask(client: Client, method: str, path: str, body: Any = None, *, key: str = "") -> Any:
    """Ask the API as a signed-in person, or as a program with a key."""
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    answer = client.generic(
        method, f"/api/v1{path}", "" if body is None else json.dumps(body),
        content_type="application/json", headers=headers,
    )  # fmt: skip
    assert answer.status_code < 300, answer.content
    return json.loads(answer.content)


@pytest.fixture
def today() -> datetime:
    return timezone.now()


@pytest.fixture
def couriers(sara: Player, reza: Player, today: datetime) -> None:
    """Reza knows deliveries, and the rules say who is asked about them; sara is just as free."""
    team = create_team(name="ارسال", who="leila", now=today).id
    add_member(team_id=team, person_id=reza.user_id, who="leila", now=today)
    skill = add_skill(name="ارسال", by=BY, now=today).id
    for one, levels in ((sara, {}), (reza, {skill: 4})):
        write_agent(person_id=one.user_id, said=ToServe(skills=levels), by=BY, now=today)
    delivery = Rule(
        id=0,
        name="ارسال",
        conditions=(Condition(field="touchpoint", values=("ecommerce",)),),
        team_id=team,
        needs=(Need(skill=str(skill), level=2),),
    )
    add_rule(delivery, by=BY, now=today)


@pytest.fixture
def answered(
    couriers: None, loft: Any, mina: Mina, server_key: str, today: datetime
) -> Callable[[], float]:
    """The delivery and, when called, the answer to the survey; tells when it was acknowledged."""
    program = Client()
    named = [{"kind": "phone", "value": mina.phone}]
    delivered = {
        "occurred_at": (today - timedelta(hours=2)).isoformat(), "identifiers": named,
        "channel": "web", "device": "unknown", "action": "Order Delivered",
        "attributes": {"order_id": "R-1044"},
    }  # fmt: skip
    ask(program, "POST", "/interactions", delivered, key=server_key)
    wanted = {
        "kind": "nps", "title": "پس از تحویل", "stage": "support", "touchpoint": "ecommerce",
    }  # fmt: skip
    survey = ask(program, "POST", "/surveys", wanted, key=server_key)

    def give() -> float:
        said = {"identifiers": named, "score": 3, "comment": ANGRY, "idempotency": "order-1044"}
        ask(program, "POST", f"/surveys/{survey['id']}/responses", said, key=server_key)
        at = time.perf_counter()
        while followers.run_once():
            pass
        return at

    return give


@pytest.fixture
def one(answered: Callable[[], float], reza: Player) -> Any:
    """What became of the answer, and that it was soon."""
    begun = answered()
    (found,) = ask(reza, "GET", "/followups?state=open&owner=me")["items"]
    assert time.perf_counter() - begun < WITHIN
    return found


def test_whoever_knows_has_it_at_once_with_the_story(
    one: Any, answered: Callable[[], float], reza: Player
) -> None:
    assert (one["kind"], one["score"], one["words"], one["emotion"]) == ("nps", 3, ANGRY, "anger")
    assert (one["owner"], "skills" in one["why"]) == (reza.name, True)
    due = datetime.fromisoformat(one["due_at"]) - datetime.fromisoformat(one["made_at"])
    assert due == timedelta(hours=48)
    case = ask(reza, "GET", f"/cases/{one['case_id']}")
    assert (case["owner"]["name"], case["state"], case["due"]["resolution"]) == (
        reza.name, "open", one["due_at"],
    )  # fmt: skip
    screen = reza.get(f"/follow-ups/{one['id']}").content.decode()
    assert ANGRY in screen
    assert "R-1044" in screen  # the delivery before it
    answered()  # sent once more, and the log read again
    assert len(ask(reza, "GET", "/followups")["items"]) == 1


def test_the_words_go_on_with_one_mark(one: Any, reza: Player, sara: Player) -> None:
    body = {"interaction_id": one["interaction_id"], "expert": sara.email}
    asked = ask(reza, "POST", "/questions", body)
    assert (asked["words"], asked["mark"]) == (ANGRY, "؟")
    ask(sara, "POST", f"/questions/{asked['id']}/answer", {"answer": "پیک نشانی را نداشت"})
    assert "پیک نشانی را نداشت" in reza.get(f"/questions/{asked['id']}").content.decode()
    assert ask(reza, "GET", f"/questions/{asked['id']}")["seen_at"]


def test_the_loop_is_closed_and_the_customer_knows_what_changed(one: Any, reza: Player) -> None:
    outcome = {"found": "پیک نشانی را نداشت", "done": "پیک عوض شد", "message": CHANGED}
    ended = ask(reza, "POST", f"/followups/{one['id']}/end", outcome)
    assert (ended["state"], ended["untold"], bool(ended["told_at"])) == ("done", "", True)
    talk = ask(reza, "GET", f"/conversations/{ended['conversation_id']}")
    assert [m["text"] for m in talk["messages"] if m["direction"] == "out"] == [CHANGED]
    assert ask(reza, "GET", f"/cases/{one['case_id']}")["state"] == "solved"
    story = ask(reza, "GET", f"/customers/{one['customer_id']}/story")["items"]
    actions = {moment["action"] for moment in story}
    assert {"Survey Answered", "Case Opened", "Follow-up Closed", "Case Closed"} <= actions
    results = ask(reza, "GET", f"/surveys/{one['survey_id']}/results")
    assert (results["n"], results["detractors"], results["score"]) == (1, 1, -100)
    assert ask(reza, "GET", "/followups?state=open")["items"] == []
