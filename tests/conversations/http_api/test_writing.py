"""Beginning conversations and writing into them, as programs do."""

from datetime import timedelta

import pytest

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.usecases.delivering import deliver_due
from hamdel.conversations.models import Conversation, Draft, Message
from hamdel.conversations.public import messages_of, save_draft
from hamdel.platform.instants import system_now
from tests.conversations.conftest import Ask, Dial, Pigeons, Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db
MINA = [{"kind": "phone", "value": "۰۹۱۲ ۳۴۵ ۶۷۸۹"}]


def test_a_conversation_is_begun_with_what_they_said(api: Ask) -> None:
    answer = api(
        "POST",
        "/conversations",
        {"identifiers": MINA, "channel": "in-person", "text": "تعویض کالا", "name": "مینا کاظمی",
         "subject": "تعویض"},
    )  # fmt: skip
    assert answer.status_code == 201
    told = answer.json()
    assert (told["state"], told["channel"], told["subject"]) == ("open", "in-person", "تعویض")
    assert [one["text"] for one in told["messages"]] == ["تعویض کالا"]
    story = api("GET", f"/customers/{told['customer_id']}/story").json()["items"]
    assert [(one["channel"], one["text"]) for one in story] == [("in-person", "تعویض کالا")]
    second = api(
        "POST", "/conversations", {"customer_id": told["customer_id"], "channel": "letter"}
    )
    assert second.json()["customer_id"] == told["customer_id"]


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"channel": "chat"}, "identifiers"),
        ({"channel": "chat", "identifiers": [{"kind": "phone", "value": "12"}]}, "identifiers[0].value"),
        ({"channel": "chat", "customer_id": "99999"}, "customer_id"),
        ({"channel": "", "identifiers": MINA}, "channel"),
        ({"identifiers": MINA}, "channel"),
        ({"channel": "chat", "identifiers": MINA, "assignee": "nobody@x.ir"}, "assignee"),
        ({"channel": "chat", "identifiers": MINA, "team": "gone"}, "team"),
        ({"channel": "chat", "identifiers": MINA, "color": "red"}, "color"),
        ({"channel": "chat", "identifiers": MINA, "direction": "up"}, "direction"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_named_and_begins_nothing(
    body: dict[str, object], field: str, api: Ask
) -> None:
    answer = api("POST", "/conversations", body)
    assert (answer.status_code, answer.json()["field"]) == (400, field)
    assert not Conversation.objects.exists()


def test_an_answer_goes_out_the_way_the_customer_came(
    api: Ask, as_sara: Ask, say: Say, pigeons: Pigeons
) -> None:
    say(ref="r-1")
    one = Conversation.objects.get().pk
    answer = as_sara("POST", f"/conversations/{one}/messages", {"text": "فردا می‌رسد"})
    assert answer.status_code == 201
    assert (answer.json()["author"], answer.json()["delivery"]["state"]) == (
        "سارا احمدی",
        "waiting",
    )
    deliver_due(now=system_now())
    (flown,) = pigeons.flown
    assert (flown.recipient, flown.answers, flown.text) == ("09123456789", "r-1", "فردا می‌رسد")
    told = api("GET", f"/conversations/{one}").json()
    assert told["state"] == "waiting"
    assert told["messages"][1]["delivery"]["state"] == "sent"
    story = api("GET", f"/customers/{told['customer_id']}/story").json()["items"]
    assert [one["action"] for one in story] == ["Message Sent", "Message Received"]


def test_a_message_waits_until_its_time(api: Ask, say: Say, pigeons: Pigeons) -> None:
    say()
    path = f"/conversations/{Conversation.objects.get().pk}/messages"
    later = system_now() + timedelta(hours=2)
    answer = api("POST", path, {"text": "فردا می‌رسد", "not_before": later.isoformat()})
    assert answer.status_code == 201
    deliver_due(now=system_now() + timedelta(hours=1))
    assert pigeons.flown == []
    deliver_due(now=later)
    assert [one.text for one in pigeons.flown] == ["فردا می‌رسد"]
    for wrong in ("2026-11-23T10:00:00", "tomorrow", 5):
        answer = api("POST", path, {"text": "x", "not_before": wrong})
        assert (answer.status_code, answer.json()["field"]) == (400, "not_before")


def test_a_channel_that_can_not_send_says_so(api: Ask, dial: Dial) -> None:
    dial("ringing")
    one = Conversation.objects.get().pk
    for channel in ({}, {"channel": "phone"}, {"channel": "letter"}):
        answer = api("POST", f"/conversations/{one}/messages", {"text": "سلام", **channel})
        assert (answer.status_code, answer.json()["field"]) == (400, "channel")
        assert answer.json()["reason"] == "kind"
    assert Message.objects.filter(direction="out").count() == 0
    note = api(
        "POST", f"/conversations/{one}/messages", {"text": "پیگیری شد", "direction": "note"}
    )
    assert note.status_code == 201


def test_one_writes_on_another_channel_by_what_reaches_them_there(
    api: Ask, dial: Dial, loft: AccountFacts, pigeons: Pigeons
) -> None:
    dial("ringing")
    one = Conversation.objects.get().pk
    answer = api("POST", f"/conversations/{one}/messages", {"text": "سلام", "channel": "pigeon"})
    assert answer.status_code == 201
    deliver_due(now=system_now())
    assert [flown.recipient for flown in pigeons.flown] == ["+989123456789"]


def test_a_message_sent_again_is_the_same_message(api: Ask, say: Say) -> None:
    say()
    path = f"/conversations/{Conversation.objects.get().pk}/messages"
    body = {"text": "یادداشت", "direction": "note", "idempotency": "k-1"}
    ids = {api("POST", path, body).json()["id"] for _ in range(3)}
    header = {"Idempotency-Key": "h-1"}
    ids |= {
        api("POST", path, {"text": "ب", "direction": "note"}, **header).json()["id"] for _ in "ab"
    }
    assert len(ids) == 2
    assert Message.objects.filter(direction="note").count() == 2


def test_who_did_not_see_the_other_s_answer_is_told_both_texts(
    as_sara: Ask, say: Say, sara: Player
) -> None:
    say()
    one = Conversation.objects.get()
    path = f"/conversations/{one.pk}/messages"
    save_draft(conversation_id=one.pk, person_id=sara.user_id, text="پاسخ من", now=NOW)
    first = as_sara("POST", path, {"text": "پاسخ اول", "direction": "note", "version": 1})
    assert first.status_code == 201
    assert not Draft.objects.exists()
    second = as_sara("POST", path, {"text": "پاسخ من", "direction": "note", "version": 1})
    told = second.json()
    assert (second.status_code, told["status"]) == (409, 409)
    assert (told["yours"], told["theirs"], told["version"]) == ("پاسخ من", "پاسخ اول", 2)
    say("پیام تازه")  # what the customer says hinders nobody
    third = as_sara("POST", path, {"text": "پاسخ من", "direction": "note", "version": 2})
    assert third.status_code == 201


def test_an_analyst_reads_and_does_not_write(say: Say, nima: Player) -> None:
    say()
    path = f"/api/v1/conversations/{Conversation.objects.get().pk}"
    assert nima.get(path).status_code == 200
    answer = nima.post(f"{path}/messages", "{}", content_type="application/json")
    assert answer.status_code == 403


def test_a_message_is_taken_back_before_it_goes_out(
    say: Say, api: Ask, as_sara: Ask, pigeons: Pigeons
) -> None:
    say()
    pk = Conversation.objects.get().pk
    later = {"text": "فردا", "channel": "pigeon", "not_before": "2030-01-01T00:00:00Z"}
    for ask, other in ((api, as_sara), (as_sara, api)):
        mine = ask("POST", f"/conversations/{pk}/messages", later).json()["id"]
        undo = f"/conversations/{pk}/messages/{mine}/undo"
        assert other("POST", undo, {}).status_code == 404
        assert ask("POST", f"/conversations/{pk + 1}/messages/{mine}/undo", {}).status_code == 404
        assert ask("POST", undo, {}).json() == {"conversations": [str(pk)]}
        assert ask("POST", undo, {}).status_code == 404
    assert [one.direction for one in messages_of(pk)] == ["in"]
    at_once = {"text": "همین حالا", "channel": "pigeon"}
    sent = api("POST", f"/conversations/{pk}/messages", at_once).json()["id"]
    deliver_due(now=system_now())
    assert api("POST", f"/conversations/{pk}/messages/{sent}/undo", {}).status_code == 409
    assert len(pigeons.flown) == 1
