"""Texts that are nearly the same."""

from hypothesis import given, settings
from hypothesis import strategies as st

from hamdel.listening.rules.sameness import ALIKE, FEWEST, bands, likeness, words_of

SAID = "دوچرخه عالی، ولی راهوار سه روز جواب نداد. @rekab خودتان پی بگیرید"
words = st.lists(st.text("ابپتسدرم", min_size=2, max_size=6), min_size=8, max_size=40, unique=True)


def test_copies_with_another_link_or_spelling_are_alike() -> None:
    copy = "RT دوچرخه عالي ولی راهوار ۳ روز جواب نداد @rekab خودتان پي بگيريد https://t.example/x"
    same = "دوچرخه عالی ولي راهوار سه روز جواب نداد رکاب @rekab خودتان پی بگیرید"
    assert likeness(words_of(SAID), words_of(same)) >= ALIKE
    assert set(bands(words_of(SAID))) & set(bands(words_of(same)))
    assert likeness(words_of(SAID), words_of(copy)) > 0.7


def test_others_are_not() -> None:
    other = "پیک دو ساعت زودتر آمد و خیلی خوش‌برخورد بود، دستتان درد نکند"
    assert likeness(words_of(SAID), words_of(other)) < 0.2
    assert likeness(frozenset(), frozenset()) == 0


def test_short_words_of_praise_are_nobodys_copy() -> None:
    assert bands(words_of("خیلی عالی بود")) == ()
    assert len(words_of("خیلی عالی بود")) < FEWEST


@settings(deadline=None, max_examples=60)
@given(words)
def test_the_same_words_meet_in_every_band_whatever_their_order(said: list[str]) -> None:
    assert bands(said) == bands(reversed(said))


@settings(deadline=None, max_examples=60)
@given(words, st.text("گچژ", min_size=2, max_size=6))
def test_alike_by_far_they_nearly_always_meet(said: list[str], extra: str) -> None:
    # Of 8 words and one more the likeness is 8/9: in each band they meet with (8/9)^3, never in one in 3,000.
    one, other = frozenset(said), frozenset([*said, extra])
    assert likeness(one, other) >= ALIKE
    if len(said) >= 20:
        assert set(bands(one)) & set(bands(other))
