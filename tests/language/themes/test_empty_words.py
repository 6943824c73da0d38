import pytest

from hamdel.language.fold import fold
from hamdel.language.themes.empty_words import is_empty


@pytest.mark.parametrize("word", ["که", "می‌شود", "خیلی", "the", "kheili", "۱۲", "5", "و"])
def test_words_that_say_nothing(word: str) -> None:
    assert all(is_empty(part) for part in fold(word).split())


@pytest.mark.parametrize("word", ["پیک", "تخفیف", "گارانتی", "refund", "pool"])
def test_words_that_tell(word: str) -> None:
    assert not is_empty(fold(word))
