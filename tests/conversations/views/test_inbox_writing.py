"""Writing from the inbox."""

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from hamdel.channels.models import Delivery
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.conversations.models import CannedReply, Conversation, Draft, Macro, Message
from tests.conversations.conftest import Dial, Pigeons, Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


def told(answer: Any) -> dict[str, str]:
    said: dict[str, str] = json.loads(answer.headers["HX-Trigger"])["toast"]
    return said


@pytest.fixture
def pk(say: Say) -> int:
    """A conversation that waits, of mina."""
    say(name="مینا کاظمی")
    return Conversation.objects.get().pk


def test_a_message_waits_ten_seconds_and_can_be_taken_back(
    pk: int, sara: Player, pigeons: Pigeons
) -> None:
    answer = sara.post(
        f"/inbox/{pk}/write", {"text": "پیگیری شد", "direction": "out", "key": "k1"}
    )
    assert answer.status_code == 200
    delivery = Delivery.objects.get()
    assert 9 <= (delivery.due_at - delivery.made_at).total_seconds() <= 11
    again = sara.post(f"/inbox/{pk}/write", {"text": "پیگیری شد", "direction": "out", "key": "k1"})
    assert again.status_code == 200
    assert Message.objects.filter(direction="out").count() == 1
    back = sara.post(told(answer)["undo"])
    assert "composer-restore" in json.loads(back.headers["HX-Trigger"])
    assert Draft.objects.get().text == "پیگیری شد"
    assert "پیگیری شد" in sara.get(f"/inbox/{pk}/opened").content.decode()


def test_it_is_sent_and_closed_at_once(pk: int, sara: Player) -> None:
    sara.post(f"/inbox/{pk}/write", {"text": "تمام", "direction": "out", "then": "close"})
    assert Conversation.objects.get().state == "closed"
    assert Message.objects.filter(direction="out").count() == 1


@pytest.mark.parametrize(
    "when", [{"at": "فردا ۹"}, {"on": "2099-01-01", "hour": "09:00"}, {"on": "۱۴۷۷/۱۰/۱۱"}]
)
def test_it_is_sent_later(when: dict[str, str], pk: int, sara: Player) -> None:
    given = {"text": "یادآوری", "direction": "out", "then": "later", **when}
    assert sara.post(f"/inbox/{pk}/write", given).status_code == 200
    delivery = Delivery.objects.get()
    assert (delivery.due_at - delivery.made_at).total_seconds() > 3_600
    assert "می‌رود" in sara.get(f"/inbox/{pk}/opened").content.decode()


def test_what_can_not_be_sent_is_said_and_nothing_is_stored(
    pk: int, dial: Dial, sara: Player
) -> None:
    for given in (
        {"text": " ", "direction": "out"},
        {"text": "a" * 1_001, "direction": "out"},
        {"text": "x", "direction": "out", "then": "later", "at": "دیروز"},
        {"text": "x", "direction": "out", "channel": "phone"},
    ):
        answer = sara.post(f"/inbox/{pk}/write", given)
        assert answer.status_code == 422, given
        assert "inbox-problem" in answer.content.decode()
    assert Message.objects.count() == 1
    assert sara.post("/inbox/999999/write", {"text": "x"}).status_code == 404


