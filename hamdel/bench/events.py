"""Believable events for the benchmarks: people who come back, on several devices."""

import json
import random
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, Final

AGENTS: Final = (
    "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 14_5) AppleWebKit/605.1.15 Version/17.5 Safari/605.1",
)
ACTIONS: Final = (
    "Product Viewed", "Product Added", "Article Viewed", "Checkout Started", "Order Completed",
    "Ad Clicked", "Transfer Failed", "Support Requested", "Invoice Paid", "Survey Answered",
)  # fmt: skip


class People:
    """A population that sends events; the same seed gives the same events.

    A few people do most of it (the square of a uniform choice); `newcomers` is the share of events
    that come from somebody never seen before. Events happen one after the other, some 20 ms apart;
    one in twenty was kept on the device and is up to three days late.
    """

    def __init__(self, *, seed: int, people: int, newcomers: float = 0.01) -> None:
        self._random = random.Random(seed)
        self._people = people
        self._newcomers = newcomers
        self._clock = datetime(2026, 11, 20, tzinfo=UTC)

    def event(self, *, identify: float = 0.05) -> dict[str, Any]:
        """One event; `identify` is the share of calls that say who it is, the rest are moments."""
        chance = self._random
        if chance.random() < self._newcomers:
            person = chance.randrange(self._people, 1 << 40)
        else:
            person = int(self._people * chance.random() ** 2)
        device = chance.randrange(2)
        self._clock += timedelta(milliseconds=40 * chance.random())
        late = 259_200 * chance.random() if chance.random() < 0.05 else 0.0  # noqa: PLR2004
        at = self._clock - timedelta(seconds=late)
        event: dict[str, Any] = {
            "messageId": str(uuid.UUID(int=chance.getrandbits(128), version=4)),
            "timestamp": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "anonymousId": f"{person:08x}-{device}-4b5c-9a7d-51c0ffee0000",
            "context": {"userAgent": AGENTS[(person + device) % 4], "page": {"path": "/shop"}},
        }
        if person % 3:
            event["userId"] = f"u-{person}"
        if person % 3 and chance.random() < identify:
            traits = {"email": f"p{person}@example.com", "name": f"مشتری {person}"}
            return {"type": "identify", **event, "traits": traits}
        return {
            "type": "track",
            "event": ACTIONS[int(10 * chance.random() ** 2)],
            **event,
            "properties": {
                "product_id": f"p-{person % 500}",
                "amount": 1_250_000,
                "currency": "IRR",
            },
        }

    def bodies(self, *, events: int, batch: int) -> Iterator[tuple[bytes, int]]:
        """Request bodies and how many events each holds; `batch` 1 gives single calls."""
        for start in range(0, events, batch):
            share = 0.05 if batch > 1 else 0.0
            found = [self.event(identify=share) for _ in range(min(batch, events - start))]
            said: Any = {"batch": found} if batch > 1 else found[0]
            yield json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode(), len(found)
