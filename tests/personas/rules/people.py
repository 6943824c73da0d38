"""People of whom one knows in which group they are."""

from typing import Final, NamedTuple

import numpy as np

from hamdel.journeys.public import Habit


def planted(each: int, *, seed: int = 7) -> tuple[list[Habit], list[int]]:
    """Habits of three kinds of people, and of which kind each is: by night on mobiles, callers, buyers at desks."""
    chance = np.random.default_rng(seed)
    rows: list[Habit] = []
    kinds: list[int] = []
    for who in range(3 * each):
        kind = who % 3
        kinds.append(kind)
        rows += [_row(who, way, chance) for way in _WAYS[kind]]
    return rows, kinds


def alike(many: int, *, seed: int = 7) -> list[Habit]:
    """Habits of people who are of one kind: what they differ in is chance."""
    chance = np.random.default_rng(seed)
    return [
        _row(who, _Way(channel, "mobile", "", 8, 0.3, 0, 0.1, 0.0), chance)
        for who in range(many)
        for channel in ("web", "app", "chat")
    ]


class _Way(NamedTuple):
    """What people of a kind do on one way, in the mean."""

    channel: str
    device: str
    stage: str
    mean: float
    night: float
    contact: int
    failed: float
    feeling: float


_WAYS: Final = (
    (
        _Way("app", "mobile", "research", 14, 0.8, 0, 0.02, 0.2),
        _Way("web", "mobile", "research", 4, 0.8, 0, 0.02, 0.2),
    ),
    (
        _Way("phone", "phone line", "support", 9, 0.05, 1, 0.3, -0.6),
        _Way("web", "laptop", "support", 5, 0.1, 0, 0.3, -0.6),
    ),
    (
        _Way("web", "laptop", "purchase", 16, 0.1, 0, 0.02, 0.1),
        _Way("email", "laptop", "nurture", 5, 0.1, 0, 0.02, 0.1),
    ),
)


def _row(who: int, way: _Way, chance: np.random.Generator) -> Habit:
    seen = int(chance.poisson(way.mean)) + 3
    return Habit(
        customer_id=who, channel=way.channel, device=way.device, stage=way.stage, seen=seen,
        night=int(chance.binomial(seen, way.night)), weekend=int(chance.binomial(seen, 0.3)),
        failed=int(chance.binomial(seen, way.failed)), contacts=seen * way.contact,
        bought=int(chance.poisson(3)) if way.stage == "purchase" else 0, felt=seen,
        feeling=seen * float(np.clip(chance.normal(way.feeling, 0.2), -1, 1)),
    )  # fmt: skip
