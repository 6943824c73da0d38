"""Who is told of what comes in and of what went out: packages above register here.

They are called inside the transaction that marks the thing done: what they write and that mark stand
or fall together, so nothing is lost and nothing is done twice.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from .contracts import DeliveryFacts, Received


class Receiver(Protocol):
    """Takes in one thing; returns the profile it is about (None: nobody's)."""

    def __call__(self, received: Received, /, *, now: datetime) -> int | None: ...


Outcome = Callable[[DeliveryFacts, datetime], None]

_receivers: dict[str, Receiver] = {}
_outcomes: dict[str, Outcome] = {}


def register_receiver(name: str, receive: Receiver) -> None:
    """Have `receive(received, now=…)` called with every new inbound thing."""
    _receivers[name] = receive


def register_outcome(name: str, note: Outcome) -> None:
    """Have `note(delivery, now)` called when a delivery is sent, refused or of unknown outcome."""
    _outcomes[name] = note


def receivers() -> tuple[Receiver, ...]:
    """All of them, in order of their names."""
    return tuple(_receivers[name] for name in sorted(_receivers))


def outcomes() -> tuple[Outcome, ...]:
    """All of them, in order of their names."""
    return tuple(_outcomes[name] for name in sorted(_outcomes))
