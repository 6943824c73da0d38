"""Terms of a text."""

from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.search import index_terms
from hamdel.language.search.analyzer import MOST_TERMS


def test_words_come_in_order_and_parts_after_them() -> None:
    assert index_terms("پي‌گيري حواله‌ها") == ["پیگیر", "حواله", "پی", "گیر"]
    assert index_terms("سفارش و سفارش") == ["سفارش", "و", "سفارش"]


def test_a_long_text_gives_its_beginning() -> None:
    assert len(index_terms("واژه " * 1_000_000)) == MOST_TERMS
    assert index_terms("x" * 1000) == ["x" * 64]


@given(st.text())
def test_terms_part_at_spaces_only(text: str) -> None:
    terms = index_terms(text)
    assert all(
        term and not any(char.isspace() or char == "\x00" for char in term) for term in terms
    )
    assert index_terms(" ".join(terms)) != [] or terms == []
