import pytest

from hamdel.language.string_distance import jaro_winkler, one_edit_apart


@pytest.mark.parametrize(
    ("a", "b", "score"),
    [
        # Winkler's own examples.
        ("MARTHA", "MARHTA", 0.961),
        ("DWAYNE", "DUANE", 0.840),
        ("DIXON", "DICKSONX", 0.813),
        ("", "a", 0.0),
        ("a", "a", 1.0),
        ("ab", "cd", 0.0),
    ],
)
def test_published_values(a, b, score):
    assert jaro_winkler(a, b) == pytest.approx(score, abs=0.001)


@pytest.mark.parametrize("other", ["abcdeg", "abcdefg", "abcdf", "bacdef", "abcdfe", "xabcdef"])
def test_one_edit(other):
    assert one_edit_apart("abcdef", other, shortest=5)
    assert one_edit_apart(other, "abcdef", shortest=5)


@pytest.mark.parametrize("other", ["abcdef", "abcdxy", "abcdefgh", "badcef"])
def test_none_or_more(other):
    assert not one_edit_apart("abcdef", other)


def test_short_words_are_other_words():
    assert not one_edit_apart("حسینی", "حسنی")
