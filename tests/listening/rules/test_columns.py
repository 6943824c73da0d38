"""What the columns of somebody's file are."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.listening.rules.columns import TARGETS, guess_columns

LONG = "دوچرخه خیلی خوب بود و از خریدم راضی هستم"


def targets(columns: list[str], *rows: list[str]) -> list[str]:
    return [one.target for one in guess_columns(columns, rows)]


def test_names_in_persian_and_english_are_known() -> None:
    persian = ["متن دیدگاه", "امتیاز", "تاریخ ثبت", "نام کاربر", "کد نظر", "لینک", "موبایل"]
    assert targets(persian) == ["text", "rating", "posted_at", "author", "ref", "url", "phone"]
    english = ["Review_Text", "starRating", "created_at", "Reviewer", "reviewId", "permalink"]
    assert targets(english) == ["text", "rating", "posted_at", "author", "ref", "url"]


def test_what_stands_in_a_column_speaks_where_its_name_does_not() -> None:
    row = [LONG, "4", "۱۴۰۵/۰۸/۱۲", "https://x.example/1", "mina@example.ir", "0912 345 6789"]
    guesses = guess_columns(list("abcdef"), [row, row])
    assert [one.target for one in guesses] == [
        "text",
        "rating",
        "posted_at",
        "url",
        "email",
        "phone",
    ]
    assert all(0.5 <= one.confidence < 0.9 for one in guesses)


def test_a_name_that_its_cells_belie_is_not_believed() -> None:
    assert targets(["date", "متن"], ["شنبه‌ها", LONG]) == ["", "text"]


def test_our_own_names_are_surest_and_each_is_given_once() -> None:
    guesses = guess_columns(["id", "ref", "text", "comment"], [["1", "9", LONG, LONG]])
    assert [one.target for one in guesses] == ["", "ref", "text", ""]
    assert guesses[1].confidence > 0.95


@pytest.mark.parametrize("columns", [[], [""], ["x", "x"]])
def test_odd_tables_are_guessed_too(columns: list[str]) -> None:
    assert len(guess_columns(columns, [[]])) == len(columns)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.text(max_size=12), max_size=6),
    st.lists(st.lists(st.text(max_size=20), max_size=6), max_size=4),
)
def test_every_column_is_something_once_or_left_out(
    columns: list[str], rows: list[list[str]]
) -> None:
    found = [one.target for one in guess_columns(columns, rows)]
    named = [one for one in found if one]
    assert len(found) == len(columns)
    assert len(named) == len(set(named))
    assert set(named) <= set(TARGETS)
