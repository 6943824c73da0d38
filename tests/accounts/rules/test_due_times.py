"""Working minutes, counted."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.accounts.rules.due_times import (
    NeverDue,
    Pause,
    Span,
    SpansOn,
    closed_between,
    due_after,
    minutes_between,
)
from tests.ground.corpora import Corpus

IRAN = ZoneInfo("Asia/Tehran")
ZONES = ("Asia/Tehran", "Australia/Lord_Howe", "America/New_York", "Africa/Casablanca", "UTC")


def test_the_corpus(corpus: Callable[[str], Corpus]) -> None:
    wrong = []
    for row in corpus("sla-time").rows("business-hours.jsonl"):
        found = due_after(
            _spans_of(row),
            zone=ZoneInfo(row["tz"]),
            start=datetime.fromisoformat(row["start_utc"]),
            minutes=row["minutes"],
        )
        if found != datetime.fromisoformat(row["due_utc"]):
            wrong.append((row["id"], row["due_utc"], found))
    assert wrong == []


def _spans_of(row: dict[str, Any]) -> SpansOn:
    week: dict[int, list[Span]] = {int(day): spans for day, spans in row["week"].items()}

    def spans_on(day: date) -> list[Span]:
        return [] if str(day) in row["holidays"] else week.get(day.weekday(), [])

    return spans_on


@settings(deadline=None, max_examples=40)
@given(
    zone=st.sampled_from(ZONES),
    start=st.integers(1_514_764_800, 1_798_761_600),
    spans=st.lists(st.integers(0, 24 * 60), min_size=2, max_size=6, unique=True),
    minutes=st.integers(1, 800),
    off=st.lists(st.integers(-3_600, 90_000), max_size=6, unique=True),
)
def test_it_is_what_counting_one_by_one_gives(
    zone: str, start: int, spans: list[int], minutes: int, off: list[int]
) -> None:
    edges, moments = sorted(spans), sorted(off)
    day = list(zip(edges[::2], edges[1::2], strict=False))
    here, at, left = ZoneInfo(zone), datetime.fromtimestamp(start, UTC), minutes
    pauses = [
        (_after(at, first), _after(at, last))
        for first, last in zip(moments[::2], moments[1::2], strict=False)
    ]
    found = due_after(lambda _: day, zone=here, start=at, minutes=minutes, pauses=pauses)
    begin = at
    for _ in range(20_000):
        left -= _counts(at, here, day, pauses)
        at += timedelta(minutes=1)
        if not left:
            break
    assert left == 0 or found > at
    assert left or abs(found - at) < timedelta(milliseconds=1)
    counted = minutes_between(lambda _: day, zone=here, start=begin, end=found, pauses=pauses)
    assert counted == minutes


def _after(at: datetime, seconds: int) -> datetime:
    return at + timedelta(seconds=seconds)


def _counts(at: datetime, here: ZoneInfo, day: list[Span], pauses: list[Pause]) -> bool:
    local = at.astimezone(here)
    second = local.hour * 3600 + local.minute * 60 + local.second + local.microsecond / 1e6
    works = any(first * 60 <= second < last * 60 for first, last in day)
    return works and not any(first <= at < last for first, last in pauses)


def test_what_is_closed_between_is_told() -> None:
    def spans_on(day: date) -> list[Span]:
        return [] if day.weekday() == 4 else [(9 * 60, 17 * 60)]

    thursday = datetime(2026, 11, 26, 16, tzinfo=IRAN)
    saturday = datetime(2026, 11, 28, 10, tzinfo=IRAN)
    told = closed_between(spans_on, zone=IRAN, start=thursday, end=saturday)
    assert told == [(thursday.replace(hour=17), saturday.replace(hour=9))]
    inside = closed_between(
        spans_on, zone=IRAN, start=thursday.replace(hour=18), end=thursday.replace(hour=20)
    )
    assert inside == [(thursday.replace(hour=18), thursday.replace(hour=20))]
    assert closed_between(spans_on, zone=IRAN, start=saturday, end=saturday) == []


def test_none_at_all_is_due_at_once() -> None:
    start = datetime(2026, 11, 25, 12, tzinfo=IRAN)
    assert due_after(lambda _: (), zone=IRAN, start=start, minutes=0) == start


def test_what_never_opens_is_never_due() -> None:
    with pytest.raises(NeverDue):
        due_after(lambda _: (), zone=IRAN, start=datetime(2026, 1, 1, tzinfo=UTC), minutes=1)


def test_days_off_do_not_count() -> None:
    off = date(2026, 11, 26)
    found = due_after(
        lambda day: () if day == off else [(9 * 60, 17 * 60)],
        zone=IRAN,
        start=datetime(2026, 11, 25, 16, 30, tzinfo=IRAN),
        minutes=60,
    )
    assert found == datetime(2026, 11, 27, 9, 30, tzinfo=IRAN)
