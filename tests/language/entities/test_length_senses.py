from datetime import date

import pytest

from hamdel.language.entities import find_entities


def lengths(text: str) -> list[object]:
    found = find_entities(text, reference=date(2026, 11, 23))
    return [one.value for one in found if one.kind == "duration"]


@pytest.mark.parametrize(
    "text",
    [
        "بچه‌ی دوساله دارم",
        "من ۱۹ سالمه",
        "مامان‌بزرگم ۷۴ سالش شد",
        "آدم هشتاد ساله که این کارو نمیکنه",
        "my 74-year-old father",
        "این‌ها یازده سال دارند",
        "حتی یه دقیقه هم قطع نشد",
        "ساعت دو شب بیدارم کردین",
        "ta 12 shab montazer boodam",
        "come after 17h please",
        "at seventy miles an hour",
        "ye salam bede lotfan",
        "پول تو یه ثانیه میره",
    ],
)
def test_leaves_ages_times_of_day_and_ways_of_speaking(text: str) -> None:
    assert lengths(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("دو شب هتل رو کنسل کنید", "P2D"),
        ("four nights running", "P4D"),
        ("the router is 18 months old", "P18M"),
        ("زحمت یه سالم دود شد", "P1Y"),
        ("با اینکه یه روز دیر شد", "P1D"),
    ],
)
def test_reads_lengths_beside_them(text: str, value: str) -> None:
    assert lengths(text) == [value]
