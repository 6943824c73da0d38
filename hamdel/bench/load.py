"""A client that loads a running program: many connections, each waiting for its answer."""

import asyncio
import base64
import time
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Loaded:
    """What a load brought: answers by status, seconds, and each request's waiting time."""

    seconds: float = 0.0
    events: int = 0
    statuses: dict[int, int] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)

    def wait(self, share: float) -> float:
        """Give the waiting time in milliseconds below which `share` of the requests stay."""
        ordered = sorted(self.waits)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


async def load(
    *, port: int, key: str, path: str, bodies: Iterator[tuple[bytes, int]], connections: int
) -> Loaded:
    """Send bodies over keep-alive connections on loopback until they are used up."""
    loaded = Loaded()
    start = time.monotonic()
    await asyncio.gather(*(_worker(port, key, path, bodies, loaded) for _ in range(connections)))
    loaded.seconds = time.monotonic() - start
    return loaded


async def _worker(
    port: int, key: str, path: str, bodies: Iterator[tuple[bytes, int]], loaded: Loaded
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    basic = base64.b64encode(f"{key}:".encode()).decode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Basic {basic}\r\n"
        "Content-Type: application/json\r\nContent-Length: "
    ).encode()
    for body, events in bodies:
        began = time.monotonic()
        writer.write(head + str(len(body)).encode() + b"\r\n\r\n" + body)
        status = await _answer(reader)
        loaded.waits.append(time.monotonic() - began)
        loaded.statuses[status] = loaded.statuses.get(status, 0) + 1
        if status == 200:  # noqa: PLR2004
            loaded.events += events
    writer.close()


async def _answer(reader: asyncio.StreamReader) -> int:
    head = await reader.readuntil(b"\r\n\r\n")
    length = 0
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    await reader.readexactly(length)
    return int(head.split(b" ", 2)[1])
