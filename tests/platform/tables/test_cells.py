import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.platform.tables import plain_cell, safe_cell

FORMULAS = [
    "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\u00a0=1", "\u200b=1", "\ufeff=1",
    "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "|calc", "%0A=1", "\u200e-2", "%x", "\n=1+1", "\u00a0=1+1", "\u200b=1+1", "'=1+1", "'", '"=1', ";=1",
    "\u2068=1+1\u2069",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS)
def test_no_cell_is_a_formula(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["سلام", "a=1", "۰۹۱۲", "user@example.ir", "", "it's"])
def test_plain_text_stays(text: str) -> None:
    assert safe_cell(text) == text


def test_what_looks_alike_does_not_come_out_alike() -> None:
    texts = {*FORMULAS, "1+1", "''=1+1"}
    assert len({safe_cell(text) for text in texts}) == len(texts)


@given(st.text())
def test_every_cell_comes_back_unchanged(text: str) -> None:
    assert plain_cell(safe_cell(text)) == text
