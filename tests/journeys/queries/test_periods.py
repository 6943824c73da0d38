import random
from collections import Counter, defaultdict
from datetime import timedelta

import pytest
from django.utils import timezone

from hamdel.journeys.queries.periods import measured_in, retention
from hamdel.journeys.rules.periods import periods_until
from tests.ground.cast import NOW

DAY = 86_400.0


@pytest.fixture
def gone(walk):
    """Moments of twenty people over two hundred days: who, on which day of the company, what."""
    chance, told = random.Random(3), []
    for _ in range(200):
        who, action = f"p{chance.randrange(20)}", chance.choice(("Look", "Pay"))
        ago = chance.random() ** 2 * 200 * DAY
        told.append((who, timezone.localtime(NOW - timedelta(seconds=ago)).date(), action))
        walk(who, action, ago, outcome="success" if action == "Pay" else None, sentiment=0.5)
    walk("p1", "Reminder Sent", 10.0)  # no coming
    return told


def place_of(day, periods):
    return next((at for at, one in enumerate(periods) if one.start <= day < one.end), -1)


def test_jalali_months_are_counted_by_days_of_the_company(gone):
    months = periods_until(timezone.localtime(NOW).date(), "month", 4)
    seen = Counter(place_of(day, months) for _, day, action in gone if action == "Pay")
    found = measured_in(months, at="action:Pay")
    assert [one.volume for one in found] == [seen[place] for place in range(4)]
    assert found[-1].success_rate == 1.0
    assert found[-1].sentiment == pytest.approx(0.5)
    everywhere = measured_in(months)
    assert everywhere[-1].volume == 1 + sum(place_of(day, months) == 3 for _, day, _ in gone)


def test_who_came_first_in_a_week_and_again_later(gone):
    weeks = periods_until(timezone.localtime(NOW).date(), "week", 8)
    came = defaultdict(set)
    for who, day, _ in gone:
        came[who].add(place_of(day, weeks))
    byhand = Counter(
        (min(places), place - min(places))
        for places in came.values()
        for place in places
        if min(places) >= 0
    )
    found = retention(weeks)
    assert [one.people for one in found.cohorts] == [byhand[place, 0] for place in range(8)]
    for place, one in enumerate(found.cohorts):
        expected = [byhand[place, later] if place + later < 8 else None for later in range(1, 8)]
        assert list(one.again) == expected
    assert sum(one.people for one in retention(weeks, at="action:Never").cohorts) == 0
