"""Beside the composer: what a reply promises, and how it sounds."""

import pytest
from django.test import Client
from django.utils import timezone

from hamdel.conversations.public import Actor, ToOpen, ToWrite, open_conversation, write_message
from hamdel.trust.models import Declined, Promise
from tests.conversations import conftest as talking
from tests.ground.cast import Mina, Player

pigeons, loft = talking.pigeons, talking.loft


@pytest.fixture
def talk(loft: object, mina: Mina) -> int:
    """A conversation in which mina just wrote."""
    wanted = ToOpen(
        channel="pigeon", identifiers=[("phone", mina.phone)], text="سفارشم کو؟", direction="in"
    )
    return open_conversation(wanted, by=Actor(who="x"), now=timezone.now()).conversation_id


@pytest.fixture
def said(talk: int, sara: Player) -> int:
    """What sara answered: a promise."""
    by = Actor(who=sara.email, person_id=sara.user_id, name=sara.name)
    text = "سلام. تا فردا ساعت ۴ تماس می‌گیرم."
    return write_message(
        conversation_id=talk, said=ToWrite(text=text), by=by, now=timezone.now()
    )  # fmt: skip


def advice(client: Client, talk: int, text: str = "", direction: str = "out") -> str:
    answer = client.post(f"/inbox/{talk}/advice", {"text": text, "direction": direction})
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_is_being_written_is_marked(sara: Player, talk: int) -> None:
    shown = advice(sara, talk, "همان‌طور که گفتم. تا فردا ساعت ۴ ارسال می‌شود.")
    assert "همان‌طور که گفتم" in shown
    assert "۱۶:۰۰" in shown


def test_a_note_and_an_empty_text_are_left_alone(sara: Player, talk: int) -> None:
    assert "chip" not in advice(sara, talk, "همان‌طور که گفتم", direction="note")
    assert advice(sara, talk).strip() == ""


def test_a_promise_in_a_sent_message_is_taken_by_one_click_and_undone(
    sara: Player, talk: int, said: int
) -> None:
    assert "تماس می‌گیرم" in advice(sara, talk)
    path = f"/inbox/{talk}/offers/{said}/6/take"
    for _ in range(2):
        assert sara.post(path).status_code == 200
    row = Promise.objects.get()
    assert (row.owner_id, row.message_id, row.said) == (
        sara.user_id, said, "تا فردا ساعت ۴ تماس می‌گیرم.",
    )  # fmt: skip
    assert "تماس می‌گیرم" not in advice(sara, talk)
    sara.post(f"/promises/{row.pk}/take-back")
    row.refresh_from_db()
    assert row.state == "withdrawn"


def test_a_sentence_that_is_none_is_offered_no_more(sara: Player, talk: int, said: int) -> None:
    sara.post(f"/inbox/{talk}/offers/{said}/6/decline")
    assert "تماس می‌گیرم" not in advice(sara, talk)
    assert Declined.objects.count() == 1


def test_strangers_and_analysts_are_not_advised(stranger: Client, nima: Player, talk: int) -> None:
    assert stranger.post(f"/inbox/{talk}/advice").status_code == 302
    assert nima.post(f"/inbox/{talk}/advice").status_code == 403
    assert Client().post("/inbox/7/advice").status_code == 302
