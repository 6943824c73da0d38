"""Directions and languages of paragraphs."""

import pytest

from hamdel.language.directions import direction_of, manner_of, manner_of_all


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("سلام", "rtl"),
        ("Hello", "ltr"),
        ("تست فارسی و English با هم", "rtl"),
        ("iPhone شما رسید", "rtl"),  # first strong alone would turn it round
        ("«سلام» means hello in Persian", "ltr"),
        ("لطفاً https://shop.example/a/very/long/address را باز کنید", "rtl"),
        ("(سلام) (hello)", "rtl"),
        ("۱۲۳ - 45", "rtl"),
        ("", "rtl"),
    ],
)
def test_a_paragraph_goes_the_way_of_most_of_its_words(text: str, direction: str) -> None:
    assert direction_of(text) == direction


def test_text_without_letters_goes_as_the_caller_says() -> None:
    assert direction_of("123 - 45", otherwise="ltr") == "ltr"


def test_the_language_is_told_where_it_is_sure() -> None:
    assert manner_of("سلام، سفارش من کجاست؟").tag == "fa"
    assert manner_of("Where is my order?").tag == "en"
    assert manner_of("salam chetori khoobi").tag == "fa-Latn"
    assert manner_of("12345").tag == ""


def test_a_whole_text_goes_the_way_of_most_paragraphs() -> None:
    assert manner_of_all(["Hello", "سلام", "حال شما چطور است؟", "", "12"]).direction == "rtl"
    assert manner_of_all(["Hello", "سلام"]).direction == "ltr"
    assert manner_of_all(["", "12"]).direction == "rtl"
