"""How long somebody who waits will wait: who counts it registers here; the chat tells it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitTold:
    """How many are before somebody, and in how many seconds nine of ten were answered."""

    place: int
    most_seconds: int


class Waits(Protocol):
    """Who counts waits. `conversation_id` None: somebody who has not written yet."""

    def told(
        self, conversation_id: int | None, channel: str, /, *, now: datetime
    ) -> WaitTold | None:
        """What can be told honestly; None where too little is known, or nobody waits for us."""


_known: Final[list[Waits]] = []


def register_waits(waits: Waits) -> None:
    """Make known who counts waits; there is one."""
    _known[:] = [waits]


def wait_told(conversation_id: int | None, channel: str, *, now: datetime) -> WaitTold | None:
    """What can be told of a wait; None where nobody counts, or nothing is known."""
    return _known[0].told(conversation_id, channel, now=now) if _known else None
