"""What facts of messages mean, in words."""

from datetime import date

import pytest
from django.utils import translation

from hamdel.language.entities import find_entities
from hamdel.reading.screens import entities_shown

DAY = date(2026, 11, 25)  # 4 Azar 1405, a Wednesday


def meant(text: str, *, language: str = "fa") -> list[tuple[str, str]]:
    with translation.override(language):
        shown = entities_shown(text, find_entities(text, reference=DAY))
    return [(one.surface, one.value) for one in shown]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("پس‌فردا می‌آیم", "پس‌فردا", "جمعه ۶ آذر ۱۴۰۵"),
        ("دو و نیم میلیون تومن دادم", "دو و نیم میلیون تومن", "۲٬۵۰۰٬۰۰۰ تومان"),
        ("۲ روز و سه ساعت گذشت", "۲ روز و سه ساعت", "۲ روز و ۳ ساعت"),
        ("۳ تا ۵ روز کاری", "۳ تا ۵ روز کاری", "۳ روز تا ۵ روز"),
        ("بیست درصد تخفیف", "بیست درصد", "\u2066۲۰٪\u2069"),
        ("به 09123456789 زنگ بزن", "09123456789", "۰۹۱۲ ۳۴۵ ۶۷۸۹"),
    ],
)
def test_a_fact_is_resolved(text: str, surface: str, value: str) -> None:
    assert (surface, value) in meant(text)


def test_english_screens_say_it_in_english() -> None:
    assert meant("پس‌فردا", language="en") == [("پس‌فردا", "Friday, 27 November 2026")]
    assert meant("دو میلیون تومن", language="en") == [("دو میلیون تومن", "2,000,000 toman")]


@pytest.mark.parametrize("text", ["سفارش R-7781", "ali@example.ir"])
def test_what_says_no_more_is_not_said_twice(text: str) -> None:
    assert [value for _, value in meant(text)] == [""]
