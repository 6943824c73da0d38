from datetime import date, timedelta

import pytest

from hamdel.journeys.rules.retention import retention_of
from hamdel.language.jalali import DateRange

WEEKS = [
    DateRange(date(2026, 9, 5) + timedelta(days=7 * n), date(2026, 9, 12) + timedelta(days=7 * n))
    for n in range(4)
]
ROWS = [(0, 0, 10), (0, 1, 4), (0, 3, 2), (1, 0, 20), (1, 1, 10), (3, 0, 5)]


def test_cohorts_with_who_came_again_and_what_has_not_begun():
    first, second, third, last = retention_of(WEEKS, ROWS).cohorts
    assert (first.people, first.again) == (10, (4, 0, 2))
    assert (second.people, second.again) == (20, (10, 0, None))
    assert (third.people, third.share(1)) == (0, None)
    assert (last.days, last.again) == (WEEKS[3], (None, None, None))
    assert first.share(1) == 0.4
    assert second.share(3) is None


def test_the_average_is_of_those_who_could_have_come_in_periods_that_are_over():
    found = retention_of(WEEKS, ROWS)
    share, low, high = found.average(1) or (0, 0, 0)
    assert share == pytest.approx(14 / 30)  # the first two weeks
    assert low < share < high
    assert found.average(3) is None
