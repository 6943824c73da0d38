"""A client as SDKs are: many connections, and what was not answered is sent again, unchanged."""

import asyncio
import base64
import json
import random
from collections.abc import Callable

from .events import People
from .ledger import Ledger

SIZES = (1, 1, 5, 20, 50)  # events a request
Sent = tuple[list[str], bytes]
CONNECTIONS = 32
_OK = 200


class RetryingClient:
    """Sends believable events and keeps a ledger; survives the server's death."""

    def __init__(self, *, port: int, key: str, ledger: Ledger, seed: int) -> None:
        self.port = port
        self.ledger = ledger
        self.unanswered: list[Sent] = []
        self.statuses: dict[int, int] = {}
        self._basic = base64.b64encode(f"{key}:".encode()).decode()
        self._people = People(seed=seed, people=2_000)
        self._random = random.Random(seed)

    async def send_until(self, over: Callable[[], bool]) -> None:
        """Send on all connections until `over()`; requests in flight end as they end."""
        await asyncio.gather(*(self._worker(over) for _ in range(CONNECTIONS)))

    async def send_again(self) -> None:
        """Send everything that was never answered, and nothing new."""
        await self.send_until(lambda: not self.unanswered)

    async def _worker(self, over: Callable[[], bool]) -> None:
        try:
            reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        except OSError:
            return
        try:
            while not over():
                await self._one(reader, writer)
        except (OSError, asyncio.IncompleteReadError):
            return
        finally:
            writer.close()

    async def _one(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        ids, body = self.unanswered.pop() if self.unanswered else self._new()
        try:
            writer.write(self._head(len(body)) + body)
            status = await _status(reader)
        except BaseException:
            self.unanswered.append((ids, body))
            raise
        self.statuses[status] = self.statuses.get(status, 0) + 1
        if status == _OK:
            self.ledger.note_acked(ids)
        else:
            self.unanswered.append((ids, body))
            await asyncio.sleep(0.2)

    def _new(self) -> Sent:
        events = [self._people.event() for _ in range(self._random.choice(SIZES))]
        ids = [str(event["messageId"]) for event in events]
        self.ledger.note_sent(ids)
        return ids, json.dumps({"batch": events}, ensure_ascii=False).encode()

    def _head(self, length: int) -> bytes:
        return (
            f"POST /v1/batch HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic {self._basic}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n"
        ).encode()


async def _status(reader: asyncio.StreamReader) -> int:
    head = await reader.readuntil(b"\r\n\r\n")
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            await reader.readexactly(int(value))
    return int(head.split(b" ", 2)[1])
