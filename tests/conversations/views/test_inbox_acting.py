"""What is done from the inbox is told with its way back."""

import json
from typing import Any

import pytest
from django.test import Client

from hamdel.conversations.models import Conversation, Message
from tests.conversations.conftest import Dial, Say
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db


def told(answer: Any) -> dict[str, str]:
    said: dict[str, str] = json.loads(answer.headers["HX-Trigger"])["toast"]
    return said


def some(say: Say, count: int = 2) -> list[str]:
    for n in range(count):
        say(sender=f"0912000000{n}")
    return [str(pk) for pk in Conversation.objects.order_by("pk").values_list("pk", flat=True)]


def states() -> list[str]:
    return list(Conversation.objects.order_by("pk").values_list("state", flat=True))


@pytest.mark.parametrize(
    ("said", "state", "words"),
    [
        ({"do": "close"}, "closed", "بسته شد"),
        ({"do": "snooze", "until": "فردا ۹"}, "snoozed", "برمی‌گردد"),
        ({"do": "take"}, "open", "مال شما شد"),
        ({"priority": "urgent"}, "open", "اولویتش"),
    ],
)
def test_each_deed_says_what_it_did_and_goes_back(
    said: dict[str, str], state: str, words: str, say: Say, sara: Player
) -> None:
    ids = some(say, 1)
    answer = told(sara.post("/inbox/act", {"ids": ids, **said}))
    assert states() == [state]
    assert words in answer["text"]
    assert told(sara.post(answer["undo"]))["text"] == "مانند پیش شد."
    row = Conversation.objects.get()
    assert (row.state, row.priority, row.assignee_id) == ("open", "normal", None)


def test_many_at_once_and_back(say: Say, sara: Player) -> None:
    ids = some(say, 3)
    answer = told(sara.post("/inbox/act", {"ids": ids, "do": "close"}))
    assert states() == ["closed"] * 3
    assert "۳" in answer["text"]
    sara.post(answer["undo"])
    assert states() == ["open"] * 3


def test_what_makes_no_sense_is_said(say: Say, sara: Player) -> None:
    ids = some(say, 1)
    for said in ({"do": "dance"}, {"do": "snooze", "until": "دیروز"}, {"do": "snooze"}):
        assert sara.post("/inbox/act", {"ids": ids, **said}).status_code == 422
    assert sara.post("/inbox/act", {"do": "close"}).status_code == 422
    assert (
        "زودتر"
        in told(sara.post("/inbox/act", {"ids": ids, "do": "close", "version": "9"}))["text"]
    )
    assert states() == ["open"]
    assert sara.post("/inbox/undo/999999").status_code == 404


def test_it_is_given_and_handed_over(say: Say, sara: Player, reza: Player) -> None:
    (pk,) = some(say, 1)
    assert "رضا مرادی" in sara.get(f"/inbox/{pk}/assigning").content.decode()
    sara.post("/inbox/act", {"ids": pk, "do": "assign", "person": str(reza.user_id)})
    assert Conversation.objects.get().assignee_id == reza.user_id
    card = sara.get(f"/inbox/{pk}/handing-off").content.decode()
    assert f'<option value="{reza.user_id}"' not in card  # he has it
    assert f'<option value="{sara.user_id}"' in card
    assert "سفارشم نرسیده" in card
    answer = sara.post(f"/inbox/{pk}/hand-off", {"person": str(sara.user_id), "card": "خودم"})
    assert "تحویل شد" in told(answer)["text"]
    assert Message.objects.get(direction="note").text == "خودم"
    assert sara.post(f"/inbox/{pk}/hand-off", {"card": "x"}).status_code == 422


def test_two_are_put_together_and_parted_from_the_screen(
    say: Say, dial: Dial, sara: Player
) -> None:
    say()
    dial("ringing")
    one, other = Conversation.objects.order_by("pk").values_list("pk", flat=True)
    assert f'value="{other}"' in sara.get(f"/inbox/{one}/merging").content.decode()
    undo = told(sara.post(f"/inbox/{one}/merge", {"join": str(other)}))["undo"]
    assert Message.objects.filter(conversation=one).count() == 2
    assert sara.get(f"/inbox/{other}").status_code == 302
    sara.post(undo)
    assert Message.objects.filter(conversation=one).count() == 1
    say("دیگر")
    second = Message.objects.get(text="دیگر").pk
    assert "دیگر" in sara.get(f"/inbox/{one}/splitting").content.decode()
    answer = sara.post(f"/inbox/{one}/split", {"messages": str(second)})
    assert Message.objects.get(pk=second).conversation_id == int(answer["X-Conversation"])
    assert sara.post(f"/inbox/{one}/merge", {"join": "x"}).status_code == 422
    assert sara.post(f"/inbox/{one}/split", {}).status_code == 422


def test_words_are_read_while_they_are_typed(sara: Player) -> None:
    assert "۰۹:۰۰" in sara.get("/inbox/when?until=فردا").content.decode()
    assert "فهمیده" in sara.get("/inbox/when?until=سلام").content.decode()
    assert "شنبه" in sara.get("/inbox/snoozing?ids=1").content.decode()


def test_only_who_serves_may_act(say: Say, nima: Player, stranger: Client) -> None:
    (pk,) = some(say, 1)
    for path in ("act", f"{pk}/hand-off", f"{pk}/merge", f"{pk}/split", f"{pk}/write"):
        assert nima.post(f"/inbox/{path}", {"ids": pk, "do": "close"}).status_code == 403
        assert stranger.post(f"/inbox/{path}", {"ids": pk, "do": "close"}).status_code == 302
    assert states() == ["open"]
