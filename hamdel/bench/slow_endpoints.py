"""Mail servers and gateways on loopback, some of which do what no good one does.

Plain sockets: a kept server answers in its own way, and these must hang, drip and flood as told.
"""

import socket
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import BinaryIO, Final

HOST: Final = "127.0.0.1"
DRIP: Final = 20.0  # seconds between two bytes
_PATIENCE: Final = 300.0
_TICK: Final = 0.2
_PIECE: Final = b"x" * 65_536
_SUBJECT: Final = b"subject: "
_LENGTH: Final = b"content-length:"


@dataclass
class Endpoint:
    """It serves on a port of loopback; `talk` is what it does with a connection.

    `arrived`: when each message (by its words) came, Unix seconds. `open` are the connections now.
    """

    kind: str
    talk: "Talk"
    arrived: dict[str, list[float]] = field(default_factory=dict)
    open: int = 0
    connections: int = 0

    def __post_init__(self) -> None:
        self.over = threading.Event()
        self._counting = threading.Lock()
        self._listener = socket.create_server((HOST, 0), backlog=256)
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def note(self, words: str) -> None:
        """A message has come."""
        with self._counting:
            self.arrived.setdefault(words, []).append(time.time())

    def stop(self) -> None:
        """Take no connection any more, and let go of those who wait."""
        self.over.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while not self.over.is_set():
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with self._counting:
            self.open += 1
            self.connections += 1
        try:
            client.settimeout(_PATIENCE)
            with client, suppress(OSError):
                self.talk(self, client)
        finally:
            with self._counting:
                self.open -= 1


Talk = Callable[[Endpoint, socket.socket], None]


def take_mail(endpoint: Endpoint, client: socket.socket) -> None:
    """SMTP as it should be; a message's words are its subject."""
    client.sendall(b"220 here\r\n")
    stream = client.makefile("rb")
    for line in stream:
        verb = line[:4].upper().strip()
        if verb == b"DATA":
            client.sendall(b"354 go on\r\n")
            endpoint.note(_subject_of(stream))
        if verb == b"QUIT":
            client.sendall(b"221 bye\r\n")
            return
        client.sendall(b"250 ok\r\n")


def take_text(endpoint: Endpoint, client: socket.socket) -> None:
    """A gateway as it should be: the body is the message's words."""
    endpoint.note(_body_of(client).decode())
    client.sendall(_answer(200, b'{"status": 1}'))


def say_nothing(endpoint: Endpoint, client: socket.socket) -> None:
    """Take the connection, and be silent until the other one goes."""
    _wait(endpoint, client, _PATIENCE)


def drip(endpoint: Endpoint, client: socket.socket) -> None:
    """Say a byte now and then, of what might be a good answer."""
    for byte in b"220 hereHTTP/1.1 200 OK":
        client.sendall(bytes([byte]))
        if not _wait(endpoint, client, DRIP):
            return


def flood_mail(endpoint: Endpoint, client: socket.socket) -> None:
    """Greet, and then say ever more of the same answer."""
    client.sendall(b"220 here\r\n")
    while not endpoint.over.is_set():
        client.sendall((b"250-" + b"x" * 500 + b"\r\n") * 100)


def flood_text(endpoint: Endpoint, client: socket.socket) -> None:
    """Answer with a body of ten billion bytes."""
    _body_of(client)
    client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 10000000000\r\n\r\n")
    while not endpoint.over.is_set():
        client.sendall(_PIECE)


def answering(status: int, headers: Mapping[str, str]) -> Talk:
    """What answers a status, whatever it is asked."""

    def talk(endpoint: Endpoint, client: socket.socket) -> None:  # noqa: ARG001 - nothing is noted
        _body_of(client)
        client.sendall(_answer(status, b"no", headers))

    return talk


def _wait(endpoint: Endpoint, client: socket.socket, seconds: float) -> bool:
    """Wait, whatever the other one says; False at once where it goes, or all is over."""
    client.settimeout(_TICK)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends and not endpoint.over.is_set():
        with suppress(TimeoutError):
            if not client.recv(65_536):
                return False
    client.settimeout(_PATIENCE)
    return not endpoint.over.is_set()


def _subject_of(stream: BinaryIO) -> str:
    """Read a mail to its dot; gives its subject."""
    found = b""
    for line in stream:
        if line == b".\r\n":
            return found.decode()
        if not found and line.lower().startswith(_SUBJECT):
            found = line[len(_SUBJECT) :].strip()
    raise OSError("it broke off")


def _body_of(client: socket.socket) -> bytes:
    stream = client.makefile("rb")
    length = 0
    for line in stream:
        if line.lower().startswith(_LENGTH):
            length = int(line.partition(b":")[2])
        if line == b"\r\n":
            return stream.read(length)
    raise OSError("it broke off")


def _answer(status: int, body: bytes, headers: Mapping[str, str] | None = None) -> bytes:
    said = "".join(f"{name}: {value}\r\n" for name, value in (headers or {}).items())
    return f"HTTP/1.1 {status} Said\r\nContent-Length: {len(body)}\r\n{said}\r\n".encode() + body
