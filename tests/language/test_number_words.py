from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hamdel.language.number_words import number_in_words, ordinal_in_words, parse_number_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "صفر"),
        (7, "هفت"),
        (16, "شانزده"),
        (40, "چهل"),
        (123, "صد و بیست و سه"),
        (1_000, "هزار"),
        (1_405, "هزار و چهارصد و پنج"),
        (2_300_000, "دو میلیون و سیصد هزار"),
        (1_000_001_000_015, "یک تریلیون و یک میلیون و پانزده"),
        (Decimal("2.5"), "دو و نیم"),
        (Fraction(1, 4), "ربع"),
        (Decimal("3.14"), "سه ممیز چهارده صدم"),
        (-12, "منفی دوازده"),
    ],
)
def test_writes_numbers(number: Decimal, words: str) -> None:
    assert number_in_words(number) == words
    assert parse_number_words(words) == Decimal(str(float(number)))


@pytest.mark.parametrize(
    ("number", "words"),
    [(1, "اول"), (2, "دوم"), (3, "سوم"), (23, "بیست و سوم"), (30, "سی\u200cام"), (100, "صدم")],
)
def test_writes_ordinals(number: int, words: str) -> None:
    assert ordinal_in_words(number) == words
    assert parse_number_words(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("یک و نیم میلیون", 1_500_000),
        ("سی و پنج تا", 35),
        ("شیشصد و هیفده", 617),
        ("بیستو سه هزارو پونصد", 23_500),
        ("دویست‌هزار", 200_000),
        ("پنج صد هزار", 500_000),
        ("هزار و صد", 1_100),
        ("دو میلیون و نیم", 2_500_000),
        ("دو هزار میلیارد", 2 * 10**12),
        ("۲ میلیون و ٣٠٠ هزار", 2_300_000),
        ("۲/۵ میلیون", 2_500_000),
        ("۲٫۵ میلیون", 2_500_000),
        ("۲٬۵۰۰٬۰۰۰", 2_500_000),
        ("سه ربع", Decimal("0.75")),
        ("do milion o sisad hezar", 2_300_000),
        ("bisto panj", 25),
        ("two hundred and fifty thousand", 250_000),
        ("twenty-five", 25),
        ("پانزدهمین", 15),
        ("يك ميليون", 1_000_000),
    ],
)
def test_reads_as_people_say(words: str, number: int) -> None:
    assert parse_number_words(words) == number


@pytest.mark.parametrize(
    "words",
    ["", "ده دوازده تا", "سلام", "دو کتاب", "صد بیست", "و", "هزار هزار", "پنج پنج", "x" * 400],
)
def test_refuses_what_is_not_one_number(words: str) -> None:
    assert parse_number_words(words) is None


@pytest.mark.parametrize("number", [10**15, Fraction(1, 3), Decimal("1.0001")])
def test_has_no_words_for_what_nobody_says(number: Fraction) -> None:
    with pytest.raises(ValueError, match="words here"):
        number_in_words(number)


def test_order_begins_with_the_first() -> None:
    with pytest.raises(ValueError, match="first"):
        ordinal_in_words(0)


@given(st.integers(-(10**15) + 1, 10**15 - 1))
def test_every_whole_number_comes_back(number: int) -> None:
    assert parse_number_words(number_in_words(number)) == number


@given(st.integers(0, 10**9), st.integers(0, 999))
@example(459_000, 250)
@example(1_000, 500)
@example(2_000_000, 500)
def test_decimals_come_back(whole: int, thousandths: int) -> None:
    number = whole + Decimal(thousandths) / 1000
    assert parse_number_words(number_in_words(number)) == number


@given(st.integers(1, 10**12))
def test_ordinals_come_back(number: int) -> None:
    assert parse_number_words(ordinal_in_words(number)) == number


@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    parse_number_words(text)
