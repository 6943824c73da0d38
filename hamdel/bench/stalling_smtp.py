"""A mail server that stops at a point of the conversation until whoever sends is gone.

It is written with plain sockets: a kept server answers at its own pace, and this one must be still at
the byte it is told. What ended with a dot has arrived; the answer to it may never be given.
"""

import re
import socket
import threading
from collections import Counter
from contextlib import suppress
from typing import BinaryIO, Final

POINTS: Final = ("connect", "MAIL", "RCPT", "body", "dot")
HOST: Final = "127.0.0.1"
_ID: Final = re.compile(rb"(?im)^message-id:\s*(<[^>\r\n]+>)")
_READ: Final = 4096
_HEAD: Final = 60  # lines in which the head ends for sure
_PATIENCE: Final = 60.0


class StallingServer:
    """Takes mail on loopback, counted by its Message-ID in `arrived`.

    `stall_at(point)`: there the next connection is met with silence, and `reached` is set; after
    `go_on()` it is closed, and all others are served.
    """

    def __init__(self) -> None:
        self.arrived: Counter[str] = Counter()
        self.reached = threading.Event()
        self._gone = threading.Event()
        self._counting = threading.Lock()
        self._stalls_at = ""
        self._listener = socket.socket()
        # Small, so that who sends can not be far ahead of what was read here.
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, _READ)
        self._listener.bind((HOST, 0))
        self._listener.listen()
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def stall_at(self, point: str) -> None:
        """Be silent once at one of `POINTS`."""
        self.reached.clear()
        self._gone.clear()
        self._stalls_at = point

    def go_on(self) -> None:
        """Close what is stalled."""
        self._stalls_at = ""
        self._gone.set()

    def stop(self) -> None:
        """Listen no more."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        client.settimeout(_PATIENCE)
        with suppress(OSError), client:
            self._point("connect")
            client.sendall(b"220 here\r\n")
            self._talk(client)

    def _talk(self, client: socket.socket) -> None:
        stream: BinaryIO = client.makefile("rb")
        for line in stream:
            verb = line[:4].upper().strip()
            self._point(verb.decode("ascii", "replace"))
            if verb == b"DATA":
                client.sendall(b"354 go on\r\n")
                self._take(client, stream)
            elif verb == b"QUIT":
                client.sendall(b"221 bye\r\n")
                return
            else:
                client.sendall(b"250 ok\r\n")

    def _take(self, client: socket.socket, stream: BinaryIO) -> None:
        head = b""
        for number, line in enumerate(stream):
            if line == b".\r\n":
                break
            head += line if number < _HEAD else b""
            if number == _HEAD:
                self._point("body")
        else:
            return  # it ended before the dot: nothing has arrived
        found = _ID.search(head)
        with self._counting:
            self.arrived["" if found is None else found[1].decode()] += 1
        self._point("dot")
        client.sendall(b"250 taken\r\n")

    def _point(self, name: str) -> None:
        """Be silent here if it is the point, until whoever sends is gone; nothing more is read."""
        if name != self._stalls_at:
            return
        self._stalls_at = ""
        self.reached.set()
        self._gone.wait()
        raise OSError("whoever sent is gone")
