"""Until when somebody has to have been answered: who knows registers it; the inbox asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Protocol


@dataclass(frozen=True, slots=True, kw_only=True)
class DueChip:
    """One promise as a chip tells it: what, until when (None: it stands still), and why in sentences."""

    target: str
    name: str
    tone: str
    due_at: datetime | None
    why: tuple[str, ...] = ()


class Dues(Protocol):
    """What keeps clocks of conversations.

    `due_at` and `near_at` name columns of a conversation's row, as a question reaches them: when the
    first of its promises breaks, and from when one is near its end.
    """

    @property
    def due_at(self) -> str: ...

    @property
    def near_at(self) -> str: ...

    def told(self, ids: Sequence[int], /) -> Mapping[int, Mapping[str, datetime | None]]:
        """What is due of some conversations, by target."""

    def chips(self, conversation_id: int, now: datetime, /) -> tuple[DueChip, ...]:
        """The open promises of one conversation, the first to break first."""


_known: Final[list[Dues]] = []


def register_dues(dues: Dues) -> None:
    """Make known who keeps the clocks; there is one."""
    _known[:] = [dues]


def dues() -> Dues | None:
    """Who keeps the clocks; None where nobody does."""
    return _known[0] if _known else None


def tone_of(due_at: datetime | None, near_at: datetime | None, now: datetime) -> str:
    """How a promise looks: "negative" where it is late, "warning" near its end."""
    if due_at is None:
        return ""
    if due_at <= now:
        return "negative"
    return "warning" if near_at is not None and near_at <= now else ""
