"""Whatever color a company has, words are readable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.channels.rules.chat_colors import (
    READABLE,
    USUAL,
    accent_of,
    as_words,
    contrast,
    soft,
    words_on,
)

colors = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@pytest.mark.parametrize("said", ["", "red", "#fff", "#12345g", "#0b7a80;}body{display:none"])
def test_what_is_no_color_is_the_usual_one(said: str) -> None:
    assert accent_of(said) == USUAL


def test_a_color_is_taken_in_any_case() -> None:
    assert accent_of(" #C6441F ") == "#c6441f"


@given(color=colors)
def test_words_on_any_color_are_readable(color: str) -> None:
    assert contrast(words_on(color), color) >= READABLE - 0.2  # middle greys: nothing does better


@given(color=colors, ground=st.sampled_from(["#fffefc", "#1d1f23"]))
def test_a_color_as_words_is_readable_on_its_own_bubble(color: str, ground: str) -> None:
    bubble = soft(color, ground=ground)
    assert contrast(as_words(color, ground=bubble), bubble) >= READABLE
