"""`/v1` as clients meet it, without a server between."""

import asyncio
import base64
import gzip
import hashlib
import hmac
import json
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError, connections

from hamdel.customers.public import customer_facts, find_by_identifier
from hamdel.interactions.ingest.answers import Message
from hamdel.interactions.ingest.app import Ingest
from hamdel.interactions.models import Interaction, RefusedEvent
from hamdel.interactions.user_hash import user_hash_key
from hamdel.platform.keys import create_key
from tests.ground.cast import NOW, Player

pytestmark = pytest.mark.django_db(transaction=True)
TRACK = {"userId": "u1", "event": "Ad Clicked"}


class Talk:
    """Sends requests to the application and hands back status, headers and body."""

    def __init__(self, key: str) -> None:
        self.app = Ingest()
        self.key = key

    def __call__(self, path: str, body: Any = b"", **more: Any) -> tuple[int, dict[str, str], Any]:
        raw = body if isinstance(body, bytes) else json.dumps(body).encode()
        basic = base64.b64encode(f"{self.key}:".encode()).decode()
        headers = more.get("headers", {"authorization": f"Basic {basic}"})
        return asyncio.run(self._send(path, raw, headers, more.get("method", "POST")))

    async def _send(
        self, path: str, body: bytes, headers: dict[str, str], method: str
    ) -> tuple[int, dict[str, str], Any]:
        said: list[Message] = []
        parts = [body[:7], body[7:]]

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": parts.pop(0), "more_body": bool(parts)}

        async def send(message: Message) -> None:
            said.append(message)

        scope = {
            "type": "http", "method": method, "path": path, "scheme": "http",
            "headers": [(k.encode(), v.encode()) for k, v in headers.items()],
        }  # fmt: skip
        await self.app(scope, receive, send)
        text = said[1]["body"]
        answered = {k.decode(): v.decode() for k, v in said[0]["headers"]}
        return said[0]["status"], answered, json.loads(text) if text else None


@pytest.fixture
def talk(server_key: str) -> Iterator[Talk]:
    found = Talk(server_key)
    yield found
    found.app.stop()
    connections.close_all()


def stored() -> list[str]:
    return list(Interaction.objects.order_by("id").values_list("message_id", flat=True))


@pytest.mark.parametrize("path", ["/v1/track", "/v1/track/", "/v1/t"])
def test_what_is_acknowledged_is_stored(talk: Talk, path: str) -> None:
    status, _, said = talk(path, {**TRACK, "messageId": "m1"})
    assert (status, said, stored()) == (200, {"success": True}, ["m1"])


def test_every_call_has_its_place(talk: Talk) -> None:
    calls = {
        "track": TRACK, "page": {"userId": "u"}, "screen": {"userId": "u"}, "identify": {"userId": "u"},
        "group": {"userId": "u", "groupId": "g"}, "alias": {"userId": "u", "previousId": "a"},
    }  # fmt: skip
    for path, body in calls.items():
        assert talk(f"/v1/{path}", body)[0] == 200
    rows = Interaction.objects.order_by("id").values_list("type", "kind_id")
    moments = [(type_, kind is not None) for type_, kind in rows]
    assert moments == [(1, True), (2, True), (3, True), (4, False), (6, False), (5, False)]


def test_a_retry_is_harmless(talk: Talk) -> None:
    for at in ("2026-11-20T08:00:00Z", "2025-01-01T00:00:00Z"):
        assert talk("/v1/track", {**TRACK, "messageId": "m1", "timestamp": at})[0] == 200
    assert stored() == ["m1"]


def test_good_events_of_a_batch_are_stored_beside_bad_ones(talk: Talk) -> None:
    good = {"type": "track", **TRACK, "messageId": "good"}
    status, _, said = talk("/v1/batch", {"batch": [{"type": "track"}, good, 7]})
    assert (status, said["success"]) == (200, True)
    assert [one["index"] for one in said["refused"]] == [0, 2]
    assert stored() == ["good"]
    assert list(RefusedEvent.objects.order_by("id").values_list("payload", flat=True)) == [
        '{"type": "track"}',
        "7",
    ]


