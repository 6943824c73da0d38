"""The part of a text where what is asked for stands."""

import time

from hamdel.language.search import excerpt, query_terms


def shown(text: str, asked: str, *, most: int = 160) -> str:
    pieces = excerpt(text, query_terms(asked), most=most)
    return " ".join(f"[{one.text}]" if one.asked else one.text for one in pieces)


def test_words_are_found_however_they_are_spelled() -> None:
    text = "سلام، گلدان‌هایم شكسته رسید و سفارش ۱۲۳ را پی‌گیری کنید"
    assert shown(text, "گلدان شکسته") == "سلام، [گلدان‌هایم شكسته] رسید و سفارش ۱۲۳ را پی‌گیری کنید"
    assert "[۱۲۳]" in shown(text, "123")
    assert "[پی‌گیری]" in shown(text, "پیگیری")


def test_what_stands_before_is_left_out_but_a_little() -> None:
    text = "کلمه " * 100 + "گلدان شکسته " + "باز " * 100
    found = shown(text, "گلدان")
    assert found.startswith("… کلمه")
    assert "[گلدان] شکسته" in found
    assert len(found) < 190


def test_a_text_without_them_gives_nothing() -> None:
    assert excerpt("سلام", query_terms("گلدان")) == ()
    assert excerpt("", query_terms("گلدان")) == ()
    assert excerpt("سلام", query_terms("")) == ()


def test_a_long_text_costs_little() -> None:
    began = time.process_time()
    assert shown("گلدان" * 100_000, "گلدان", most=50)[:1] in {"", "["}
    assert excerpt("کلمه " * 100_000, query_terms("گلدان")) == ()
    assert time.process_time() - began < 1
