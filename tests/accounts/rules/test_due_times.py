"""Working minutes, counted."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.accounts.rules.due_times import NeverDue, Span, SpansOn, due_after
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
)
def test_it_is_what_counting_one_by_one_gives(
    zone: str, start: int, spans: list[int], minutes: int
) -> None:
    edges = sorted(spans)
    day = list(zip(edges[::2], edges[1::2], strict=False))
    here, at, left = ZoneInfo(zone), datetime.fromtimestamp(start, UTC), minutes
    found = due_after(lambda _: day, zone=here, start=at, minutes=minutes)
    for _ in range(20_000):
        local = at.astimezone(here)
        second = local.hour * 3600 + local.minute * 60 + local.second + local.microsecond / 1e6
        left -= any(first * 60 <= second < last * 60 for first, last in day)
        at += timedelta(minutes=1)
        if not left:
            break
    assert left == 0 or found > at
    assert left or abs(found - at) < timedelta(milliseconds=1)


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
