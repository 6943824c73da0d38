"""Passing words on with one mark, on screens."""

from collections.abc import Callable
from datetime import datetime

import pytest

from hamdel.conversations.public import ConversationFilter, list_conversations, messages_of
from hamdel.followups.queries.questions import list_questions, question
from tests.followups.conftest import ANGRY, there
from tests.ground.cast import Mina, Player

pytestmark = pytest.mark.django_db


def test_the_manager_asks_the_expert_answers_the_manager_reads(
    say: Callable[..., int], mina: Mina, reza: Player, sara: Player, today: datetime
) -> None:
    say(ANGRY, sender=mina.phone_e164, now=today)
    (talk,) = list_conversations(ConversationFilter())
    (said,) = messages_of(talk.id)
    form = reza.get(f"/questions/ask?message={said.id}&conversation={talk.id}")
    assert ANGRY in form.content.decode()
    wanted = {"interaction": str(said.interaction_id), "expert": str(sara.user_id), "hours": "5"}
    assert reza.post("/questions/ask", wanted | {"expert": ""}).status_code == 422
    asked = reza.post("/questions/ask", wanted)
    address = asked.headers["Location"]
    assert "؟" in sara.get(address).content.decode()
    assert ANGRY[:20] in sara.get("/questions/").content.decode()
    assert ANGRY[:20] in reza.get("/questions/?tab=asked").content.decode()
    assert ANGRY[:20] not in reza.get("/questions/").content.decode()
    sara.post(f"{address}/answer", {"answer": "پیک عوض شد"})
    (one,) = list_questions(now=today)
    sara.get(address)
    assert there(question(one.id, now=today)).seen_at is None
    assert "پیک عوض شد" in reza.get(address).content.decode()
    assert there(question(one.id, now=today)).seen_at is not None
    sara.post(f"{address}/pass-on", {"expert": str(reza.user_id)})
    assert there(question(one.id, now=today)).expert == sara.name  # it was answered
    assert sara.get("/questions/999999").status_code == 404
    assert reza.get("/questions/ask").status_code == 200
