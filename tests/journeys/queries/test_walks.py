import random
from collections import Counter, defaultdict
from datetime import timedelta
from itertools import groupby

import pytest

from hamdel.journeys.contracts import Span
from hamdel.journeys.queries.walks import SILENT, WITHIN, ToWhat, walkers, walks
from hamdel.journeys.rules.walks import LEADING, LONGEST
from tests.ground.cast import NOW

DAY = 86_400.0
SPAN = Span(since=NOW - timedelta(days=90), until=NOW)
PAID = "action:Pay"
Way = tuple[tuple[str, ...], bool]


@pytest.fixture
def gone(walk):
    """Three hundred moments of thirty people over a hundred days; by hand: whose, how long ago, what."""
    chance = random.Random(11)
    told = []
    for _ in range(300):
        who, action = f"p{chance.randrange(30)}", chance.choice(("Look", "Pay", "Ask", "Leave"))
        ago = chance.randrange(1, int(100 * DAY))
        ago = ago + int(31 * DAY) if who in ("p1", "p2", "p3", "p4") else ago  # they left
        told.append((who, ago, f"action:{action}"))
        walk(who, action, ago)
    return told


def ways_of(told):
    """Each one's (age in seconds, step), oldest first, within the span."""
    ways = defaultdict(list)
    for place, (who, ago, step) in enumerate(told):
        if ago <= 90 * DAY:
            ways[who].append((-ago, place, step))
    return {who: [(at, step) for at, _, step in sorted(way)] for who, way in ways.items()}


def bare(way):
    """Without repeats in a row."""
    return tuple(step for step, _ in groupby(step for _, step in way))


def counted(found):
    return {(one.steps, one.cut): one.people for one in found.walks}


def test_whole_ways_are_those_that_one_counts_by_hand(gone):
    ways = ways_of(gone)
    byhand = Counter((bare(way)[:LONGEST], len(bare(way)) > LONGEST) for way in ways.values())
    found = walks(SPAN, most=100)
    assert counted(found) == byhand
    assert (found.ended, found.everybody, found.ways) == (len(ways), len(ways), len(byhand))
    assert found.share == 1.0
    assert sum(map(found.share_of, found.walks)) == pytest.approx(1.0)


def test_what_led_to_a_step_and_to_leaving_and_who_went_so(gone):
    ways = ways_of(gone)
    to_paying: Counter[Way] = Counter()
    to_leaving: Counter[Way] = Counter()
    for way in ways.values():
        paid = next((at for at, step in way if step == PAID), None)
        if paid is not None:
            before = [one for one in way if paid - WITHIN.total_seconds() <= one[0] <= paid]
            steps = bare([one for one in before if one[1] != PAID])
            to_paying[steps[-LEADING:], len(steps) > LEADING] += 1
        last = way[-1][0]
        if last < -SILENT.total_seconds():
            steps = bare([one for one in way if one[0] >= last - WITHIN.total_seconds()])
            to_leaving[steps[-LEADING:], len(steps) > LEADING] += 1
    pay = ToWhat(goal="step", step=PAID)
    assert counted(walks(SPAN, pay, most=100)) == to_paying
    left = walks(SPAN, ToWhat(goal="left"), most=100)
    assert counted(left) == to_leaving
    assert (left.ended, left.everybody) == (to_leaving.total(), len(ways))
    assert left.interval[0] < left.share < left.interval[1]
    (steps, cut), people = to_paying.most_common(1)[0]
    who = walkers(SPAN, pay, steps=steps, cut=cut)
    assert (len(who.people), who.total) == (people, people)


def test_nobody_went_anywhere(db):
    found = walks(SPAN)
    assert (found.walks, found.ended, found.everybody, found.share) == ((), 0, 0, 0.0)
    assert walkers(SPAN, ToWhat(), steps=("nowhere",), cut=False).total == 0
