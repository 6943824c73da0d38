"""One run of the made-up center: everybody is accounted for, and nobody has two callers at once."""

from dataclasses import replace

from hamdel.bench.center import (
    Colleague,
    Contact,
    colleagues,
    contacts,
    rules_by_skill,
    rules_of_nobody,
)
from hamdel.bench.center_days import Days

NEVER = float("inf")


def call(number: int, at: float, *, patience: float = NEVER, handling: float = 100.0) -> Contact:
    return Contact(
        id=number, at=at, channel="phone", kind="orders", language="fa", patience=patience,
        handling=handling,
    )  # fmt: skip


def one_person() -> list[Colleague]:
    first = colleagues()[0]
    return [replace(first, begins=0.0, ends=24.0)]


def test_one_person_takes_one_call_after_the_other() -> None:
    run = Days(rules_by_skill(), one_person())
    outcomes = run.run([call(1, 0), call(2, 10), call(3, 20), call(4, 20, patience=30)])
    assert [(one.waited, one.gave_up) for one in outcomes] == [
        (0.0, False), (90.0, False), (180.0, False), (30.0, True),
    ]  # fmt: skip
    assert [(one.contact_id, one.ahead) for one in run.joined] == [(2, 0), (3, 1), (4, 2)]
    assert run.busy[1] == 300.0


def test_who_can_not_help_passes_on_and_the_place_is_kept() -> None:
    team = colleagues()
    orders, loans = (replace(team[at], begins=0.0, ends=24.0) for at in (0, 6))
    first = replace(loans, agent=replace(loans.agent, id=0))
    (outcome,) = Days(rules_of_nobody(), [first, orders], passing_on=0.5).run([call(1, 10)])
    assert (outcome.passed_on, outcome.agent_id, outcome.waited) == (1, orders.agent.id, 0.0)
    (helped,) = Days(rules_by_skill(), [first, orders], passing_on=0.5).run([call(1, 10)])
    assert (helped.passed_on, helped.agent_id) == (0, orders.agent.id)


def test_a_whole_day_leaves_nobody_behind() -> None:
    run = Days(rules_by_skill(), colleagues())
    outcomes = run.run(contacts(days=1, seed=5))
    assert all(one.waited >= 0 for one in outcomes)
    assert all(one.gave_up != (one.agent_id is not None) for one in outcomes)
    assert all(0 < share < 1 for share in run.shares(1))
