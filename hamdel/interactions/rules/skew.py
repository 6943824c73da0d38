"""When it happened, though the client's clock may be wrong."""

from typing import Final

# A request is under way for a moment: so small a difference is the way, not the clock.
UNDER_WAY: Final = 2_000_000


def occurred_at(*, said: int | None, sent: int | None, received: int) -> int:
    """The instant of an event; all in microseconds since 1970 UTC.

    Source: Segment's spec of common fields: timestamp = receivedAt - (sentAt - originalTimestamp).
    Without `sent` the client's word stands; without `said` it happened when it came.
    """
    if said is None:
        return received
    if sent is None or abs(received - sent) <= UNDER_WAY:
        return said
    return received - (sent - said)
