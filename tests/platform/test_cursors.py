"""Places and numbers that addresses say: taken where they are ours, and never too large."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.platform.cursors import LARGEST, Offset, read_cursor, row_number, write_cursor


def coded(text: bytes) -> str:
    return base64.urlsafe_b64encode(text).rstrip(b"=").decode()


@given(st.integers(-LARGEST, LARGEST), st.integers(0, LARGEST), st.text("abcی ", max_size=20))
def test_there_and_back(at: int, row: int, name: str) -> None:
    place = (at, row, name)
    assert read_cursor(write_cursor(*place), tuple[int, int, str]) == place


@pytest.mark.parametrize(
    "text",
    [
        "", "=", "x", "ی", "!!!!", "\0", "W" * 100_000, coded(b"[1]") + "AAAA", write_cursor("a"),
        write_cursor(1, 2), write_cursor(LARGEST + 1), write_cursor(-LARGEST - 1),
        coded(b"[%s]" % (b"9" * 250)), coded(b"[1e400]"), coded(b'["\\ud800"]'), coded(b"[\xff]"),
        coded(b"[" * 290), coded(b"[null]"), coded(b"1"),
    ],
)  # fmt: skip
def test_a_text_of_others(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_cursor(text, tuple[int])


def test_no_text_holds_what_no_database_takes() -> None:
    with pytest.raises(ValueError, match=r"."):
        read_cursor(write_cursor("a\0"), tuple[str])


def test_a_count_of_rows_is_never_negative() -> None:
    assert read_cursor(write_cursor(0), tuple[Offset]) == (0,)
    with pytest.raises(ValueError, match=r"."):
        read_cursor(write_cursor(-1), tuple[Offset])


@given(st.text() | st.binary().map(coded))
def test_any_text_is_a_place_or_a_value_error(text: str) -> None:
    try:
        (number,) = read_cursor(text, tuple[int])
    except ValueError:
        return
    assert abs(number) <= LARGEST


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("007", 7), (str(LARGEST), LARGEST)])
def test_numbers(text: str, number: int) -> None:
    assert row_number(text) == number


@pytest.mark.parametrize(
    "text",
    [None, "", "-1", "+1", "1.0", " 1", "۱۲", "²", "1_0", "x", str(LARGEST + 1), "9" * 5_000],
)
def test_what_is_no_number(text: str | None) -> None:
    assert row_number(text) is None
