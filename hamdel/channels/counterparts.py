"""Who speaks with visitors of the chat: the package above, which has the conversations, registers here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from .contracts import AccountFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """Who answers a visitor, and how long that takes. None: it is not known.

    `name` is the person's whole name; `wait_seconds` the median of the last days' first answers;
    `opens_at` when somebody is there again. `place`: how many wait before them, `most_seconds`: in which
    nine of ten are answered, as counted from the last hours.
    """

    name: str = ""
    wait_seconds: int | None = None
    opens_at: datetime | None = None
    place: int | None = None
    most_seconds: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Elsewhere:
    """A continuation code as it is told this once: digits, link, its QR picture as SVG."""

    code: str
    link: str
    qr: str
    expires_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """What was said in a visitor's conversation elsewhere; `mine`: by the customer."""

    at: datetime
    mine: bool
    text: str
    author: str
    channel: str


class Counterpart(Protocol):
    """What the chat asks of conversations; a visitor is named by account and sender."""

    def typed(self, account_id: int, sender: str, /) -> None:
        """Note that a visitor is writing."""

    def answering(self, account_id: int, sender: str, /, *, now: datetime) -> Answering:
        """Who answers there; `sender` is "" for somebody who has not written yet."""

    def code_for(self, account_id: int, sender: str, /, *, now: datetime) -> Elsewhere | None:
        """A code by which a visitor goes on elsewhere; None where there is nothing to go on with."""

    def earlier(self, account_id: int, sender: str, /) -> Sequence[Earlier]:
        """What was said elsewhere, once it is sure that the visitor may see it."""

    def forwarded(
        self,
        account_id: int,
        sender: str,
        /,
        *,
        to_account: AccountFacts,
        recipient: str,
        now: datetime,
    ) -> None:
        """Note that answers were sent on, so that what comes back from there finds the conversation."""


class Nobody:
    """Stands in while nobody is registered: knows nothing."""

    def typed(self, account_id: int, sender: str, /) -> None:
        """Tell nobody."""

    def answering(self, account_id: int, sender: str, /, *, now: datetime) -> Answering:  # noqa: ARG002
        """Know nothing."""
        return Answering()

    def code_for(self, account_id: int, sender: str, /, *, now: datetime) -> Elsewhere | None:  # noqa: ARG002
        """Have none."""
        return None

    def earlier(self, account_id: int, sender: str, /) -> Sequence[Earlier]:  # noqa: ARG002
        """Know nothing."""
        return ()

    def forwarded(
        self,
        account_id: int,
        sender: str,
        /,
        *,
        to_account: AccountFacts,
        recipient: str,
        now: datetime,
    ) -> None:
        """Tell nobody."""


_registered: list[Counterpart] = [Nobody()]


def register_counterpart(counterpart: Counterpart) -> None:
    """Have the chat ask this one."""
    _registered[:] = [counterpart]


def counterpart() -> Counterpart:
    """Whom to ask."""
    return _registered[0]
