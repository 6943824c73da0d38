"""Assigning, handing off, closing, opening and putting off over the API."""

from datetime import timedelta

import pytest

from hamdel.accounts.public import create_team
from hamdel.conversations.models import Conversation
from hamdel.conversations.usecases.states import wake
from hamdel.platform import audit
from hamdel.platform.instants import rfc3339, system_now
from tests.conversations.conftest import Ask, Say
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(say: Say) -> str:
    """The address of a conversation."""
    say()
    return f"/conversations/{Conversation.objects.get().pk}"


def test_it_is_given_taken_and_given_back(
    path: str, as_sara: Ask, api: Ask, sara: Player, reza: Player
) -> None:
    create_team(name="فروش", who="leila", now=NOW)
    told = as_sara("POST", f"{path}/assign", {"assignee": "me", "team": "فروش"}).json()
    assert (told["assignee"]["id"], told["team"]["name"]) == (str(sara.user_id), "فروش")
    taken = api("POST", f"{path}/assign", {"assignee": reza.email})
    assert (taken.status_code, taken.json()["version"]) == (409, told["version"])
    body = {"assignee": reza.email, "version": told["version"]}
    told = api("POST", f"{path}/assign", body).json()
    assert (told["assignee"]["name"], told["team"]["name"]) == ("رضا مرادی", "فروش")
    told = api("POST", f"{path}/assign", {"assignee": None}).json()
    assert (told["assignee"], told["team"]["name"]) == (None, "فروش")
    assert api("POST", f"{path}/assign", {"assignee": "x@y.ir"}).json()["field"] == "assignee"


def test_it_is_handed_off_with_a_card(path: str, as_sara: Ask, reza: Player) -> None:
    body = {"assignee": reza.email, "card": "از دیروز منتظر است"}
    told = as_sara("POST", f"{path}/hand-off", body).json()
    assert (told["assignee"]["name"], told["transfers"]) == ("رضا مرادی", 1)
    note = as_sara("GET", path).json()["messages"][-1]
    assert (note["direction"], note["author"]) == ("note", "سارا احمدی")
    assert as_sara("POST", f"{path}/hand-off", {}).json()["field"] == "assignee"


def test_it_is_closed_and_opened(path: str, api: Ask) -> None:
    closed = api("POST", f"{path}/close", {}).json()
    assert (closed["state"], closed["waiting_since"]) == ("closed", None)
    assert api("POST", f"{path}/close", {}).json()["version"] == closed["version"]
    assert api("POST", f"{path}/reopen", {"version": 1}).status_code == 409
    told = api("POST", f"{path}/reopen", {"version": closed["version"]}).json()
    assert (told["state"], told["closed_at"]) == ("open", None)
    acts = [one.act for one in audit.entries(text="conversation:")]
    assert acts == ["conversation reopened", "conversation closed"]


def test_it_is_put_off_and_wakes(path: str, api: Ask, say: Say) -> None:
    until = system_now() + timedelta(hours=1)
    told = api("POST", f"{path}/snooze", {"until": rfc3339(until)}).json()
    assert (told["state"], told["snoozed_until"]) == ("snoozed", rfc3339(until))
    assert wake(now=until - timedelta(seconds=1)) == 0
    assert (wake(now=until), wake(now=until)) == (1, 0)
    assert api("GET", path).json()["state"] == "open"
    assert api("POST", f"{path}/snooze", {"until": rfc3339(NOW)}).status_code in {200, 400}
    past = api("POST", f"{path}/snooze", {"until": "2020-01-01T00:00:00Z"})
    assert (past.status_code, past.json()["field"]) == (400, "until")


def test_what_the_customer_says_brings_it_back_sooner(path: str, api: Ask, say: Say) -> None:
    api("POST", f"{path}/snooze", {"until": rfc3339(system_now() + timedelta(hours=1))})
    say("زودتر!")
    told = api("GET", path).json()
    assert (told["state"], told["snoozed_until"]) == ("open", None)


def test_an_opened_one_gives_its_sender_to_the_newer_one(path: str, api: Ask, say: Say) -> None:
    api("POST", f"{path}/close", {})
    say("از نو")
    assert api("POST", f"{path}/reopen", {}).json()["state"] == "open"
    say("ادامه")
    assert len(api("GET", path).json()["messages"]) == 1
    assert Conversation.objects.filter(state="open").count() == 2


def test_its_priority_is_set(path: str, api: Ask) -> None:
    assert api("POST", f"{path}/priority", {"priority": "urgent"}).json()["priority"] == "urgent"
    assert api("POST", f"{path}/priority", {"priority": "now"}).json()["field"] == "priority"


@pytest.mark.parametrize("act", ["assign", "close", "reopen", "priority", "hand-off"])
def test_what_is_not_there_is_not_found(act: str, api: Ask) -> None:
    body = {"priority": "low"} if act == "priority" else {}
    assert api("POST", f"/conversations/77/{act}", body).status_code == 404


@pytest.mark.parametrize(
    "deed",
    [
        ("close", {}, "state", "closed"),
        ("snooze", {"until": "2030-01-01T00:00:00Z"}, "state", "snoozed"),
        ("priority", {"priority": "urgent"}, "priority", "urgent"),
        ("assign", {"assignee": "sara@hamdel.example"}, "assignee", "سارا احمدی"),
    ],
)
def test_what_was_done_is_taken_back(
    deed: tuple[str, dict[str, str], str, str], say: Say, api: Ask, as_sara: Ask
) -> None:
    path, body, name, then = deed
    say()
    pk = Conversation.objects.get().pk
    before = api("GET", f"/conversations/{pk}").json()
    done = api("POST", f"/conversations/{pk}/{path}", body).json()
    told = done[name]["name"] if isinstance(done[name], dict) else done[name]
    assert told == then
    undo = f"/conversation-changes/{done['undo']}/undo"
    assert as_sara("POST", undo, {}).status_code == 404  # it is the program's own
    assert api("POST", undo, {}).json() == {"conversations": [str(pk)]}
    after = api("GET", f"/conversations/{pk}").json()
    assert after[name] == before[name]
    assert api("POST", undo, {}).json() == {"conversations": []}


def test_what_changes_nothing_has_nothing_to_take_back(say: Say, api: Ask) -> None:
    say()
    pk = Conversation.objects.get().pk
    assert api("POST", f"/conversations/{pk}/reopen", {}).json()["undo"] is None
