"""Scene 2, the failed transfer, through HTTP: before hello the screen says who, what failed and why.

A transfer fails in the bank's app; sixty seconds later its customer phones.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

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


def one_of(page: str, wanted: str) -> LexborNode:
    """The one piece of a page that a selector means."""
    (found,) = LexborHTMLParser(page).css(wanted)
    return found


def as_it_stands(page: httpx.Response) -> tuple[str, dict[str, str]]:
    """The address and the values of the form of a case, untouched, as pressing Enter sends it."""
    form = one_of(page.text, "form.case-fields")
    values: dict[str, str] = {}
    for one in form.css("input, textarea"):
        kind, name = one.attributes.get("type"), one.attributes.get("name")
        if not name or (kind in {"checkbox", "radio"} and "checked" not in one.attributes):
            continue
        values[name] = one.attributes.get("value") or ("on" if kind == "checkbox" else one.text())
    for one in form.css("select"):
        chosen = [*one.css("option[selected]"), *one.css("option")][0]
        values[one.attributes["name"] or ""] = chosen.attributes.get("value") or ""
    return form.attributes["action"] or "", values


def test_the_case_is_written_before_a_word_is_typed(
    server: Server, hook: str, operator: httpx.Client, somebody: str, phone: str
) -> None:
    fail(server, somebody, phone)
    ring(server, hook, somebody, phone)
    ringing = LexborHTMLParser(operator.get("/calls/ringing").text)
    card = next(one for one in ringing.css("a.desk-ring") if somebody in one.text())
    on_card = operator.get(card.attributes["href"] or "").text
    key = one_of(on_card, "a[data-key=p]").attributes["href"]
    address, values = as_it_stands(operator.get(key or ""))
    made = operator.post(address, data=values)
    assert made.status_code == 200
    assert somebody in made.text or "حواله" in made.text

    (customer,) = server.api("GET", "/customers", params={"identifier": f"phone:{phone}"}).json()["items"]  # fmt: skip
    (case,) = server.api("GET", "/cases", params={"customer_id": customer["id"]}).json()["items"]
    assert case["title"] == "حواله ناموفق، ۲٬۵۰۰٬۰۰۰ تومان"
    assert (case["state"], case["type"]) == ("open", "failed_transfer")
    assert case["owner"] is not None
    assert len(case["conversation_ids"]) == 1
    whole = server.api("GET", f"/cases/{case['id']}").json()
    assert 25_000_000 in whole["fields"].values()
    story = server.story(f"phone:{phone}")
    assert [one["id"] for one in story if one["action"] == "Transfer Failed"] == whole["interaction_ids"]  # fmt: skip

    solved = server.api(
        "PATCH", f"/cases/{case['id']}", json={"state": "solved", "outcome": "resolved"}
    )
    assert solved.json().get("state") == "solved", solved.text
    told = [one["action"] for one in server.story(f"phone:{phone}")]
    assert {"Case Opened", "Case Closed"} <= set(told)
    reasons = server.api("GET", f"/customers/{customer['id']}/reasons").json()["items"]
    assert "open_case" not in {one["kind"] for one in reasons}
