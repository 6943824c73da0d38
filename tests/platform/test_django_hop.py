"""The bridge to Django: bodies, headers, streams, HEAD."""

import asyncio
import tempfile

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import path

from hamdel.platform import django_hop
from hamdel.platform.django_hop import DjangoHop


def echo(request):
    seen = {"method": request.method, "path": request.path, "ip": request.META["REMOTE_ADDR"]}
    seen |= {"secure": request.is_secure()}
    seen |= {"size": len(request.body), "forwarded": request.headers.get("X-Forwarded-For", "")}
    seen |= {"cookies": dict(request.COOKIES), "type": request.content_type}
    response = HttpResponse(repr(seen))
    response["X-Seen"] = "yes"
    return response


def stream(_request):
    return StreamingHttpResponse(b"x" * 1000 for _ in range(50))


def broken_stream(_request):
    def pieces():
        yield b"a"
        raise ZeroDivisionError

    return StreamingHttpResponse(pieces())


urlpatterns = [
    path("echo", echo),
    path("سلام", echo),
    path("stream", stream),
    path("broken", broken_stream),
]


@pytest.fixture
def hop():
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[], ALLOWED_HOSTS=["*"]):
        yield DjangoHop(pool_size=2)


def ask(hop, *, method="GET", target="/echo", headers=(), body=(b"",)):
    """The status, headers, body and the number of pieces of one answer."""
    sent = []
    pieces = list(body)

    async def receive():
        if not pieces:
            return {"type": "http.disconnect"}
        return {"type": "http.request", "body": pieces.pop(0), "more_body": bool(pieces)}

    async def send(message):
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": target,
        "query_string": b"",
        "scheme": "http",
        "http_version": "1.1",
        "client": ("203.0.113.7", 5),
        "server": ("127.0.0.1", 8000),
        "headers": [(b"host", b"localhost"), *headers],
    }
    asyncio.run(hop(scope, receive, send))
    if not sent:
        return None
    start, *rest = sent
    assert rest[-1].get("more_body") in {False, None}
    whole = b"".join(message["body"] for message in rest)
    return start["status"], dict(start["headers"]), whole, len(rest)


def seen(answer):
    assert answer[0] == 200
    return eval(answer[2])


def test_a_request_arrives_as_it_was_sent(hop):
    status, headers, body, pieces = ask(hop, method="POST", body=[b"a" * 10, b"b" * 5])
    assert (status, headers[b"x-seen"], pieces) == (200, b"yes", 1)
    facts = eval(body)
    assert (facts["method"], facts["size"], facts["ip"]) == ("POST", 15, "203.0.113.7")


def test_a_persian_path(hop):
    assert seen(ask(hop, target="/سلام"))["path"] == "/سلام"


def test_headers_with_underscores_and_forged_lengths_do_not_pass(hop):
    headers = [
        (b"x_forwarded_for", b"6.6.6.6"),
        (b"content-type", b"text/plain"),
        (b"content-length", b"3"),
        (b"cookie", b"a=1"),
        (b"cookie", b"b=2"),
    ]
    facts = seen(ask(hop, method="POST", headers=headers, body=[b"abc"]))
    assert facts["forwarded"] == ""
    assert facts["cookies"] == {"a": "1", "b": "2"}
    assert (facts["type"], facts["size"]) == ("text/plain", 3)


def test_several_headers_of_a_name_are_joined(hop):
    headers = [(b"x-forwarded-for", b"1.1.1.1"), (b"x-forwarded-for", b"2.2.2.2")]
    assert seen(ask(hop, headers=headers))["forwarded"] == "1.1.1.1,2.2.2.2"


@pytest.mark.parametrize(
    ("proxies", "said", "ip"),
    [
        (0, b"6.6.6.6", "203.0.113.7"),
        (1, b"6.6.6.6, 198.51.100.9", "198.51.100.9"),
        (2, b"6.6.6.6, 198.51.100.9, 10.0.0.1", "198.51.100.9"),
        (2, b"10.0.0.1", "203.0.113.7"),
        (1, b"", "203.0.113.7"),
    ],
)
def test_the_client_behind_proxies(hop, proxies, said, ip):
    with override_settings(PROXIES=proxies):
        facts = seen(
            ask(hop, headers=[(b"x-forwarded-for", said), (b"x-forwarded-proto", b"https")])
        )
    assert facts["ip"] == ip
    assert facts["secure"] is (proxies > 0)


def test_a_long_body_goes_through_a_file(hop, monkeypatch):
    rolled = []
    real = tempfile.SpooledTemporaryFile.rollover

    def rollover(self):
        rolled.append(1)
        real(self)

    monkeypatch.setattr(tempfile.SpooledTemporaryFile, "rollover", rollover)
    assert seen(ask(hop, method="POST", body=[b"x" * 500_000] * 4))["size"] == 2_000_000
    assert rolled


@pytest.mark.parametrize(
    ("headers", "body", "status"),
    [
        ([(b"content-length", b"67108865")], [b""], 413),
        ([], [b"x" * 2_000_000] * 40, 413),
        ([(b"content-length", b"-1")], [b""], 400),
        ([(b"content-length", "٣".encode())], [b""], 400),
    ],
)
def test_bodies_that_are_not_taken(hop, headers, body, status):
    said = ask(hop, method="POST", headers=headers, body=body)
    assert said[0] == status
    assert said[1][b"content-type"] == b"application/problem+json"


def test_a_client_that_leaves_early_gets_nothing(hop):
    assert ask(hop, method="POST", body=[]) is None


def test_a_stream_is_passed_on_piece_by_piece(hop):
    status, _, body, pieces = ask(hop, target="/stream")
    assert (status, len(body), pieces) == (200, 50_000, 51)


def test_head_has_headers_and_no_body(hop):
    status, headers, body, _ = ask(hop, method="HEAD")
    assert (status, body) == (200, b"")
    assert headers[b"x-seen"] == b"yes"


def test_a_stream_that_breaks_is_not_ended_as_if_whole(hop):
    with pytest.raises(ZeroDivisionError):
        ask(hop, target="/broken")


def test_one_error_does_not_stop_the_next_request(hop):
    test_a_stream_that_breaks_is_not_ended_as_if_whole(hop)
    assert ask(hop)[0] == 200
    assert django_hop.MOST_BYTES == 64 * 1024 * 1024
