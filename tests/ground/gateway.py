"""A gateway for text messages on loopback: it says what it is told to, and remembers what it heard."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl

import pytest


@dataclass(frozen=True)
class Heard:
    """One request as the gateway got it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """Its body as JSON."""
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, str]:
        """Its body as a form."""
        return dict(parse_qsl(self.body.decode(), strict_parsing=True, keep_blank_values=True))


@dataclass
class Gateway:
    """It answers `says` with `status`, or breaks off where there is no status."""

    status: int = 200
    says: Any = field(default_factory=dict)
    heard: list[Heard] = field(default_factory=list)

    def __post_init__(self) -> None:
        speaker = type("Speaker", (Handler,), {"gateway": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), speaker)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True).start()

    def end(self) -> None:
        """Close it."""
        self.server.shutdown()
        self.server.server_close()


class Handler(BaseHTTPRequestHandler):
    """Speaks for one gateway."""

    gateway: Gateway

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        names = {name.lower(): value for name, value in self.headers.items()}
        self.gateway.heard.append(Heard(self.command, self.path, names, self.rfile.read(length)))
        if not self.gateway.status:
            return
        says = self.gateway.says
        body = says.encode() if isinstance(says, str) else json.dumps(says).encode()
        self.send_response(self.gateway.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        self.do_POST()

    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture
def gateway(settings: Any) -> Iterator[Gateway]:
    """A gateway, named by the operator."""
    one = Gateway()
    settings.REACH = {*settings.REACH, one.url.removeprefix("http://")}
    yield one
    one.end()


@pytest.fixture
def second_gateway(settings: Any, gateway: Gateway) -> Iterator[Gateway]:
    """Another one."""
    one = Gateway()
    settings.REACH = {*settings.REACH, one.url.removeprefix("http://")}
    yield one
    one.end()
