"""Instants: exact microseconds, RFC 3339 in and out, ASCII digits only."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.jalali import (
    format_date,
    month_range,
    relative_time,
    season_range,
    week_range,
    year_range,
)
from hamdel.platform import instants
from tests.ground.cast import NOW

TEHRAN = timezone(timedelta(hours=3, minutes=30))
INSTANTS = st.integers(instants.EARLIEST_MICROS, instants.LATEST_MICROS).map(
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
        "0001-12-31T23:59:59Z",
        "9999-01-01T00:00:00Z",
        "9999-12-31T23:00:00-10:00",
        "1e9",
    ],
)
def test_forms_that_say_none(text):
    assert instants.parse_instant(text) is None


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12", "Asia/Tehran", "UTC"])
@pytest.mark.parametrize(
    "micros", [-(2**63), -62_135_596_800_000_000, 253_402_300_799_999_999, 2**63]
)
def test_whatever_is_kept_is_read_as_something_that_can_be_shown(micros, zone):
    instant = instants.from_micros(micros)
    assert instants.can_be_shown(instant)
    day = instant.astimezone(ZoneInfo(zone)).date()
    for span in (week_range, month_range, season_range, year_range):
        assert span(day).start <= day < span(day).end
    for language in ("fa", "en"):
        assert format_date(day, language=language, style="long")
        assert relative_time(instant, now=NOW, language=language)
    assert instants.parse_instant(instants.rfc3339(instant)) == instant


def test_what_can_be_shown_whatever_its_zone():
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-12))
    assert instants.can_be_shown(NOW)
    assert not instants.can_be_shown(datetime.max.replace(tzinfo=west))
    assert not instants.can_be_shown(datetime.min.replace(tzinfo=east))


def test_the_clock_is_aware():
    assert instants.system_now().utcoffset() == timedelta(0)
