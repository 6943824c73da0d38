"""What waits and who is there, as the tests of the rules make them."""

from datetime import timedelta
from typing import Any

from hamdel.routing.contracts import Agent, Settings, Waiting
from hamdel.routing.rules.urgency import HEAD_STARTS
from tests.ground.cast import NOW

MINUTE = timedelta(minutes=1)
SETTINGS = Settings(head_starts=HEAD_STARTS)


def waiting(id: int = 1, *, minutes: float = 0, **more: Any) -> Waiting:  # noqa: A002
    """Something that has waited some minutes."""
    given = {"channel": "chat", "weight": 25, **more}
    return Waiting(id=id, since=NOW - minutes * MINUTE, **given)


def agent(id: int = 1, *, idle: float = 60, **more: Any) -> Agent:  # noqa: A002
    """Somebody who was given nothing for some minutes."""
    return Agent(id=id, name=f"agent {id}", idle_since=NOW - idle * MINUTE, **more)
