"""The parts of the program, by the beginning of the address."""

import gc
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from hamdel.channels.public import chat_stream, is_for_chat
from hamdel.conversations.public import is_for_pictures, remote_pictures
from hamdel.interactions.ingest.app import Ingest
from hamdel.platform import metrics
from hamdel.platform.django_hop import DjangoHop
from hamdel.platform.live import app as live

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

ingest = Ingest()
pages = DjangoHop(pool_size=8)

metrics.register(
    "hamdel_events_total",
    "counter",
    "Events stored through /v1 since this process began.",
    lambda: ingest.counters.events,
)
metrics.register(
    "hamdel_ingest_failures_total",
    "counter",
    "Groups of events that could not be stored at the first try.",
    lambda: ingest.counters.failures,
)


async def app(scope: Message, receive: Receive, send: Send) -> None:
    """Answer one connection."""
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
    elif scope["path"].startswith("/v1/"):
        await ingest(scope, receive, send)
    elif scope["path"] == "/live":
        await live(scope, receive, send)
    elif is_for_chat(scope["path"]):
        await chat_stream(scope, receive, send)
    elif is_for_pictures(scope["path"]):
        await remote_pictures(scope, receive, send)
    else:
        await pages(scope, receive, send)


async def lifespan(receive: Receive, send: Send) -> None:
    """Say that we are ready; at the end write what is still queued."""
    calm_the_collector()
    while True:
        message = await receive()
        await send({"type": f"{message['type']}.complete"})
        if message["type"] == "lifespan.shutdown":
            ingest.stop()
            return


def calm_the_collector() -> None:
    """Let Python look for cycles seldom: the recognizer's caches hold a million living objects.

    Walking them all again and again is most of what a small event would cost.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 500)
