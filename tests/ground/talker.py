"""A server on loopback that says what it is told, byte for byte."""

import contextlib
import socket
import threading
import time
from typing import Any

import httpcore
import pytest

PUBLIC = "93.184.216.34"


class Talker:
    """A server on loopback that says `says`, byte for byte, slowly if asked, and notes what it heard."""

    def __init__(self) -> None:
        self.says = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
        self.drip = 0.0
        self.heard: list[bytes] = []
        self.listening = socket.create_server(("127.0.0.1", 0))
        self.port = self.listening.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}/x"
        threading.Thread(target=self._serve, daemon=True).start()

    def end(self) -> None:
        """Take no connection any more."""
        with contextlib.suppress(OSError):
            self.listening.shutdown(socket.SHUT_RDWR)
        self.listening.close()

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self.listening.accept()
            except OSError:
                return
            with line:
                line.settimeout(5)
                self.heard.append(line.recv(65536))
                try:
                    self._say(line)
                except OSError:
                    continue

    def _say(self, line: socket.socket) -> None:
        if not self.drip:
            line.sendall(self.says)
            return
        for one in self.says:
            line.sendall(bytes([one]))
            time.sleep(self.drip)


def lead_to(talker: Talker, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Have every name stand for a public address, which is the talker's; gives what was connected to."""
    connect = httpcore.SyncBackend.connect_tcp
    went: list[str] = []

    def look_up(host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        at = (host if host[0].isdigit() else PUBLIC, port)
        return [(socket.AF_INET, socket.SOCK_STREAM, 0, "", at)]

    def to_talker(self: Any, host: str, port: int, *more: Any, **__: Any) -> Any:
        went.append(f"{host}:{port}")
        return connect(self, "127.0.0.1", talker.port, *more[:1])

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", to_talker)
    return went
