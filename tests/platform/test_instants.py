"""Instants: exact microseconds, RFC 3339 in and out, ASCII digits only."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.platform import instants

TEHRAN = timezone(timedelta(hours=3, minutes=30))
INSTANTS = st.integers(-62_135_000_000_000_000, 253_402_000_000_000_000).map(
    lambda micros: instants.EPOCH.astimezone(TEHRAN) + timedelta(microseconds=micros)
)


@given(INSTANTS)
def test_microseconds_and_back_is_the_same_instant(instant):
    assert instants.from_micros(instants.to_micros(instant)) == instant


@given(INSTANTS)
def test_text_and_back_is_the_same_instant(instant):
    assert instants.parse_instant(instants.rfc3339(instant)) == instant


def test_microseconds_are_counted_from_1970():
    assert instants.to_micros(datetime(1970, 1, 1, 0, 0, 1, 5, tzinfo=UTC)) == 1_000_005


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-11-23T12:00:00Z", "2026-11-23T12:00:00.000Z"),
        ("2026-11-23t12:00:00.123456789+03:30", "2026-11-23T08:30:00.123456Z"),
        ("2026-11-23 12:00", "2026-11-23T12:00:00.000Z"),
        (" 2026-11-23T12:00:00,5-0200 ", "2026-11-23T14:00:00.500Z"),
    ],
)
def test_forms_that_say_an_instant(text, expected):
    said = instants.parse_instant(text)
    assert said is not None
    assert instants.rfc3339(said) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-11-23",
        "۲۰۲۶-۱۱-۲۳T12:00:00Z",
        "2026-13-01T00:00:00Z",
        "2026-11-23T25:00:00Z",
        "2026-11-23T12:00:00Zx",
        "0001-01-01T00:00:00+14:00",
        "1e9",
    ],
)
def test_forms_that_say_none(text):
    assert instants.parse_instant(text) is None


def test_the_clock_is_aware():
    assert instants.system_now().utcoffset() == timedelta(0)
