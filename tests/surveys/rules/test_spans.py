"""Jalali months of the company's days as instants."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.jalali import DateRange, month_range
from hamdel.surveys.rules.spans import is_month, month_before, month_key, months_within, span_of

TEHRAN = ZoneInfo("Asia/Tehran")


def test_a_month_begins_at_the_company_s_midnight() -> None:
    found = months_within(
        datetime(2026, 10, 30, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC), zone=TEHRAN, most=24
    )
    assert [one.key for one in found] == ["1405-08", "1405-09"]
    assert found[0].end == found[1].start == datetime(2026, 11, 21, 20, 30, tzinfo=UTC)


@given(
    st.integers(0, 60 * 24 * 2500),
    st.integers(1, 60 * 24 * 900),
    st.integers(1, 40),
)
def test_months_cover_the_span_without_gap_or_overlap(
    begins: int, minutes: int, most: int
) -> None:
    start = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(minutes=begins)
    end = start + timedelta(minutes=minutes)
    found = months_within(start, end, zone=TEHRAN, most=most)
    assert found[0].start == start
    assert found[-1].end == end
    assert all(one.end == after.start for one, after in pairwise(found))
    assert len([one for one in found if one.key]) <= most
    for one in found:
        if one.key:
            last = (one.end - timedelta(microseconds=1)).astimezone(TEHRAN).date()
            assert month_key(one.start.astimezone(TEHRAN).date()) == month_key(last) == one.key
    assert months_within(end, start, zone=TEHRAN, most=most) == []


def test_the_month_before_and_days_as_instants() -> None:
    aban = month_range(date(2026, 11, 1))
    assert is_month(aban)
    assert not is_month(DateRange(date(2026, 11, 1), date(2026, 11, 5)))
    assert month_before(aban).end == aban.start
    one = span_of(DateRange(date(2026, 11, 1), date(2026, 11, 2)), zone=TEHRAN, key="x")
    assert one.end - one.start == timedelta(days=1)
    assert (one.start.hour, one.key) == (0, "x")
