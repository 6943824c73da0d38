"""Where a page ended."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.interactions.rules.cursors import read_cursor, write_cursor


@given(st.integers(-(2**60), 2**60), st.integers(0, 2**60))
def test_there_and_back(at: int, row: int) -> None:
    assert read_cursor(write_cursor(at, row)) == (at, row)


@pytest.mark.parametrize("text", ["", "x", "ی", "MTIz", "!!!!", "MS4tMQ"])
def test_a_text_of_others(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_cursor(text)