def test_an_odd_event_is_listed_whatever_way_the_key_came(talk: Talk) -> None:
    huge = "9" * 5_000
    odd = [f'"properties":{{"q":{value}}}' for value in ('"\\ud83d"', huge, "1e400")]
    events = [f'{{"type":"track","userId":"u1","event":"E{n}",{q}}}' for n, q in enumerate(odd)]
    body = f'{{"batch":[{",".join(events)}],"writeKey":"{talk.key}"}}'.encode()
    for headers in ({}, {"authorization": f"Bearer {talk.key}"}):
        status, _, said = talk("/v1/batch", body, headers=headers)
        assert (status, [one["index"] for one in said["refused"]]) == (200, [0, 1])
    assert len(stored()) == 2
    single = f'{{"userId":"u1","event":"E","properties":{{"total":{huge}}}}}'.encode()
    status, answered, said = talk("/v1/track", single)
    assert (status, answered["content-type"]) == (400, "application/problem+json")
    assert said["field"] == "properties.total"


def test_gzip_whatever_the_content_type_says(talk: Talk) -> None:
    body = gzip.compress(json.dumps({"batch": [{"type": "track", **TRACK}]}).encode())
    assert talk("/v1/batch", body)[0] == 200
    assert len(stored()) == 1


@pytest.mark.parametrize("where", ["bearer", "basic", "body", "batch body"])
def test_the_key_in_its_places(talk: Talk, where: str) -> None:
    basic = base64.b64encode(f"{talk.key}:".encode()).decode()
    headers = {
        "bearer": {"authorization": f"Bearer {talk.key}"},
        "basic": {"authorization": f"Basic {basic}"},
    }
    keyed = {"writeKey": talk.key} if "body" in where else {}
    path, body = (
        ("/v1/b", {"batch": [{"type": "track", **TRACK}]})
        if "batch" in where
        else ("/v1/t", TRACK)
    )
    assert talk(path, {**body, **keyed}, headers=headers.get(where, {}))[0] == 200


@pytest.mark.parametrize(
    "headers", [{}, {"authorization": "Basic !!"}, {"authorization": "Bearer hk_no"}]
)
def test_without_a_valid_key_nothing_is_stored(talk: Talk, headers: dict[str, str]) -> None:
    status, answered, said = talk("/v1/track", TRACK, headers=headers)
    assert (status, answered["content-type"]) == (401, "application/problem+json")
    assert said["status"] == 401
    assert stored() == []


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/v1/batch", {}, "batch"),
        ("/v1/batch", {"batch": "x"}, "batch"),
        ("/v1/batch", b"{", "body"),
        ("/v1/track", {"userId": "u"}, "event"),
        ("/v1/track", b"", "event"),
        ("/v1/track", b"\x1f\x8b broken", "body"),
    ],
)
def test_an_unreadable_body_names_its_field(talk: Talk, path: str, body: Any, field: str) -> None:
    status, _, said = talk(path, body)
    assert (status, said["field"]) == (400, field)


@pytest.mark.parametrize(
    ("path", "body"),
    [("/v1/track", b'{"userId": "u"}'), ("/v1/batch", b"{"), ("/v1/track", b"\xff no json")],
)
def test_a_request_that_was_refused_whole_is_kept(talk: Talk, path: str, body: bytes) -> None:
    said = talk(path, body)[2]
    (kept,) = RefusedEvent.objects.all()
    assert kept.problem == said["detail"]
    assert kept.payload == body.decode(errors="backslashreplace")
    assert kept.source_key_id is not None


def test_what_comes_without_a_key_is_not_kept(talk: Talk) -> None:
    assert talk("/v1/track", b"{", headers={})[0] == 401
    assert not RefusedEvent.objects.exists()


