"""Nobody is asked more often than allowed, whatever the order in which it is decided."""

import random
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from hamdel.asking.rules.guard import Limits, Person, verdict
from tests.ground.cast import NOW

LIMITS = Limits(days=14, refused_days=180)


def asked(person: Person, at: datetime = NOW) -> tuple[str, str]:
    told = verdict(person, LIMITS, at=at, awake_at=at)
    return told.reason, told.detail


@pytest.mark.parametrize("seed", range(20))
def test_two_asks_are_never_nearer_than_allowed_in_whatever_order(seed: int) -> None:
    dice = random.Random(seed)
    limits = Limits(days=dice.choice([1, 7, 14, 30]), refused_days=90)
    hours = [dice.uniform(0, 24 * 120) for _ in range(200)]  # surveys and channels all mixed
    made: list[datetime] = []
    for hour in hours:
        at = NOW + timedelta(hours=hour)
        person = Person(asked_at=dice.sample(made, len(made)))
        if verdict(person, limits, at=at, awake_at=at).asks:
            made.append(at)
    made.sort()
    assert len(made) > 1
    gaps = [later - earlier for earlier, later in pairwise(made)]
    assert min(gaps) >= timedelta(days=limits.days)


@pytest.mark.parametrize("seed", range(10))
def test_held_refusing_and_sleeping_people_are_never_asked(seed: int) -> None:
    dice = random.Random(seed)
    for _ in range(200):
        person = Person(
            asked_at=[
                NOW - timedelta(days=dice.uniform(0, 40)) for _ in range(dice.randint(0, 3))
            ],
            refused_at=dice.choice([None, NOW - timedelta(days=dice.uniform(0, 400))]),
            refuses=dice.random() < 0.2,
            holds=dice.choice([(), (), ("open_case",), ("promise_broken",)]),
            consented=dice.choice([True, True, False, None]),
            reachable=dice.random() < 0.9,
        )
        awake_at = NOW + dice.choice([timedelta(), timedelta(hours=8)])
        told = verdict(person, LIMITS, at=NOW, awake_at=awake_at)
        refused_lately = person.refused_at is not None and NOW - person.refused_at < timedelta(
            days=180
        )
        against = (
            person.holds or person.refuses or refused_lately or person.consented is False
            or not person.reachable or awake_at > NOW
            or any(NOW - one < timedelta(days=14) for one in person.asked_at)
        )  # fmt: skip
        assert told.asks is not bool(against)


def test_the_gravest_reason_is_told_with_when_it_may_be_over() -> None:
    everything = Person(holds=("being_mended", "open_case"), refuses=True, consented=False)
    assert asked(everything) == ("held", "being_mended")
    assert asked(Person(refuses=True, consented=False)) == ("refused", "")
    refused = Person(refused_at=NOW - timedelta(days=1))
    assert verdict(refused, LIMITS, at=NOW, awake_at=NOW).until == NOW + timedelta(days=179)
    soon = Person(asked_at=[NOW + timedelta(days=2), NOW - timedelta(days=13)])
    assert verdict(soon, LIMITS, at=NOW, awake_at=NOW).until == NOW + timedelta(days=16)
    asleep = verdict(Person(), LIMITS, at=NOW, awake_at=NOW + timedelta(hours=3))
    assert (asleep.reason, asleep.until) == ("quiet", NOW + timedelta(hours=3))
    assert asked(Person(consented=False, reachable=False)) == ("consent", "")
    assert asked(Person(consented=None, reachable=False)) == ("unreachable", "")
    assert asked(Person(asked_at=[NOW - timedelta(days=14)])) == ("", "")
