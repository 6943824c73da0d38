"""Scene 2, the failed transfer, through HTTP: before hello the screen says who, what failed and why.

A transfer fails in the bank's app; sixty seconds later its customer phones.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.ground.program import Server

ERROR = "پاسخی از بانک مقصد نرسید"


@pytest.fixture(scope="module")
def hook(server: Server) -> str:
    """The way by which the exchange tells of calls."""
    return server.run("channel", "create", "phone", "--name", "بانک").strip()


@pytest.fixture(scope="module")
def operator(server: Server) -> Iterator[httpx.Client]:
    """Somebody who answers calls, signed in."""
    with closing(server.person(email="operator@bank.example", role="agent")) as client:
        yield client


@pytest.fixture
def phone(somebody: str) -> str:
    """Bahram's number, his alone."""
    return f"0919{int(somebody, 16) % 10**7:07d}"


def fail(server: Server, somebody: str, phone: str) -> None:
    """The bank's program says that the transfer failed, a minute ago."""
    at = datetime.now(UTC) - timedelta(seconds=60)
    said = {
        "userId": f"bahram-{somebody}", "event": "Transfer Failed", "timestamp": at.isoformat(),
        "messageId": f"transfer-{somebody}",
        "properties": {"amount": 25_000_000, "currency": "IRR", "error": ERROR},
        "context": {
            "traits": {"phone": phone, "name": f"بهرام {somebody}"},
            "hamdel": {"channel": "app", "device": "mobile", "outcome": "failure"},
        },
    }  # fmt: skip
    key = server.key_for("ingest,write")
    who = {"userId": said["userId"], "messageId": f"who-{somebody}", "traits": said["context"]["traits"]}  # type: ignore[index]  # fmt: skip
    for call, body in (("identify", who), ("track", said)):
        assert server.http.post(f"/v1/{call}", json=body, auth=(key, "")).status_code == 200


def ring(server: Server, hook: str, somebody: str, phone: str, event: str = "ringing") -> None:
    said = {
        "event": event, "call_id": f"call-{somebody}", "from": phone, "to": "02188880000",
        "direction": "in", "queue": "کارت", "at": datetime.now(UTC).isoformat(),
    }  # fmt: skip
    assert server.http.post(hook, json=said).status_code == 200


def test_before_hello_the_screen_says_why(
    server: Server, hook: str, operator: httpx.Client, somebody: str, phone: str
) -> None:
    fail(server, somebody, phone)
    ring(server, hook, somebody, phone)
    (customer,) = server.api("GET", "/customers", params={"identifier": f"phone:{phone}"}).json()["items"]  # fmt: skip
    first = server.api("GET", f"/customers/{customer['id']}/reasons").json()["items"][0]
    assert (first["kind"], first["topic"]) == ("failed", "Transfer")
    assert first["probability"] >= 0.7
    (evidence,) = first["evidence"]
    story = server.story(f"phone:{phone}")
    assert next(one for one in story if one["id"] == evidence)["action"] == "Transfer Failed"

    ringing = operator.get("/calls/ringing").text
    for told in (somebody, "حواله ناموفق", "۲٬۵۰۰٬۰۰۰ تومان"):
        assert told in ringing
    where = re.search(rf'href="(/calls/\d+/)"[^>]*>(?:(?!</a>).)*{somebody}', ringing, re.DOTALL)
    assert where
    card = operator.get(where[1]).text
    for told in (somebody, ERROR, "نخست بگویید"):
        assert told in card


def test_answered_it_rings_no_more_and_is_one_story(
    server: Server, hook: str, operator: httpx.Client, somebody: str, phone: str
) -> None:
    fail(server, somebody, phone)
    for event in ("ringing", "answered", "ended"):
        ring(server, hook, somebody, phone, event)
    assert somebody not in operator.get("/calls/ringing").text
    actions = [one["action"] for one in server.story(f"phone:{phone}")]
    assert actions[0] == "Transfer Failed"
    assert len(actions) > 1
