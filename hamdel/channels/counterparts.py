"""Who speaks with visitors of the chat: the package above, which has the conversations, registers here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Who answers a visitor, and how long that takes. None: it is not known.

    `name` is the person's whole name; `wait_seconds` the median of the last days' first answers;
    `opens_at` when somebody is there again.
    """

    name: str = ""
    wait_seconds: int | None = None
    opens_at: datetime | None = None


class Counterpart(Protocol):
    """What the chat asks of conversations; a visitor is named by account and sender."""

    def typed(self, account_id: int, sender: str, /) -> None:
        """Note that a visitor is writing."""

    def answering(self, account_id: int, sender: str, /, *, now: datetime) -> Answering:
        """Who answers there; `sender` is "" for somebody who has not written yet."""


class Nobody:
    """Stands in while nobody is registered: knows nothing."""

    def typed(self, account_id: int, sender: str, /) -> None:
        """Tell nobody."""

    def answering(self, account_id: int, sender: str, /, *, now: datetime) -> Answering:  # noqa: ARG002
        """Know nothing."""
        return Answering()


_registered: list[Counterpart] = [Nobody()]


def register_counterpart(counterpart: Counterpart) -> None:
    """Have the chat ask this one."""
    _registered[:] = [counterpart]


def counterpart() -> Counterpart:
    """Whom to ask."""
    return _registered[0]
