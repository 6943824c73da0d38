"""Conversations as programs read them."""

import pytest
from django.test import Client

from hamdel.conversations.models import Conversation
from tests.conversations.conftest import MINUTE, Ask, Dial, Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


def test_one_conversation_has_its_messages_oldest_first(api: Ask, say: Say) -> None:
    say(
        "اول",
        subject="سفارش",
        files=[{"name": "رسید.pdf", "type": "application/pdf", "content": "%PDF"}],
    )
    say("دوم", now=NOW + MINUTE)
    (listed,) = api("GET", "/conversations").json()["items"]
    told = api("GET", f"/conversations/{listed['id']}").json()
    assert {name: told[name] for name in listed} == listed
    first, second = told["messages"]
    assert set(first) >= {
        "id", "at", "direction", "channel", "author", "text", "html", "quoted", "attachments",
    }  # fmt: skip
    assert (first["text"], second["text"], first["direction"]) == ("اول", "دوم", "in")
    (file,) = first["attachments"]
    assert (file["name"], file["type"], file["size"]) == ("رسید.pdf", "application/pdf", 4)
    customers = api("GET", "/customers?identifier=phone:09123456789").json()["items"]
    assert told["customer_id"] == customers[0]["id"]


def test_a_call_is_told_beside_its_message(api: Ask, dial: Dial) -> None:
    dial("ringing")
    dial("ended", at=40)
    told = api("GET", f"/conversations/{Conversation.objects.get().pk}").json()
    (message,) = told["messages"]
    assert (message["text"], message["direction"], message["channel"]) == ("", "in", "phone")
    assert (message["call"]["outcome"], message["call"]["wait_seconds"]) == ("missed", 40)
    (waiting,) = api("GET", "/call-backs").json()["items"]
    assert (waiting["customer_id"], waiting["number"]) == (told["customer_id"], "+989123456789")
    assert api("POST", f"/call-backs/{waiting['id']}/settle").status_code == 204
    assert api("GET", "/call-backs").json() == {"items": [], "next": None}
    assert api("POST", f"/call-backs/{waiting['id']}/settle").status_code == 404


def test_the_list_is_paged_newest_first(api: Ask, say: Say) -> None:
    for at in range(5):
        say(sender=f"0912000000{at}", now=NOW + at * MINUTE, at=(NOW + at * MINUTE).isoformat())
    seen: list[int] = []
    cursor: str | None = ""
    while cursor is not None:
        page = api("GET", f"/conversations?limit=2{cursor and f'&cursor={cursor}'}").json()
        seen += [int(one["id"]) for one in page["items"]]
        cursor = page["next"]
    assert seen == sorted(seen, reverse=True)
    assert len(seen) == 5


def test_the_list_is_filtered(api: Ask, as_sara: Ask, say: Say, dial: Dial, sara: Player) -> None:
    say()
    dial("ringing", **{"from": "09350001122"})
    mine = Conversation.objects.get(channel="pigeon").pk
    as_sara("POST", f"/conversations/{mine}/assign", {"assignee": "me"})
    customer = api("GET", f"/conversations/{mine}").json()["customer_id"]

    def found(query: str, ask: Ask = api) -> list[str]:
        return [one["channel"] for one in ask("GET", f"/conversations?{query}").json()["items"]]

    assert found("channel=phone") == ["phone"]
    assert found("assignee=none") == ["phone"]
    assert found("assignee=me", as_sara) == ["pigeon"]
    assert found(f"assignee={sara.email}") == found(f"assignee={sara.user_id}") == ["pigeon"]
    assert found(f"customer_id={customer}") == ["pigeon"]
    assert found("state=closed") == []
    assert api("GET", "/conversations?assignee=nobody@x.ir").json()["field"] == "assignee"
    assert api("GET", "/conversations?team=gone").json()["field"] == "team"
    assert api("GET", "/conversations?state=sleeping").json()["field"] == "state"
    assert api("GET", "/conversations?customer_id=999999").json()["items"] == []


def test_who_may_not_read_is_refused(say: Say, stranger: Client, browser_key: str) -> None:
    say()
    path = f"/api/v1/conversations/{Conversation.objects.get().pk}"
    assert stranger.get(path).status_code == 401
    headers = {"Authorization": f"Bearer {browser_key}"}
    assert stranger.get(path, headers=headers).status_code == 403


def test_what_is_not_there_is_not_found(api: Ask) -> None:
    for path in ("/conversations/9", "/conversations/x", "/conversations/9999999999999999999"):
        assert api("GET", path).status_code == 404
