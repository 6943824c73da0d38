import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.reader.features import (
    features_of,
    pairs_of,
    places,
    shape_of,
    word_features,
)


def test_a_word_has_its_letters_sounds_and_ideas() -> None:
    word = word_features("نرسیده", "word", "fa")
    assert {"wنرسیده", "@arrive~", "knrsd", "s^nr", "c نر", "cده "} <= set(features_of(word))


def test_numbers_and_addresses_are_only_sorts() -> None:
    assert word_features("۱۲۳۴", "number", "fa") == word_features("9876", "number", "fa")
    assert word_features("a@b.ir", "address", "fa").own == ("w#address",)


def test_a_prefix_typed_apart_belongs_to_its_verb() -> None:
    text = "من نمی خواهم"
    found = places(text, english=False)
    assert [text[start:end] for start, end, _, _ in found] == ["من", "نمی خواهم"]
    assert found[1][3] == places("نمی‌خواهم", english=False)[0][3]


def test_pairs_are_of_words_and_of_ideas() -> None:
    words = places("پول برنگشت", english=False)
    found = {f"{family}{one} {other}" for family, one, other, _, _ in pairs_of(words)}
    assert "bپول برنگشت" in found
    assert "pmoney back~" in found


def test_the_whole_message_has_a_shape() -> None:
    text = "کجاست؟"
    assert "mendsasking" in shape_of(text, places(text, english=False))


@pytest.mark.parametrize("language", ["en", "fa"])
@given(text=st.text())
def test_any_text_has_features(text: str, language: str) -> None:
    words = places(text, english=language == "en")
    assert all(0 <= first < second < len(words) for *_, first, second in pairs_of(words))
    assert shape_of(text, words)
