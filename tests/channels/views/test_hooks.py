import json

import pytest
from django.db import OperationalError
from django.test import Client

from hamdel.channels.contracts import AccountFacts
from hamdel.channels.models import Incoming
from hamdel.channels.queries.incoming import raw_bytes
from hamdel.channels.usecases.accounts import turn
from hamdel.channels.views import hooks
from tests.channels.conftest import Listener, Post
from tests.ground.cast import NOW

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"
RINGING = {"event": "ringing", "call_id": "c-1", "from": "0912 345 67 89", "to": "02188776655"}


def ringing(**more: object) -> bytes:
    return json.dumps({**RINGING, **more}).encode()


def test_what_is_posted_is_kept_to_the_byte_and_handed_over(
    phone: AccountFacts, listener: Listener, post: Post
) -> None:
    body = ringing() + b"  \n"
    answer = post(phone, body)
    assert (answer.status_code, answer.json()["received"]) == (200, True)
    row = Incoming.objects.get()
    assert (row.pk, row.state) == (int(answer.json()["id"]), "done")
    assert raw_bytes(row.pk) == body
    (heard,) = listener.heard
    assert heard.action == "Call Started"
    assert heard.identifiers == (("phone", "+989123456789", True),)


def test_a_large_body_lies_in_a_file_and_comes_back_whole(
    phone: AccountFacts, listener: Listener, post: Post
) -> None:
    body = ringing(note="n" * 200_000)
    answer = post(phone, body)
    row = Incoming.objects.get()
    assert (row.body, len(row.body_file)) == (None, 32)
    assert raw_bytes(int(answer.json()["id"])) == body
    assert len(listener.heard) == 1


@pytest.mark.parametrize("path", ["/hooks/phone/nobody", "/hooks/pigeon/nobody"])
def test_an_unknown_hook_is_not_there(path: str) -> None:
    answer = Client().post(path, b"{}", content_type="application/json")
    assert (answer.status_code, answer["Content-Type"]) == (404, PROBLEM)
    assert answer.json()["status"] == 404
    assert not Incoming.objects.exists()


def test_the_token_of_one_kind_opens_no_other(phone: AccountFacts) -> None:
    path = phone.hook_path.replace("phone", "form")
    assert Client().post(path, b"{}", content_type="application/json").status_code == 404


def test_a_channel_that_is_off_takes_nothing(phone: AccountFacts, post: Post) -> None:
    turn(account_id=phone.id, state="off", who="leila", now=NOW)
    answer = post(phone, ringing())
    assert (answer.status_code, answer["Content-Type"]) == (403, PROBLEM)
    assert not Incoming.objects.exists()


def test_a_body_too_large_or_empty_is_refused(phone: AccountFacts, post: Post) -> None:
    large = post(phone, b"x" * 1_000_001)
    assert (large.status_code, large["Content-Type"]) == (413, PROBLEM)
    assert post(phone, b" \n").status_code == 400
    assert not Incoming.objects.exists()


def test_other_methods_are_named(phone: AccountFacts) -> None:
    answer = Client().get(phone.hook_path)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b'"a"', b"\xff\xfe\x00", b"{" * 900, b"[" * 400_000, b'{"event":"x"}']
)
def test_what_can_not_be_read_is_kept_and_visible(
    body: bytes, phone: AccountFacts, listener: Listener, post: Post
) -> None:
    answer = post(phone, body)
    assert answer.status_code == 200
    assert answer.json()["problem"]
    row = Incoming.objects.get()
    assert (row.state, row.problem) == ("resting", answer.json()["problem"])
    assert raw_bytes(row.pk) == body
    assert listener.heard == []


def test_the_same_event_again_is_heard_once(
    phone: AccountFacts, listener: Listener, post: Post
) -> None:
    for _ in range(3):
        assert post(phone, ringing()).status_code == 200
    assert len(listener.heard) == 1
    assert Incoming.objects.filter(state="done").count() == 3


@pytest.mark.parametrize("failure", [OSError(28, "No space left"), OperationalError("full")])
def test_what_can_not_be_kept_is_not_acknowledged(
    failure: Exception, phone: AccountFacts, post: Post, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(**_: object) -> None:
        raise failure

    monkeypatch.setattr(hooks, "take_in", fails)
    answer = post(phone, ringing())
    assert (answer.status_code, answer["Content-Type"]) == (503, PROBLEM)
    assert answer["Retry-After"] == "10"
