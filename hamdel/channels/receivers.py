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


class Claim(Protocol):
    """Takes a thing for itself; returns the profile it is about (None: it is for everybody else)."""

    def __call__(self, received: Received, /, *, now: datetime) -> int | None: ...


Outcome = Callable[[DeliveryFacts, datetime], None]

_receivers: dict[str, Receiver] = {}
_claims: dict[str, Claim] = {}
_outcomes: dict[str, Outcome] = {}


def register_receiver(name: str, receive: Receiver) -> None:
    """Have `receive(received, now=…)` called with every new inbound thing."""
    _receivers[name] = receive


def register_claim(name: str, claim: Claim) -> None:
    """Have `claim(received, now=…)` asked first: what it takes, no receiver hears of."""
    _claims[name] = claim


def register_outcome(name: str, note: Outcome) -> None:
    """Have `note(delivery, now)` called when a delivery is sent, refused or of unknown outcome."""
    _outcomes[name] = note


def receivers() -> tuple[Receiver, ...]:
    """All of them, in order of their names."""
    return tuple(_receivers[name] for name in sorted(_receivers))


def claims() -> tuple[Claim, ...]:
    """All of them, in order of their names."""
    return tuple(_claims[name] for name in sorted(_claims))


def outcomes() -> tuple[Outcome, ...]:
    """All of them, in order of their names."""
    return tuple(_outcomes[name] for name in sorted(_outcomes))
