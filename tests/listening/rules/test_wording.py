"""Which texts words mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.listening.rules.wording import Wording, folded, matches, phrases


@pytest.mark.parametrize(
    ("text", "words", "meant"),
    [
        ("دوچرخه‌های #رکاب_تهران عالیه", Wording(any=("رکاب",)), True),
        ("كتاب‌های ركاب را ديدم", Wording(any=("کتاب رکاب",)), True),
        ("كتاب ركاب را ديدم", Wording(any=("کتاب رکاب",)), True),
        ("شماره ۱۲۳ پاسخ نداد", Wording(any=("123",)), True),
        ("می‌خواهم رکاب‌زدن یاد بگیرم", Wording(any=("رکاب",)), False),
        ("رکابزدن", Wording(any=("رکاب*",)), True),
        ("@Rekab.ir delivered late", Wording(any=("rekab",)), True),
        ("rekabet", Wording(any=("rekab",)), False),
        ("رکاب زدن صبحگاهی", Wording(any=("رکاب",), without=("رکاب زدن",)), False),
        ("رکاب و پیک", Wording(any=("رکاب",), every=("پیک",)), True),
        ("رکاب", Wording(any=("رکاب",), every=("پیک",)), False),
        ("پیک آمد", Wording(every=("پیک",)), True),
        ("هر چه", Wording(without=("رکاب",)), False),
        ("هر چه", Wording(), False),
    ],
)
def test_words_mean_a_text(text: str, words: Wording, meant: bool) -> None:  # noqa: FBT001
    assert matches(folded(text), words) is meant


def test_phrases_are_read_as_people_write_lists() -> None:
    assert phrases("رکاب، دوچرخه  رکاب\nrekab*; ،*,  ") == ("رکاب", "دوچرخه رکاب", "rekab*")


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60), st.text(min_size=1, max_size=20))
def test_a_phrase_of_a_text_is_found_in_it_and_left_out_by_none_of(text: str, word: str) -> None:
    whole = folded(f"{text} {word} {text}")
    if phrases(word) != (" ".join(word.split()),):
        return
    found = matches(whole, Wording(any=(word,)))
    assert matches(whole, Wording(every=(word,))) == found
    assert not (found and matches(whole, Wording(any=(word,), without=(word,))))
