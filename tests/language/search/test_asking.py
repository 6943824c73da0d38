"""What a question asks for."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.search import Synonyms, index_terms, query_terms
from hamdel.language.search.asking import MOST_ASKED

SYNONYMS = Synonyms([("مرجوعی", "پس دادن", "عودت"), ("کنسل", "لغو"), ("لغو", "ابطال")])


def is_found(query: str, text: str, synonyms: Synonyms = SYNONYMS) -> bool:
    terms = set(index_terms(text))
    asked = query_terms(query, synonyms).asked
    return bool(asked) and all(any(terms.issuperset(way) for way in one.ways) for one in asked)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("پیگیری حواله", "پي‌گيري حواله‌ها"),
        ("پی گیری", "پی‌گیری"),
        ("پی‌گیری", "پی گیری"),
        ("سرما خوردگی", "سرماخوردگی"),
        ("پيگيري هاي حوالهها", "پیگیری حواله"),
        ("می خواهم", "می‌خواهم"),
        ("چه سفارشی", "سفارش من"),
        ("what is the order", "orders"),
        ("چه کسی", "چه کسی آمد"),
        ("مرجوعی کالا", "کالا را پس دادند؛ پس دادن"),
        ("پس دادن کالا", "کالای مرجوعی"),
        ("پس‌دادن", "عودت"),
        ("کنسل", "لغو شد"),
        ("ابطال", "لغو"),
        ("۱۲۳", "123"),
    ],
)
def test_it_is_found(query: str, text: str) -> None:
    assert is_found(query, text)


@pytest.mark.parametrize(
    ("query", "text"),
    [("حواله نقدی", "حواله"), ("پس", "مرجوعی"), ("کنسل", "ابطال"), ("", "متن"), ("!؟", "متن")],
)  # fmt: skip
def test_it_is_not_found(query: str, text: str) -> None:
    assert not is_found(query, text)


def test_synonyms_are_data_only() -> None:
    assert not is_found("کنسل", "لغو شد", Synonyms())
    assert query_terms("کنسل") == query_terms("کنسل", Synonyms([("تنها",), ()]))


def test_neighbors_are_told_apart() -> None:
    one, other = query_terms("ارسال رایگان"), query_terms("رایگان ارسال")
    assert one.pairs == (("ارسال", "رایگ", (0, 1)),)
    assert one.pairs != other.pairs


@given(st.text())
def test_any_text_is_found_by_itself(text: str) -> None:
    assert is_found(text, text, Synonyms()) or not index_terms(text)


def test_a_very_long_question_costs_little() -> None:
    started = time.process_time()
    assert len(query_terms("واژه‌ای " * 100_000).asked) == MOST_ASKED
    assert time.process_time() - started < 1
