"""What the chat tells of a wait; looked up once in ten seconds for each, however many pages ask."""

from datetime import datetime, timedelta
from typing import Final

from hamdel.conversations.public import WaitTold, conversation

from .queries.waits import place_of

_FRESH: Final = timedelta(seconds=10)
_MOST: Final = 2_000


class Waits:
    """Counts waits for the chat."""

    def __init__(self) -> None:
        self._told: dict[tuple[int | None, str], tuple[datetime, WaitTold | None]] = {}

    def told(
        self, conversation_id: int | None, channel: str, /, *, now: datetime
    ) -> WaitTold | None:
        """How many wait before them and how long nine of ten waited; None where it is not known."""
        key = (conversation_id, channel)
        at, told = self._told.get(key, (None, None))
        if at is not None and at <= now < at + _FRESH:
            return told
        if len(self._told) >= _MOST:
            self._told.clear()
        told = self._look(conversation_id, channel, now)
        self._told[key] = (now, told)
        return told

    @staticmethod
    def _look(conversation_id: int | None, channel: str, now: datetime) -> WaitTold | None:
        if conversation_id is not None:
            found = conversation(conversation_id)
            if found is not None and found.waiting_since is None and found.state != "closed":
                return None  # it is their turn
        place = place_of(conversation_id, channel=channel, now=now)
        if place.estimate is None or place.opens_at is not None:
            return None
        return WaitTold(place=place.ahead, most_seconds=round(place.estimate.high))
