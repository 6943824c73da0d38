"""Copies of messages as hurried fingers and other keyboards write them."""

import random

import pytest

from hamdel.language.normalize import normalize
from hamdel.language.training.augmenting import augmented_rows, in_latin, with_slip
from hamdel.language.training.bundled import corpus_rows
from hamdel.language.training.rows import Row


@pytest.mark.parametrize(
    ("written", "otherwise"),
    [
        ("می‌خواهم پیگیری کنم", "مي‌خواهم پيگيري کنم"),
        ("می‌خواهم پیگیری کنم", "می خواهم پیگیری کنم"),
        ("سفارش ۱۲۳۴ کو", "سفارش 1234 کو"),
        ("سفارش ۱۲۳۴ کو", "سفارش ١٢٣٤ كو"),
        ("سلاااام", "سلام"),
    ],
)
def test_what_normalizing_makes_one_needs_no_copies(written: str, otherwise: str) -> None:
    assert normalize(written) == normalize(otherwise)


@pytest.mark.parametrize(
    ("persian", "latin"),
    [
        ("سفارش من هنوز نرسیده", "sefaresh men henoz nereside"),
        ("کجاست؟", "kejaset?"),
        ("کد ABC-12 را زدم", "ked ABC-12 ra zedem"),
        ("hello", "hello"),
    ],
)
def test_persian_in_latin_letters(persian: str, latin: str) -> None:
    assert in_latin(persian) == latin


def test_a_slip_changes_one_word_a_little() -> None:
    text = "سفارش من هنوز نرسیده است"
    for seed in range(50):
        slipped = with_slip(text, random.Random(seed))
        assert abs(len(slipped) - len(text)) <= 1
        differing = [a for a, b in zip(text.split(), slipped.split(), strict=True) if a != b]
        assert len(differing) <= 1
        assert set(differing) <= {"سفارش", "هنوز", "نرسیده"}


@pytest.mark.parametrize("text", ["", "نه", "؟!", "۱۲۳۴۵", "ok"])
def test_what_has_no_long_word_stays(text: str) -> None:
    assert with_slip(text, random.Random(1)) == text


def test_copies_are_their_authors_and_weigh_less() -> None:
    rows = [
        Row(text=f"سفارش شمارهٔ {n} من نرسیده", intent="delivery_status", author=f"a{n % 3}")
        for n in range(200)
    ]
    copies = augmented_rows(rows)
    assert 20 < len(copies) < 100
    assert copies == augmented_rows(rows)
    assert {one.author for one in copies} <= {"a0", "a1", "a2"}
    assert {(one.intent, one.weight) for one in copies} == {("delivery_status", 0.4)}
    assert not {one.text for one in copies} & {one.text for one in rows}


def test_the_corpus_has_copies_of_both_sorts() -> None:
    copies = augmented_rows(corpus_rows())
    assert 1_500 < len(copies) < 4_000
    assert sum(one.text.isascii() for one in copies) > 400
