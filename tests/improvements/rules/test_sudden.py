import os
import random

import pytest

from hamdel.improvements.rules.sudden import DAY, Hours, change_at, changes_in

# Longer: HAMDEL_QUIET_YEARS=60 pytest tests/improvements/rules/test_sudden.py
YEARS = float(os.environ.get("HAMDEL_QUIET_YEARS", "1"))
DAYS = 32 + 60
STEPS = ((20, 0.05, 0.0), (100, 0.1, 0.02), (500, 0.02, 0.006), (30, 0.3, 0.0))


def quiet(chance, rate, share, scatter, *, days=DAYS, worse=None):
    """Moments and those that hurt, hour by hour; a day's share is as likely a bit higher as lower."""
    hours = []
    for day in range(days):
        today = max(chance.gauss(share, scatter), 0.0)
        for hour in range(24):
            at = day * DAY + hour
            here = 0.7 if worse and at in worse else today
            mean = rate / 24 * (0.2 if hour < 7 else 1.3)
            seen = (
                sum(chance.random() < mean / 40 for _ in range(40)) if mean < 20 else round(mean)
            )
            hours.append((at, seen, sum(chance.random() < here for _ in range(seen))))
    return hours


def looked_at(counts, *, days=DAYS, **more):
    hours = Hours(counts, first=0, last=days * DAY)
    return changes_in(hours, since=32 * DAY, until=days * DAY, **more)


def test_quiet_days_raise_no_alarm():
    chance, told, years = random.Random(5), 0, 0.0
    while years < YEARS:
        for rate, share, scatter in STEPS:
            told += len(looked_at(quiet(chance, rate, share, scatter)))
            years += 60 / 365
    assert told <= years / 20


@pytest.mark.parametrize("seed", range(3))
def test_an_outage_of_a_day_and_a_half_is_told_once_with_when_it_began_and_ended(seed):
    began = 60 * DAY + 19
    counts = quiet(random.Random(seed), 100, 0.03, 0.0, worse=range(began, began + 36))
    (found,) = looked_at(counts)
    assert abs(found.began - began) <= 2
    assert found.earliest <= began <= found.latest + 1
    assert found.until is not None
    assert abs(found.until - (began + 36)) <= 3
    assert found.share > 0.5
    assert found.usual == pytest.approx(0.03, abs=0.02)
    # seen early: within four waking hours
    hours = Hours(counts, first=0, last=DAYS * DAY)
    first = next(now for now in range(began, began + 40) if change_at(hours, now))
    assert first - began <= 16


def test_a_second_outage_is_another_change_and_the_first_is_not_usual():
    first, second = range(50 * DAY, 50 * DAY + 30), range(60 * DAY, 60 * DAY + 30)
    counts = quiet(random.Random(1), 100, 0.03, 0.0, worse={*first, *second})
    one, two = looked_at(counts)
    assert abs(one.began - first.start) <= 8
    assert abs(two.began - second.start) <= 8
    assert two.usual == pytest.approx(0.03, abs=0.02)


def test_it_goes_on_until_it_ends():
    began = (DAYS - 1) * DAY
    counts = quiet(random.Random(1), 200, 0.03, 0.0, worse=range(began, DAYS * DAY))
    (found,) = looked_at(counts)
    assert found.until is None


def test_where_too_little_is_known_nothing_is_said():
    assert looked_at([]) == []
    new = [(90 * DAY + hour, 10, 9) for hour in range(20)]
    assert looked_at(new) == []