def test_of_two_who_write_at_once_the_second_sees_both(
    pk: int, sara: Player, reza: Player
) -> None:
    version = str(Conversation.objects.get().version)
    reza.post(f"/inbox/{pk}/write", {"text": "من گفتم", "direction": "note", "version": version})
    mine = {"text": "من هم", "direction": "out", "version": version}
    answer = sara.post(f"/inbox/{pk}/write", mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "من گفتم" in page
    assert "من هم" in page
    assert 'hx-swap-oob="true"' in page
    now_is = str(Conversation.objects.get().version)
    assert f'value="{now_is}"' in page
    assert sara.post(f"/inbox/{pk}/write", {**mine, "version": now_is}).status_code == 200


def test_files_go_with_it(pk: int, sara: Player, pigeons: Pigeons) -> None:
    file = SimpleUploadedFile("فاکتور.txt", b"hello", "text/plain")
    sara.post(f"/inbox/{pk}/write", {"text": "پیوست", "direction": "out", "files": file})
    Delivery.objects.update(due_at=NOW)
    deliver_due(now=NOW)
    (flown,) = pigeons.flown
    assert [(one.name, one.content) for one in flown.files] == [("فاکتور.txt", b"hello")]
    big = SimpleUploadedFile("b.bin", b"x" * 10_000_001)
    answer = sara.post(f"/inbox/{pk}/write", {"text": "x", "direction": "out", "files": big})
    assert answer.status_code == 422


def test_drafts_are_kept_on_the_server(pk: int, sara: Player, reza: Player) -> None:
    sara.post(f"/inbox/{pk}/draft", {"text": "سلام مین", "direction": "note"})
    page = sara.get(f"/inbox/{pk}/opened").content.decode()
    assert "سلام مین</textarea>" in page
    assert "noting" in page
    assert "سلام مین" not in reza.get(f"/inbox/{pk}/opened").content.decode()
    sara.post(f"/inbox/{pk}/draft", {"text": ""})
    assert not Draft.objects.exists()
    assert sara.post("/inbox/999999/draft", {"text": "x"}).status_code == 404


def test_ready_answers_come_filled_in(pk: int, sara: Player) -> None:
    CannedReply.objects.create(
        shortcut="سلام", title="خوش‌آمد", text="سلام {name}، {agent} هستم. {x}", changed_at=NOW
    )
    page = sara.get(f"/inbox/{pk}/replies?q=سل").content.decode()
    assert "سلام مینا کاظمی، سارا احمدی هستم. {x}" in page
    assert "data-reply" not in sara.get(f"/inbox/{pk}/replies?q=zz").content.decode()


def test_a_macro_is_run_from_the_screen(pk: int, sara: Player) -> None:
    steps = [{"do": "note", "text": "بستم"}, {"do": "close"}]
    macro = Macro.objects.create(name="بستن آرام", steps=steps, changed_at=NOW)
    assert "بستن آرام" in sara.get(f"/inbox/{pk}/macros").content.decode()
    answer = sara.post(f"/inbox/{pk}/macros/{macro.pk}")
    assert Conversation.objects.get().state == "closed"
    sara.post(told(answer)["undo"])
    assert Conversation.objects.get().state == "open"
    assert sara.post(f"/inbox/{pk}/macros/999999").status_code == 404


def test_a_person_decides_what_nobody_knows(pk: int, sara: Player) -> None:
    sara.post(f"/inbox/{pk}/write", {"text": "رفت؟", "direction": "out"})
    message = Message.objects.get(direction="out").pk
    Delivery.objects.update(state="unknown")
    sara.post(f"/inbox/messages/{message}/deliver", {"verdict": "arrived"})
    assert Delivery.objects.get().state == "sent"
    Delivery.objects.update(state="refused")
    sara.post(f"/inbox/messages/{message}/deliver", {"verdict": "again"})
    assert Delivery.objects.get().state == "waiting"


def test_where_nothing_can_be_sent_one_writes_a_note(dial: Dial, sara: Player) -> None:
    dial("ringing")
    page = sara.get(f"/inbox/{Conversation.objects.get().pk}/opened").content.decode()
    assert 'name="direction" value="note"' in page
    assert 'name="channel"' not in page


def test_colleagues_are_offered_after_an_at(pk: int, sara: Player, reza: Player) -> None:
    page = sara.get(f"/inbox/{pk}/replies?at=رض").content.decode()
    assert 'data-reply="@رضا مرادی "' in page
    assert "سارا" not in sara.get(f"/inbox/{pk}/replies?at=").content.decode()


def test_the_channel_offered_first_reaches_the_customer(
    loft: Any, dial: Dial, sara: Player
) -> None:
    dial("ringing")
    called = Conversation.objects.get()
    page = sara.get(f"/inbox/{called.pk}/opened").content.decode()
    assert 'value="pigeon"' in page
    assert "بی‌نشانی" not in page  # pigeons reach people by their phone
