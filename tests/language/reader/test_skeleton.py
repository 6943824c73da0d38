import pytest

from hamdel.language.reader.skeleton import skeleton

SAME = [
    ("سفارشم", "sefaresham"),
    ("سفارشم", "sfrshm"),
    ("نرسیده", "nareside"),
    ("وقت", "vaght"),
    ("خانه", "khaneh"),
    ("ارسال", "ersal"),
    ("پشتیبانی", "poshtibani"),
    ("چرا", "chera"),
]


@pytest.mark.parametrize(("persian", "finglish"), SAME)
def test_persian_and_finglish_share_the_consonants(persian: str, finglish: str) -> None:
    assert skeleton(persian) == skeleton(finglish)


def test_different_words_stay_different() -> None:
    assert len({skeleton(word) for word in ("پول", "پیک", "کد", "رمز", "نت")}) == 5
