from datetime import date

import pytest

from hamdel.language.entities import find_entities

DAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1405/08/12", "2026-11-03"),
        ("۰۵/۸/۱۲", "2026-11-03"),
        ("مورخ ۱۲/۸/۱۴۰۵ بود", "2026-11-03"),
        ("۱۴۰۵-۰۸-۱۲", "2026-11-03"),
        ("on 2026-11-03.", "2026-11-03"),
        ("11/3/2026", "2026-11-03"),
        ("3.11.2026", "2026-11-03"),
        ("25/12/2026", "2026-12-25"),
        ("تاریخ 14050812", "2026-11-03"),
        ("تاریخ ۸/۱۲", "2026-11-03"),
        ("paid on 11/3", "2026-11-03"),
    ],
)
def test_reads_either_calendar(text: str, value: str) -> None:
    (one,) = find_entities(text, reference=DAY)
    assert (one.kind, one.value) == ("date", value)


def test_says_when_the_month_may_be_the_day() -> None:
    (one,) = find_entities("11/3/2026", reference=DAY)
    assert one.ambiguous
    assert one.alternatives == ("2026-03-11",)


@pytest.mark.parametrize(
    "text", ["1405/13/12", "1405/07/31", "9/10", "1.2.3", "192.168.1.1", "14050812"]
)
def test_leaves_what_is_no_day(text: str) -> None:
    assert find_entities(text, reference=DAY) == ()
