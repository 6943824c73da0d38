"""What the chat's visitors are told by conversations, and what these hear of them."""

from datetime import datetime, timedelta
from typing import Final

from hamdel.channels.public import Answering

from .live import tell
from .queries.first_answers import conversation_of_sender, usual_first_answer, who_answers

_LOOKED_EVERY: Final = timedelta(minutes=1)


class Visitors:
    """The chat's counterpart."""

    def __init__(self) -> None:
        self._usual: dict[int, tuple[datetime, float | None]] = {}

    def typed(self, account_id: int, sender: str) -> None:
        """Tell the team's pages that a visitor is writing."""
        found = conversation_of_sender(account_id, sender)
        if found is not None:
            tell(found, "typing")

    def answering(self, account_id: int, sender: str, *, now: datetime) -> Answering:
        """Who answers a visitor, and how long first answers take, looked up once a minute."""
        looked, seconds = self._usual.get(account_id, (None, None))
        if looked is None or not looked <= now < looked + _LOOKED_EVERY:
            seconds = usual_first_answer(account_id, now=now)
            self._usual[account_id] = (now, seconds)
        return Answering(
            name=who_answers(account_id, sender),
            wait_seconds=None if seconds is None else round(seconds),
        )
