"""Continuation codes over the API."""

import pytest

from hamdel.conversations.models import Conversation
from tests.conversations.conftest import Ask, Say
from tests.ground.cast import Player

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(say: Say) -> str:
    """The address of a conversation."""
    say()
    return f"/conversations/{Conversation.objects.get().pk}"


def test_a_code_is_told_with_its_link_and_picture(path: str, as_sara: Ask, sara: Player) -> None:
    answer = as_sara("POST", f"{path}/code")
    assert answer.status_code == 201
    told = answer.json()
    assert sorted(told) == ["code", "expires_at", "link", "qr"]
    assert len(told["code"]) == 6
    assert told["qr"].startswith("<svg")


def test_who_continued_is_listed_and_confirmed(path: str, api: Ask, say: Say) -> None:
    assert api("GET", f"{path}/ways").json() == {"items": []}
    token = api("POST", f"{path}/code").json()["link"]
    say(
        token, sender="09351112233"
    )  # the link of a fresh code, whatever the clock of the test says
    ways = api("GET", f"{path}/ways").json()["items"]
    assert [(one["channel"], one["confirmed"]) for one in ways] == [("pigeon", False)]
    confirmed = api("POST", f"{path}/ways/{ways[0]['id']}/confirm").json()
    assert confirmed["confirmed"] is True
    assert api("GET", f"{path}/ways").json()["items"] == [confirmed]


@pytest.mark.parametrize("what", ["code", "ways/1/confirm"])
def test_nothing_of_what_is_not_there(what: str, api: Ask, path: str) -> None:
    assert api("POST", f"/conversations/999999/{what}").status_code == 404
    assert api("POST", f"{path}/ways/999/confirm").status_code == 404


def test_an_analyst_makes_none(path: str, nima: Player) -> None:
    assert nima.post(f"/api/v1{path}/code", content_type="application/json").status_code == 403
