"""Telling that HTML is too much takes linear time."""

import time

import pytest

from hamdel.platform.html.bounds import DEEPEST, is_too_much


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * (DEEPEST + 1), "<b>" * 300 + "</i>" * 300, "a" * 1_000_001, "ی" * 500_001, "&" * 100_001,
        "<b " + "a=1 " * 40_000,
    ],
)  # fmt: skip
def test_what_is_too_much(html: str) -> None:
    assert is_too_much(html)


@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 150 + "</div>" * 150, "<p>x" * 10_000, "<br>" * 100_000, "<div></div>" * 50_000,
        '<img src="data:image/png;base64,' + "A" * 900_000 + '">', "",
    ],
)  # fmt: skip
def test_what_is_not(html: str) -> None:
    assert not is_too_much(html)


@pytest.mark.parametrize("piece", ["<br", "<", "<br ", "<b>", "</b>", "<br>", "&", "<a", "<!--"])
def test_it_takes_no_time(piece: str) -> None:
    html = piece * (1_000_000 // len(piece))
    began = time.process_time()
    is_too_much(html)
    assert time.process_time() - began < 1.5
