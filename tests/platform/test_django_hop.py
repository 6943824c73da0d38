"""The bridge to Django: bodies, headers, streams, HEAD."""

import asyncio
import tempfile

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import override_settings
from django.urls import path
from django.utils import translation

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


made: list[int] = []
closed: list[int] = []


class Counted(StreamingHttpResponse):
    def close(self):
        super().close()
        closed.append(1)


def stream(_request):
    def pieces():
        for number in range(500):
            made.append(number)
            yield b"x" * 1000

    return Counted(pieces())


def in_one_language(_request):
    translation.activate("en")

    def pieces():
        for _ in range(200):
            yield f"{translation.get_language()} ".encode() * 200

    return StreamingHttpResponse(pieces())


def broken_stream(_request):
    def pieces():
        yield b"a"
        raise OSError("the disk")

    return StreamingHttpResponse(pieces())


urlpatterns = [
    path("echo", echo),
    path("سلام", echo),
    path("stream", stream),
    path("language", in_one_language),
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


def test_who_sends_a_broken_body_is_told(hop):
    status, headers, body, _ = ask(hop, method="POST", body=[])
    assert (status, headers[b"content-type"]) == (400, b"application/problem+json")
    assert b"broke off" in body


def test_a_stream_is_passed_on_piece_by_piece(hop):
    status, _, body, pieces = ask(hop, target="/stream")
    assert (status, len(body)) == (200, 500_000)
    assert pieces == 9


def test_every_piece_is_made_in_the_language_of_the_request(hop):
    _, _, body, pieces = ask(hop, target="/language")
    assert pieces > 2
    assert set(body.split()) == {b"en"}


async def take_nothing(hop, *, target="/stream"):
    """A client that reads the head of an answer and then nothing."""
    told = asyncio.Event()

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        told.set()
        if message["type"] == "http.response.body":
            await asyncio.Event().wait()

    scope = {
        "type": "http", "method": "GET", "path": target, "query_string": b"", "server": None,
        "client": None, "headers": [(b"host", b"localhost")],
    }  # fmt: skip
    task = asyncio.ensure_future(hop(scope, receive, send))
    await told.wait()
    return task


def test_clients_that_read_nothing_keep_no_thread(hop):
    """Twice as many of them as there are threads, and somebody else is answered at once."""
    made.clear()

    async def play():
        slow = [await asyncio.wait_for(take_nothing(hop), 5) for _ in range(4)]
        await asyncio.wait_for(take_nothing(hop, target="/echo"), 5)
        for one in slow:
            one.cancel()
        await asyncio.gather(*slow, return_exceptions=True)

    closed.clear()
    asyncio.run(asyncio.wait_for(play(), 20))
    assert len(made) <= 4 * 70  # a piece of each, not the whole
    assert len(closed) == 4


def test_a_client_that_takes_nothing_for_long_is_left(hop, monkeypatch):
    monkeypatch.setattr(django_hop, "PATIENCE", 0.05)
    closed.clear()

    async def play():
        await asyncio.wait_for(await take_nothing(hop), 5)

    asyncio.run(play())
    assert closed == [1]


def test_head_has_headers_and_no_body(hop):
    status, headers, body, _ = ask(hop, method="HEAD")
    assert (status, body) == (200, b"")
    assert headers[b"x-seen"] == b"yes"


def test_a_stream_that_breaks_is_not_ended_as_if_whole(hop):
    with pytest.raises(OSError, match="the disk"):
        ask(hop, target="/broken")


def test_one_error_does_not_stop_the_next_request(hop):
    test_a_stream_that_breaks_is_not_ended_as_if_whole(hop)
    assert ask(hop)[0] == 200
    assert django_hop.MOST_BYTES == 64 * 1024 * 1024
