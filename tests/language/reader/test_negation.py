import pytest

from hamdel.language.reader.features import places
from hamdel.language.which import which_language


def turned(text: str) -> list[str]:
    words = places(text, english=which_language(text) == "en")
    return [typed for _, _, typed, word in words if word.key.startswith("!")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("اصلا راضی نیستم", ["راضی"]),
        ("راضی هم نبودم", ["راضی"]),
        ("بد نبود", ["بد"]),
        ("هیچ مشکلی نداشت", ["مشکلی"]),
        ("عالی بود، مشکلی نداشت", ["مشکلی"]),
        ("خوب بود ولی موجود نیست", []),
        ("خوبه؟ نه", []),
        ("سفارشم نرسیده", []),
        ("asan razi nistam", ["razi"]),
        ("bad nabood", ["bad"]),
        ("I am not happy with this", ["happy"]),
        ("It isn't very good, is it", ["good"]),
        ("not bad at all", ["bad"]),
        ("no problem so far", ["problem"]),
        ("Couldn't be happier", []),
        ("not here, but the app is great", []),
    ],
)
def test_what_a_negation_turns_round(text: str, words: list[str]) -> None:
    assert turned(text) == words


def test_a_turned_word_shares_nothing_with_itself() -> None:
    (_, _, _, plain), *_ = places("راضی هستم", english=False)
    (_, _, _, against), *_ = places("راضی نیستم", english=False)
    assert set(plain.own).isdisjoint(against.own)
    assert (against.letters, against.sounds) == ("", "")
