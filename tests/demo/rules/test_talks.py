"""The company's talks with its customers."""

from collections import Counter
from itertools import pairwise

from hamdel.demo.contracts import SEED
from hamdel.demo.rules.company import cohort_events
from hamdel.demo.rules.plan import DAY, Plan
from hamdel.demo.rules.talks import (
    KEPT,
    SPOKEN,
    agent_of,
    is_noted,
    is_open,
    is_spoken,
    is_urgent,
    person_number,
    reason_of,
    talks_of,
)
from hamdel.platform.instants import to_micros
from tests.ground.cast import NOW

PLAN = Plan(SEED, to_micros(NOW), 250, 1.0)
EVENTS = [event for event in cohort_events(PLAN, range(1, 251)) if is_spoken(event, PLAN)]
TALKS = talks_of((event, number, 1) for number, event in enumerate(EVENTS))


def test_talks_are_of_one_person_without_long_silences() -> None:
    assert len(TALKS) > 30
    for talk in TALKS:
        assert {person_number(event) for event in talk.events} == {talk.person}
        times = [event.at for event in talk.events]
        assert times == sorted(times)
        assert all(b - a <= 2 * DAY for a, b in pairwise(times))
        assert talk.events[0].call["event"] != "Message Sent"


def test_only_service_of_the_last_weeks_is_kept() -> None:
    assert {event.call["event"] for event in EVENTS} <= SPOKEN
    assert min(event.at for event in EVENTS) > PLAN.now - KEPT


def test_some_wait_some_are_noted_and_most_have_somebody() -> None:
    found = Counter(is_open(talk, PLAN) for talk in TALKS)
    assert 3 <= found[True] < found[False]
    assert any(is_noted(talk, PLAN) for talk in TALKS)
    assert any(is_urgent(talk) for talk in TALKS)
    assert all(reason_of(talk) for talk in TALKS)
    assert sum(bool(agent_of(talk)) for talk in TALKS) > len(TALKS) / 2


def test_the_same_company_has_the_same_talks() -> None:
    again = talks_of((event, number, 1) for number, event in enumerate(EVENTS))
    assert [talk.name for talk in again] == [talk.name for talk in TALKS]
    assert [is_open(one, PLAN) for one in again] == [is_open(one, PLAN) for one in TALKS]
