"""What comes in, told to many open pages at once: over the real stream, by the clock."""

import asyncio
import json
import statistics
import time
from typing import Final

import httpx

ROUNDS: Final = 40
_SETTLE: Final = 1.0  # seconds for the last connections to be open
_PATIENCE: Final = 10.0
_COOKIE: Final = "sessionid"


def measure_live(
    port: int, *, session: str, key: str, conversation: int, pages: int
) -> tuple[float, float]:
    """Milliseconds (median, p95) from a message being stored to its being drawn on the page that shows it.

    So many pages hear of it; the slowest to hear counts, then the one that shows it fetches its pieces.
    """
    return asyncio.run(_measure(port, session, key, conversation, pages))


async def _measure(
    port: int, session: str, key: str, conversation: int, pages: int
) -> tuple[float, float]:
    heard: asyncio.Queue[float] = asyncio.Queue()
    tasks = [
        asyncio.create_task(_listen(port, session, conversation, heard)) for _ in range(pages)
    ]
    try:
        await asyncio.sleep(_SETTLE + pages / 250)
        return await _rounds(port, session, key, conversation, pages, heard)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _rounds(
    port: int,
    session: str,
    key: str,
    conversation: int,
    pages: int,
    heard: "asyncio.Queue[float]",
) -> tuple[float, float]:
    took = []
    base = f"http://127.0.0.1:{port}"
    async with httpx.AsyncClient(base_url=base, timeout=_PATIENCE, trust_env=False) as web:
        for number in range(ROUNDS):
            while not heard.empty():
                heard.get_nowait()
            answer = await web.post(
                f"/api/v1/conversations/{conversation}/messages",
                headers={"Authorization": f"Bearer {key}"},
                json={"text": f"زنده {number}", "direction": "in"},
            )
            stored = time.perf_counter()
            answer.raise_for_status()
            last = stored
            for _ in range(pages):
                last = max(last, await asyncio.wait_for(heard.get(), _PATIENCE))
            begun = time.perf_counter()
            drawn = await web.get(
                f"/inbox/{conversation}/pieces", headers={"Cookie": f"{_COOKIE}={session}"}
            )
            drawn.raise_for_status()
            took.append((last - stored + time.perf_counter() - begun) * 1000)
            await asyncio.sleep(0.1)
    return statistics.median(took), sorted(took)[int(len(took) * 0.95)]


async def _listen(
    port: int, session: str, conversation: int, heard: "asyncio.Queue[float]"
) -> None:
    """One open page: notes when it hears of a message in the conversation."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    asked = (
        f"GET /live?topics=conversations HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n"
        f"Cookie: {_COOKIE}={session}\r\nAccept: text/event-stream\r\n\r\n"
    )
    writer.write(asked.encode())
    try:
        while line := await reader.readline():
            if not line.startswith(b"data:"):
                continue
            said = json.loads(line[5:])
            if said.get("id") == str(conversation) and said.get("what") == "message":
                heard.put_nowait(time.perf_counter())
    finally:
        writer.close()
