"""Light stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.fold import fold
from hamdel.language.search import stem


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("کتاب", "کتاب‌هایم"),
        ("کتاب", "کتابهایشان"),
        ("بزرگ", "بزرگ‌ترین"),
        ("بزرگ", "بزرگتر"),
        ("سفارش", "سفارشم"),
        ("سفارش", "سفارش‌های"),
        ("سفارش", "سفارشی"),
        ("اطلاع", "اطلاعات"),
        ("کاربر", "کاربران"),
        ("دوست", "دوستان"),
        ("رفت", "می‌رفتم"),
        ("رفت", "نمی‌رفتند"),
        ("میروم", "می روم"),
        ("مشتری", "مشتریان"),
        ("order", "orders"),
        ("deliver", "delivered"),
        ("running", "runs"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert stem(fold(one)) == stem(fold(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("تهران", "تهر"), ("ایران", "ایر"), ("میدان", "دان"), ("مادر", "ماد"), ("کالا", "کار"), ("جدید", "جد"), ("زبان", "زب"), ("new", "news")],
)  # fmt: skip
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert stem(fold(one)) != stem(fold(other))


@given(st.text())
def test_it_never_raises_and_never_grows(word: str) -> None:
    assert len(stem(word)) <= len(word)
