"""Words passed on, over the API."""

from collections.abc import Callable
from datetime import datetime

import pytest

from tests.followups.conftest import ANGRY, asks
from tests.ground.cast import Mina, Player

pytestmark = pytest.mark.django_db


def test_words_go_to_the_expert_and_the_answer_comes_back(
    say: Callable[..., int], mina: Mina, reza: Player, sara: Player, today: datetime
) -> None:
    say(ANGRY, sender=mina.phone_e164, now=today)
    manager, expert = asks(reza), asks(sara)
    (talk,) = manager("GET", "/conversations")[1]["items"]
    (said,) = manager("GET", f"/conversations/{talk['id']}")[1]["messages"]
    body = {"message_id": said["id"], "expert": sara.email, "hours": 4}
    status, asked = manager("POST", "/questions", body)
    assert (status, asked["words"], asked["mark"], asked["expert"]) == (201, ANGRY, "؟", sara.name)
    assert asked["conversation_id"] == talk["id"]
    address = f"/questions/{asked['id']}"
    (mine,) = expert("GET", "/questions?expert=me&answered=false")[1]["items"]
    assert mine["id"] == asked["id"]
    assert expert("POST", f"{address}/answer", {"answer": "پیک عوض شد"})[1]["seen_at"] is None
    assert manager("POST", f"{address}/seen", {})[1]["seen_at"] is not None
    assert manager("GET", address)[1]["answer"] == "پیک عوض شد"
    assert manager("POST", f"{address}/pass-on", {"expert": "me"})[0] == 400
    assert manager("POST", "/questions", {"expert": "me"})[0] == 400
    assert manager("POST", "/questions", {"expert": "me", "message_id": "0"})[0] == 400
    assert manager("GET", "/questions/0")[0] == 404
    assert manager("GET", f"/questions?conversation_id={talk['id']}&asked_by=me")[1]["items"]