def test_limits(talk: Talk) -> None:
    large = {"type": "track", **TRACK, "properties": {"a": "x" * 33_000}}
    assert talk("/v1/track", large)[0] == 413
    assert talk("/v1/batch", {"batch": [large]})[0] == 413
    assert talk("/v1/batch", b" " * 600_000)[0] == 413
    assert talk("/v1/batch", {"batch": [large, {"type": "track", **TRACK}]})[0] == 200
    assert len(stored()) == 1


def test_who_sends_a_broken_body_is_told(talk: Talk) -> None:
    said: list[Message] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        said.append(message)

    scope = {"type": "http", "method": "POST", "path": "/v1/track", "headers": []}
    asyncio.run(talk.app(scope, receive, send))
    assert said[0]["status"] == 400
    assert (b"content-type", b"application/problem+json") in said[0]["headers"]


def test_a_failure_of_the_database_is_a_problem(
    talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_secret: str) -> None:
        raise OperationalError

    monkeypatch.setattr("hamdel.interactions.ingest.gate.look_up", away)
    for method, path in (("GET", f"/v1/projects/{talk.key}/settings"), ("POST", "/v1/track")):
        status, answered, said = talk(path, TRACK, method=method)
        assert (status, answered["content-type"]) == (503, "application/problem+json")
        assert answered["retry-after"] == "1"
        assert said["status"] == 503


def test_preflight_is_always_answered(talk: Talk) -> None:
    status, answered, _ = talk("/v1/t", method="OPTIONS", headers={"origin": "https://x.example"})
    assert status == 204
    allowed = answered["access-control-allow-headers"].lower()
    assert all(
        name in allowed for name in ("authorization", "anonymousid", "sentat", "content-type")
    )


def test_other_methods_and_paths(talk: Talk) -> None:
    assert talk("/v1/track", method="GET")[0] == 405
    assert talk("/v1/shout", TRACK)[0] == 404


def test_what_the_browser_library_asks_first(talk: Talk) -> None:
    status, _, said = talk(
        f"/v1/projects/{talk.key}/settings", method="GET", headers={"host": "h.example"}
    )
    assert status == 200
    assert said["integrations"]["Segment.io"]["apiHost"] == "h.example/v1"
    assert talk("/v1/projects/nobody/settings", method="GET", headers={})[0] == 404


def test_a_dismissed_persons_key_goes_on_taking_in_and_vouches_for_nobody(
    talk: Talk, leila: Player
) -> None:
    talk("/v1/identify", {"userId": "u1", "traits": {"name": "مینا کاظمی"}})
    key: dict[str, Any] = {
        "name": "theirs",
        "scopes": ("ingest", "write"),
        "now": NOW,
        "maker_id": leila.user_id,
    }
    _, talk.key = create_key(**key)
    leila.user.is_active = False
    leila.user.save()
    traits = {"name": "دزد", "phone": "09121234567"}
    assert talk("/v1/identify", {"userId": "u1", "traits": traits})[0] == 200
    (mina,) = find_by_identifier("user_id", "u1")
    facts = customer_facts(mina)
    assert facts is not None
    assert facts.name == "مینا کاظمی"
    assert not any(one.verified for one in facts.identifiers if one.kind == "phone")


def test_the_secret_of_the_installation_signs_no_user(
    talk: Talk, browser_key: str, settings: Any
) -> None:
    talk.key = browser_key
    keys = {"right": user_hash_key(), "secret": settings.SECRET_KEY, "wrong": "a"}
    for user, key in keys.items():
        given = hmac.new(key.encode(), user.encode(), hashlib.sha256).hexdigest()
        body = {"userId": user, "event": "E", "context": {"hamdel": {"userHash": given}}}
        assert talk("/v1/track", body)[0] == 200
    known = {
        user: [
            one.verified
            for customer in find_by_identifier("user_id", user)
            for one in getattr(customer_facts(customer), "identifiers", ())
        ]
        for user in keys
    }
    assert known == {"right": [True], "secret": [False], "wrong": [False]}
