"""A call center that is made up: who calls when about what, how long they wait, and who is there.

Arrivals are a Poisson process whose rate follows the hour (thinning: Lewis and Shedler, 1979); handling
times are log-normal and patience exponential, the shapes that call centers were found to have (L. Brown and
others, "Statistical analysis of a telephone call center", JASA 100, 2005). The figures are assumptions.
"""

import math
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from hamdel.routing.public import WEIGHTS, Agent, Condition, Need, Rule

BEGIN: Final = datetime(2026, 11, 21, tzinfo=UTC)  # a Saturday
DAY: Final = 86_400.0
HOUR: Final = 3_600.0
OPEN: Final = (8, 21)  # hours
# Contacts an hour at full rate, and the share of it by hour of the day.
RATE: Final = 92.0
_BY_HOUR: Final = (0.35, 0.6, 0.9, 1.0, 1.0, 0.85, 0.7, 0.7, 0.8, 0.95, 0.9, 0.7, 0.45)
_CHANNELS: Final = {"phone": 0.5, "chat": 0.35, "email": 0.15}
# Of each kind: share, and by channel how many minutes it takes somebody who knows it.
KINDS: Final[Mapping[str, float]] = {
    "orders": 0.34, "delivery": 0.26, "payments": 0.22, "loans": 0.12, "corporate": 0.06,
}  # fmt: skip
_MINUTES: Final = {"phone": 4.5, "chat": 9.0, "email": 6.0}
_SPREAD: Final = 0.8  # standard deviation of the logarithm
_PATIENCE: Final = {"phone": 4.0, "chat": 8.0, "email": math.inf}  # minutes, on average
_FOREIGN: Final = 0.05

SKILLS: Final[Sequence[Mapping[str, int]]] = (
    {"orders": 4, "delivery": 4}, {"orders": 5, "delivery": 3}, {"orders": 3, "payments": 3},
    {"delivery": 5, "orders": 3}, {"payments": 5, "loans": 3}, {"payments": 4, "orders": 3},
    {"loans": 5, "corporate": 4}, {"orders": 4, "delivery": 3, "payments": 3},
)  # fmt: skip
SHIFTS: Final = ((8.0, 15.0), (14.0, 21.0))


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who needs something: at which second, and for how many they wait and are spoken with."""

    id: int
    at: float
    channel: str
    kind: str
    language: str
    patience: float
    handling: float

    @property
    def weight(self) -> int:
        """How much of a person it takes."""
        return WEIGHTS[self.channel]


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who serves: from which hour of the day to which."""

    agent: Agent
    begins: float
    ends: float

    def is_on(self, second: float) -> bool:
        """Whether they work then."""
        return self.begins <= second % DAY / HOUR < self.ends


def instant(second: float) -> datetime:
    """The moment of a second of the simulation."""
    return BEGIN + timedelta(seconds=second)


def contacts(*, days: int, seed: int, load: float = 1.0) -> list[Contact]:
    """Everybody who turns to the company in some days, in order; `load` multiplies the rate."""
    chance = random.Random(seed)
    found: list[Contact] = []
    for day in range(days):
        at, end = day * DAY + OPEN[0] * HOUR, day * DAY + OPEN[1] * HOUR
        while (at := at + chance.expovariate(RATE * load / HOUR)) < end:
            if chance.random() < _BY_HOUR[int(at % DAY / HOUR) - OPEN[0]]:
                found.append(_contact(len(found) + 1, at, chance))
    return found


def colleagues() -> list[Colleague]:
    """Two shifts of the same skills; somebody who speaks English knows each kind."""
    team = []
    for at, (skills, (begins, ends)) in enumerate(
        [(skills, shift) for shift in SHIFTS for skills in SKILLS], start=1
    ):
        tongues = {"fa", "en"} if at % len(SKILLS) in {0, 1, 7} else {"fa"}
        agent = Agent(
            id=at, name=f"{at}", skills=skills, languages=frozenset(tongues), idle_since=BEGIN
        )  # fmt: skip
        team.append(Colleague(agent, begins, ends))
    return team


def rules_by_skill() -> list[Rule]:
    """What a supervisor of this company would write: each kind to who knows it."""
    return [
        Rule(
            id=at,
            name=kind,
            conditions=(Condition(field="intent", values=(kind,)),),
            needs=(Need(skill=kind, level=3),),
            priority="high" if kind == "corporate" else "",
        )
        for at, kind in enumerate(KINDS, start=1)
    ]


def rules_of_nobody() -> list[Rule]:
    """First come, first served by anybody; who was passed on goes to somebody who knows it."""
    passed_on = Condition(field="stage", values=("passed on",))
    return [
        *(
            Rule(
                id=at,
                name=kind,
                conditions=(passed_on, Condition(field="intent", values=(kind,))),
                needs=(Need(skill=kind, level=3),),
            )
            for at, kind in enumerate(KINDS, start=1)
        ),
        Rule(id=99, name="anybody", speaks=False),
    ]


def _contact(number: int, at: float, chance: random.Random) -> Contact:
    channel = chance.choices(list(_CHANNELS), list(_CHANNELS.values()))[0]
    kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
    mean = math.log(_MINUTES[channel] * 60) - _SPREAD**2 / 2
    handling = chance.lognormvariate(mean, _SPREAD)
    patience = chance.expovariate(1.0) * _PATIENCE[channel] * 60
    return Contact(
        id=number,
        at=at,
        channel=channel,
        kind=kind,
        language="en" if chance.random() < _FOREIGN else "fa",
        patience=patience,
        handling=handling,
    )
