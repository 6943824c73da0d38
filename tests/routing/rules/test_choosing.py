"""Who gets it, and what is said of everybody else."""

from dataclasses import replace

import pytest

from hamdel.routing.contracts import Agent, Need, Rule
from hamdel.routing.rules.choosing import choose
from tests.ground.cast import NOW
from tests.routing.rules.cast import MINUTE, agent, waiting

RULE = Rule(id=1, name="پرداخت", team_id=7, needs=(Need(skill="payments", level=3),))
ABLE = agent(1, teams=frozenset({7}), skills={"payments": 3}, languages=frozenset({"fa"}))


@pytest.mark.parametrize(
    ("changed", "verdict", "because"),
    [
        ({}, "chosen", "only_one"),
        ({"teams": frozenset({8})}, "other_team", "nobody_able"),
        ({"skills": {"payments": 2}}, "skill", "nobody_able"),
        ({"skills": {}}, "skill", "nobody_able"),
        ({"languages": frozenset({"en"})}, "language", "nobody_able"),
        ({"languages": frozenset()}, "chosen", "only_one"),
        ({"capacity": 20}, "too_heavy", "nobody_able"),
        ({"state": "offline"}, "offline", "nobody_here"),
        ({"state": "break"}, "break", "nobody_here"),
        ({"state": "busy"}, "busy", "nobody_here"),
        ({"on_shift": False}, "off_shift", "nobody_here"),
        ({"load": 76}, "full", "nobody_free"),
        ({"load": 75}, "chosen", "only_one"),
    ],
)
def test_what_keeps_somebody_from_it_is_told(
    changed: dict[str, object], verdict: str, because: str
) -> None:
    choice = choose(waiting(language="fa"), RULE, [replace(ABLE, **changed)], now=NOW)  # type: ignore[arg-type]
    assert (choice.considered[0].verdict, choice.because) == (verdict, because)
    assert (choice.agent is not None) == (verdict == "chosen")


def test_a_missing_level_is_told_with_both_numbers() -> None:
    seen = choose(waiting(), RULE, [replace(ABLE, skills={"payments": 2})], now=NOW).considered[0]
    assert (seen.what, seen.has, seen.needs) == ("payments", 2, 3)


def team(*facts: tuple[int, int, float]) -> list[Agent]:
    """People of the team by id, load, and minutes without anything new."""
    return [
        replace(ABLE, id=id_, load=load, idle_since=NOW - idle * MINUTE)
        for id_, load, idle in facts
    ]


@pytest.mark.parametrize(
    ("people", "fairness", "chosen", "because"),
    [
        (team((1, 50, 90), (2, 25, 5)), "least_loaded", 2, "least_loaded"),
        (team((1, 50, 90), (2, 25, 5)), "longest_idle", 1, "longest_idle"),
        (team((1, 25, 5), (2, 25, 90)), "least_loaded", 2, "longest_idle"),
        (team((1, 50, 5), (2, 25, 5)), "longest_idle", 2, "least_loaded"),
        (team((1, 0, 90), (2, 50, 5)), "keep_free", 2, "keep_free"),
        (team((1, 50, 5), (2, 50, 90)), "keep_free", 2, "longest_idle"),
        (team((2, 25, 5), (1, 25, 5)), "least_loaded", 1, "first_in_list"),
    ],
)
def test_it_is_fair_and_the_same_every_time(
    people: list[Agent], fairness: str, chosen: int, because: str
) -> None:
    for order in (people, people[::-1]):
        choice = choose(waiting(), RULE, order, fairness=fairness, now=NOW)  # type: ignore[arg-type]
        assert choice.agent is not None
        assert (choice.agent.id, choice.because) == (chosen, because)


def test_who_answered_last_is_preferred_for_a_time() -> None:
    rule = replace(RULE, last_agent_hours=2)
    people = team((1, 0, 90), (2, 50, 5))
    for hours, chosen in ((1, 2), (3, 1)):
        item = waiting(last_agent_id=2, last_agent_at=NOW - hours * 60 * MINUTE)
        choice = choose(item, rule, people, now=NOW)
        assert choice.agent is not None
        assert choice.agent.id == chosen
    long_ago = waiting(last_agent_id=2, last_agent_at=NOW - 180 * MINUTE)
    assert choose(long_ago, rule, people, now=NOW).because == "least_loaded"
    full = [people[0], replace(people[1], load=100)]
    near = waiting(last_agent_id=2, last_agent_at=NOW)
    other = choose(near, rule, full, now=NOW).agent
    assert other is not None
    assert other.id == 1


def test_after_a_time_the_other_team_is_asked_too_and_no_skill_of_it() -> None:
    rule = replace(RULE, overflow_minutes=10, overflow_team_id=8)
    other = agent(2, teams=frozenset({8}))
    busy = replace(ABLE, state="busy")
    early = choose(waiting(minutes=9), rule, [busy, other], now=NOW)
    late = choose(waiting(minutes=10), rule, [busy, other], now=NOW)
    assert (early.agent, late.agent, late.overflowed) == (None, other, True)
    both = choose(waiting(minutes=10), rule, [replace(ABLE, load=75), other], now=NOW)
    assert both.agent is not None
    assert (both.agent.id, both.because, both.overflowed) == (1, "own_team", False)
