from datetime import date
from fractions import Fraction

import pytest

from hamdel.language.entities import find_entities
from hamdel.language.entities.durations import iso_duration
from hamdel.language.entities.time_spans import Parts


@pytest.mark.parametrize(
    ("parts", "iso"),
    [
        (((2, "week"),), "P14D"),
        (((72, "hour"),), "PT72H"),
        (((Fraction(1, 2), "hour"),), "PT30M"),
        (((Fraction(3, 2), "day"),), "P1DT12H"),
        (((1, "year"), (Fraction(1, 2), "year")), "P1Y6M"),
        (((1, "month"), (Fraction(1, 2), "month")), "P1M15D"),
        (((2, "hour"), (5, "minute")), "PT2H5M"),
        (((Fraction(28, 5), "second"),), "PT5.6S"),
    ],
)
def test_tells_iso_8601(parts: Parts, iso: str) -> None:
    assert iso_duration(parts) == iso


@pytest.mark.parametrize(
    "text",
    [
        "چند روز",
        "ساعت ۵ روز شنبه‌ها",
        "یه روز میاد که",
        "کودک ۳ ساله",
        "۲۹ ساله‌ام",
        "صد سال سیاه",
        "نه روز داریم نه شب",
        "twice a day",
        "£5 a month",
        "ساعت هشت و ربع",
    ],
)
def test_leaves_what_is_no_length(text: str) -> None:
    found = find_entities(text, reference=date(2026, 11, 23))
    assert [one for one in found if one.kind == "duration"] == []
