"""Working hours, policies, and conversations whose clocks run."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from hamdel.accounts.public import create_calendar
from hamdel.conversations.public import (
    Actor,
    ToOpen,
    ToWrite,
    open_conversation,
    write_message,
)
from hamdel.sla.contracts import PRIORITIES, Condition, Step, ToPromise
from hamdel.sla.models import Clock
from hamdel.sla.usecases.policies import save_policy
from tests.ground.cast import NOW

LEILA = Actor(who="leila@hamdel.example", name="لیلا نوری")
LONG_AGO = NOW - timedelta(days=30)
Promise = Callable[..., int]
Begin = Callable[..., int]
Answer = Callable[..., int]
Running = Callable[..., Clock]


def every(minutes: int) -> dict[str, int]:
    """The same minutes for each priority."""
    return dict.fromkeys(PRIORITIES, minutes)


@pytest.fixture
def hours(db: None) -> int:
    """Iran's hours: 9 to 17 from Saturday to Wednesday, Thursday to 13; holidays are off."""
    return create_calendar(name="شرکت", preset="iran", who="leila", now=NOW)


@pytest.fixture
def promise(db: None) -> Promise:
    """Makes a policy: a first reply in an hour, the next in two, solved in a day's eight hours."""

    def make(name: str = "همه", *, now: datetime = LONG_AGO, **more: Any) -> int:
        minutes = {"first_reply": every(60), "next_reply": every(120), "resolution": every(480)}
        said: dict[str, Any] = {"minutes": minutes, "condition": Condition(), **more}
        return save_policy(ToPromise(name=name, **said), by=LEILA, now=now)

    return make


@pytest.fixture
def begin(db: None) -> Begin:
    """Begins a conversation with something mina said at an instant; returns its id."""

    def make(at: datetime = NOW, **more: Any) -> int:
        said = {"text": "سفارشم نرسیده", "channel": "phone", "direction": "in", **more}
        wanted = ToOpen(identifiers=(("phone", "09123456789"),), at=at, **said)
        return open_conversation(wanted, by=LEILA, now=at).conversation_id

    return make


@pytest.fixture
def says(db: None) -> Answer:
    """Somebody says something in a conversation: mina (`in`), or the team, as a note or at the counter."""

    def say(conversation_id: int, at: datetime, direction: str = "in", text: str = "هنوز؟") -> int:
        said = ToWrite(text=text, direction=direction, channel="phone", at=at)  # type: ignore[arg-type]
        return write_message(conversation_id=conversation_id, said=said, by=LEILA, now=at)

    return say


@pytest.fixture
def clock(db: None) -> Running:
    """The newest clock of a target in a conversation."""

    def find(conversation_id: int, target: str) -> Clock:
        rows = Clock.objects.filter(matter__conversation=conversation_id, target=target)
        return rows.latest("started_at")

    return find


WARNS = (
    Step(percent=75, does=("tell_owner",)),
    Step(percent=100, does=("tell_owner", "tell_supervisors", "raise_priority")),
)
