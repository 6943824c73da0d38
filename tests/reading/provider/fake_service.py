"""A service on loopback that answers like an OpenAI-compatible one, or misbehaves as it is told."""

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


class FakeService:
    """What it was asked, and how it answers: `manner` is a method's name."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.keys: list[str] = []
        self.manner = "well"
        self.url = ""

    @property
    def last_text(self) -> str:
        return str(self.asked[-1]["messages"][-1]["content"])


class Handler(BaseHTTPRequestHandler):
    """Answers in the manner that its service says."""

    service: FakeService

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        self.service.asked.append(json.loads(self.rfile.read(size)))
        self.service.keys.append(self.headers.get("Authorization", ""))
        getattr(self, self.service.manner)()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def send(self, body: bytes, *, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def well(self) -> None:
        said = f"خلاصه: {self.service.last_text}"
        choice = {"message": {"role": "assistant", "content": said}}
        answer = {"choices": [choice], "usage": {"total_tokens": 321}}
        self.send(json.dumps(answer).encode())

    def hangs(self) -> None:
        time.sleep(3)

    def drips(self) -> None:
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            for _ in range(40):
                self.wfile.write(b" ")
                self.wfile.flush()
                time.sleep(0.1)

    def floods(self) -> None:
        with suppress(OSError):
            self.send(b"x" * 5_000_000)

    def lies(self) -> None:
        self.send(b"<html>Welcome</html>")

    def shapes(self) -> None:
        self.send(b'{"choices": [{"message": {"content": 5}}]}')

    def empty(self) -> None:
        self.send(b'{"choices": []}')

    def silent(self) -> None:
        self.send(b'{"choices": [{"message": {"content": "  "}}]}')

    def fails(self) -> None:
        self.send(b"no", status=500)

    def redirects(self) -> None:
        self.send(b"", status=302, Location="http://127.0.0.1:9/")

    def hangs_up(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b'{"choices"')


@contextmanager
def fake_service() -> Iterator[FakeService]:
    """Serve until the end."""
    service = FakeService()
    kind = type("Bound", (Handler,), {"service": service})

    server = ThreadingHTTPServer(("127.0.0.1", 0), kind)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    service.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    try:
        yield service
    finally:
        server.shutdown()
        server.server_close()
