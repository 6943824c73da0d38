import random
from collections import defaultdict
from datetime import timedelta
from statistics import median

import pytest

from hamdel.journeys.contracts import Span
from hamdel.journeys.queries.funnel import Course, funnel, reached
from tests.ground.cast import NOW

DAY = 86_400.0
WEEK = Span(since=NOW - timedelta(days=7), until=NOW)
STEPS = ("action:Look", "action:Add", "action:Look", "action:Pay")
COURSE = Course(steps=STEPS, window=timedelta(days=2))


def furthest(way, since=-7 * DAY, until=0.0, window=2 * DAY):
    """The level somebody comes to, and the least time to each: every way of choosing moments tried."""
    best: dict[int, float] = {}

    def go(level, began, place):
        for at in range(place, len(way)):
            when, step = way[at]
            if when - began > window:
                break
            if step == STEPS[level - 1]:
                best[level] = min(best.get(level, window), when - began)
                if level < len(STEPS):
                    go(level + 1, began, at + 1)

    for place, (when, step) in enumerate(way):
        if step == STEPS[0] and since <= when < until:
            best[1] = 0.0
            go(2, when, place + 1)
    return best


@pytest.fixture
def gone(walk):
    chance = random.Random(5)
    ways = defaultdict(list)
    for number in range(240):
        who, action = f"p{chance.randrange(25)}", chance.choice(("Look", "Add", "Pay"))
        ago = chance.randrange(-int(DAY), int(9 * DAY))
        ways[who].append((-float(ago), number, f"action:{action}"))
        walk(who, action, ago)
    return {who: [(at, step) for at, _, step in sorted(way)] for who, way in ways.items()}


def test_it_is_what_trying_every_way_gives(gone):
    reach = {who: furthest(way) for who, way in gone.items()}
    found = funnel(WEEK, COURSE)
    byhand = [sum(level in one for one in reach.values()) for level in range(1, 5)]
    assert [one.people for one in found.levels] == byhand
    assert byhand[0] > byhand[3] > 0
    for level in range(2, 5):
        times = [one[level] for one in reach.values() if level in one]
        assert found.levels[level - 1].median_seconds == pytest.approx(median(times))
    stopped = reached(WEEK, COURSE, level=2, and_stopped=True)
    assert stopped.total == byhand[1] - byhand[2]
    assert reached(WEEK, COURSE, level=2, and_stopped=False, most=1).total == byhand[1]


def test_a_funnel_of_what_never_happened_is_empty_and_one_step_is_none(db):
    empty = funnel(WEEK, COURSE)
    assert ([one.people for one in empty.levels], empty.worst) == ([0, 0, 0, 0], None)
    assert reached(WEEK, COURSE, level=1, and_stopped=False).people == ()
    with pytest.raises(ValueError, match="1"):
        funnel(WEEK, Course(steps=STEPS[:1], window=timedelta(days=1)))
