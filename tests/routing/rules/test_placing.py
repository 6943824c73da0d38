"""Nobody is given more than they have room for, and nobody waits for ever."""

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.routing.contracts import Agent, Kind, Need, Rule, Waiting
from hamdel.routing.rules.placing import place_all, queue_up
from hamdel.routing.rules.urgency import HEAD_STARTS, passed_at_most
from tests.ground.cast import NOW
from tests.routing.rules.cast import MINUTE, SETTINGS, agent, waiting

ANY = Rule(id=1, name="همه")
WEIGHTS = st.sampled_from([10, 25, 100])
PRIORITIES = st.sampled_from(sorted(HEAD_STARTS))


def given_to(
    items: list[Waiting], people: list[Agent], rules: list[Rule]
) -> dict[int, int | None]:
    decisions = place_all(queue_up(items, rules, SETTINGS), people, SETTINGS, now=NOW)
    return {one.waiting_id: one.agent_id for one in decisions}


@given(
    st.lists(st.tuples(WEIGHTS, PRIORITIES, st.integers(0, 90)), max_size=25),
    st.lists(st.tuples(st.integers(0, 100), st.sampled_from([50, 100, 200])), max_size=6),
)
@settings(max_examples=150, deadline=None)
def test_nobody_is_given_more_than_fits_and_the_order_does_not_matter(
    items: list[tuple[int, str, int]], people: list[tuple[int, int]]
) -> None:
    waits = [
        waiting(at, weight=weight, priority=priority, minutes=minutes)
        for at, (weight, priority, minutes) in enumerate(items)
    ]
    team = [agent(at, load=load, capacity=room) for at, (load, room) in enumerate(people)]
    found = given_to(waits, team, [ANY])
    assert found == given_to(waits[::-1], team[::-1], [ANY])
    for one in team:
        taken = sum(item.weight for item in waits if found[item.id] == one.id)
        assert taken == 0 or one.load + taken <= one.capacity


@given(
    st.lists(st.tuples(PRIORITIES, st.integers(0, 240)), min_size=2, max_size=60), PRIORITIES
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_nobody_is_passed_by_who_came_later_than_the_bound(
    others: list[tuple[str, int]], priority: str
) -> None:
    """One server, any arrivals: what is served before it came at most `passed_at_most` after it."""
    mine = waiting(0, weight=100, priority=priority, minutes=120)
    items = [
        waiting(at, weight=100, priority=said, minutes=240 - minutes)
        for at, (said, minutes) in enumerate(others, start=1)
    ]
    order = [one.waiting for one in queue_up([mine, *items], [ANY], SETTINGS)]
    before = order[: order.index(mine)]
    bound = passed_at_most(HEAD_STARTS, priority)
    assert all(one.since - mine.since <= bound for one in before)


def test_light_work_does_not_pass_heavy_work_for_ever() -> None:
    """Chats come faster than one person can answer them: a call still gets its turn, and soon."""
    clock, chats = NOW, 0
    load: list[datetime] = []
    call: Waiting | None = waiting(0, weight=100, channel="phone")
    queue: list[Waiting] = []
    for minute in range(60):
        clock = NOW + minute * MINUTE
        chats += 1
        queue.append(Waiting(id=chats, channel="chat", weight=25, since=clock))
        load = [end for end in load if end > clock]
        one = agent(1, load=25 * len(load))
        queued = queue_up([*queue, *([call] if call else [])], [ANY], SETTINGS)
        for decision in place_all(queued, [one], SETTINGS, now=clock):
            if decision.agent_id is None:
                continue
            if decision.waiting_id == 0:
                # Every chat ends within five minutes of the call's reserving, two after it came.
                assert clock - NOW <= timedelta(minutes=SETTINGS.reserve_after + 5)
                return
            queue = [item for item in queue if item.id != decision.waiting_id]
            load.append(clock + 5 * MINUTE)
    raise AssertionError("the call waited for an hour")


def test_what_nobody_can_do_stops_nobody_behind_it() -> None:
    loans = Rule(id=2, name="وام", needs=(Need(skill="loans"),))
    hard = waiting(1, minutes=30, team_id=None, intent="loan")
    easy = waiting(2, minutes=1)
    rules = [replace(loans, conditions=()), ANY]
    decisions = place_all(
        queue_up([hard, easy], [replace(rules[0]), ANY], SETTINGS), [agent(1)], SETTINGS, now=NOW
    )
    assert [(one.because, one.agent_id) for one in decisions] == [("nobody_able", None)] * 2
    assert given_to([hard, easy], [agent(1, skills={"loans": 1})], rules) == {1: 1, 2: 1}


def test_cases_make_way_for_people_and_keep_nobody_from_them() -> None:
    old = waiting(1, kind="case", weight=5, minutes=600)
    call = waiting(1, channel="phone", weight=100)
    busy = agent(1, cases=98)
    queued = queue_up([call, old], [ANY], SETTINGS)
    assert [one.waiting.kind for one in queued] == ["case", "conversation"]
    case, talk = place_all(queued, [busy], SETTINGS, now=NOW)
    assert (case.key, case.agent_id, case.considered[0].has) == (("case", 1), None, 98)
    assert (talk.key, talk.agent_id) == (("conversation", 1), 1)
    # The one that is freest for cases gets the case, whoever is freest for people.
    people = [agent(1, load=20, cases=0), agent(2, load=10, cases=40)]
    assert given_to([old], people, [ANY]) == {1: 1}
    assert given_to([waiting(2)], people, [ANY]) == {2: 2}


@given(st.lists(st.tuples(st.sampled_from(["case", "conversation"]), PRIORITIES, st.integers(0, 300)), max_size=40))  # fmt: skip
@settings(max_examples=100, deadline=None)
def test_a_case_is_passed_by_nothing_that_came_later_than_its_bound(
    others: list[tuple[Kind, str, int]],
) -> None:
    mine = waiting(0, kind="case", weight=5, minutes=200)
    items = [
        waiting(at, kind=kind, priority=said, minutes=300 - minutes)
        for at, (kind, said, minutes) in enumerate(others, start=1)
    ]
    order = [one.waiting for one in queue_up([mine, *items], [ANY], SETTINGS)]
    bound = passed_at_most(HEAD_STARTS, "normal", "case")
    assert bound == timedelta(hours=2)
    assert all(one.since - mine.since <= bound for one in order[: order.index(mine)])


def test_what_no_rule_names_waits_and_says_so() -> None:
    (decision,) = place_all(queue_up([waiting()], [], SETTINGS), [agent()], SETTINGS, now=NOW)
    assert (decision.because, decision.rule_id, decision.agent_id) == ("no_rule", None, None)
