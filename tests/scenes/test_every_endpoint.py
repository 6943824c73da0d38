"""Every endpoint of the API, with what it expects and with what nobody should send."""

import base64
import itertools
import json
from collections.abc import Callable, Iterator
from typing import Any, Final, cast

import msgspec
import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver

from hamdel.customers.models import Profile, Suggestion
from hamdel.platform.api.registry import Endpoint, endpoints
from tests.ground.cast import NOW
from tests.ground.company import Company, a_moment

HUGE: Final = "9" * 5_000
Ask = Callable[..., HttpResponse]


def coded(text: bytes) -> str:
    """A cursor that holds a text."""
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


CURSORS: Final = [
    "x", "ی", "%00", "-1", HUGE, "W" * 9_000, coded(b"9" * 25 + b".1"),
    *(coded(b"[" + b",".join([one] * parts) + b"]") for parts in (1, 2, 3) for one in (
        b"-1", b"9223372036854775807", b"-9223372036854775808", b"4611686018427387904",
        b"-4611686018427387904", b"1e400", b'"\\u0000"', b'"x"', HUGE[:90].encode(),
    )),
]  # fmt: skip
IDS: Final = ["0", "-1", HUGE, "9223372036854775807", "4611686018427387904", "x", "%00", "٣"]
BODIES: Final = [
    b"", b"{", b"[]", b"null", b'"x"', b"{}", b"\xff", b'{"items":[{"channel":"\xd8"}]}',
    b'{"items":[{"channel":"\\ud83d"}]}', b'{"items":[%s,1e400,null,[],{}]}' % HUGE.encode(),
    b'{"items":[null,[],{},"x",7,{"occurred_at":"9999-12-31T23:59:59-10:00"}]}',
    b'{"text":"\\u0000"}', b'{"a":' * 900, b'{"text":"x","reference_date":"9999-12-31"}',
]  # fmt: skip


@pytest.fixture
def ask(company: Company, admin_key: str) -> Ask:
    """Ask as a program that may do everything; failures are answers."""
    assert get_resolver().url_patterns  # endpoints register when addresses are read
    client = Client(raise_request_exception=False)

    def request(method: str, path: str, body: bytes = b"") -> HttpResponse:
        answer = client.generic(
            method,
            f"/api/v1{path}",
            body,
            content_type="application/json",
            headers={"Authorization": f"Bearer {admin_key}"},
        )
        return cast("HttpResponse", answer)

    return request


def wrong_with(answer: HttpResponse) -> str:
    """What is wrong with an answer to a hostile request; empty where all is well."""
    if answer.status_code >= 500:
        return f"answers {answer.status_code}"
    if answer.status_code >= 400 and answer.headers["Content-Type"] != "application/problem+json":
        return f"{answer.status_code} is no problem+json"
    return ""


def path_of(one: Endpoint, value: str) -> str:
    return one.path.format(**dict.fromkeys(one.parameters, value))


def readable() -> list[Endpoint]:
    return [one for one in endpoints() if one.method == "GET"]


def first_ids(ask: Ask) -> dict[str, str]:
    """For each list of the API, the id of its first row."""
    found = {"customers": str(a_moment().profile.customer_id)}
    for one in readable():
        if not one.parameters:
            said = json.loads(ask("GET", one.path).content)
            rows = said.get("items") if isinstance(said, dict) else None
            if rows and "id" in rows[0]:
                found.setdefault(one.path.strip("/").split("/")[0], rows[0]["id"])
    return found


@pytest.mark.timeout(300)
def test_each_answers_in_the_form_that_it_declares(ask: Ask) -> None:
    pair = Profile.objects.order_by("pk")[:2]
    Suggestion.objects.create(low=pair[0], high=pair[1], score=0.9, why="names", at=NOW)
    ids = first_ids(ask)
    seen = []
    for one in readable():
        value = ids.get(one.path.strip("/").split("/")[0])
        if one.parameters and value is None:
            continue
        answer = ask("GET", path_of(one, value or ""))
        if answer.status_code == 400:
            continue  # it needs a query
        assert answer.status_code == 200, (one.path, answer.content)
        msgspec.json.decode(answer.content, type=Any if one.answer is dict else one.answer)
        seen.append(one.path)
    assert {"/customers/{id}/story", "/merge-suggestions", "/touchpoints"} <= set(seen)


def hostile(ask: Ask) -> Iterator[tuple[str, str, bytes]]:
    """Requests that nobody should send: methods, paths and bodies."""
    customer = str(a_moment().profile.customer_id)
    for one in endpoints():
        for value in IDS if one.parameters else ():
            yield one.method, path_of(one, value), b"{}"
        if one.method == "GET" and one.query is not None:
            path = path_of(one, customer)
            yield from (("GET", f"{path}?cursor={cursor}", b"") for cursor in CURSORS)
            for name, value in itertools.product(one.query.__struct_fields__, (HUGE, "%00", "-1")):
                yield "GET", f"{path}?{name}={value}", b""
        if one.body is not None and one.method != "DELETE":
            yield from ((one.method, path_of(one, customer), body) for body in BODIES)


@pytest.mark.timeout(600)
def test_none_fails_at_what_nobody_should_send(ask: Ask) -> None:
    wrong = [
        f"{method} {path[:90]} {body[:60]!r}: {said}"
        for method, path, body in hostile(ask)
        if (said := wrong_with(ask(method, path, body)))
    ]
    assert wrong == []
