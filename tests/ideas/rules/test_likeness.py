import pytest

from hamdel.ideas.rules.likeness import is_like


@pytest.mark.parametrize(
    ("asked", "title", "text"),
    [
        ("جمعه ها هم تحویل بدهید", "تحویل در روز جمعه", ""),
        ("سبدِ جلو تاشو شود", "سبد جلوی تاشو", ""),
        ("پیامک پیش از رسیدن", "خبر رسیدن پیک", "پیامک بفرستید نیم ساعت پیش"),
        ("Deliver on Fridays", "Friday delivery for all", "deliver at home"),
    ],
)
def test_the_same_in_other_words(asked: str, title: str, text: str) -> None:
    assert is_like(asked, title, text)


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("تحویل در روز جمعه", "تحویل با پهپاد"),
        ("تحویل در روز جمعه", "پرداخت هنگام تحویل در همهٔ شهرها"),
        ("فاکتور رسمی", "خرید قسطی بدون چک"),
        ("و از به", "در روز"),
        ("", "تحویل"),
    ],
)
def test_one_common_word_is_not_enough(asked: str, title: str) -> None:
    assert not is_like(asked, title, "")
