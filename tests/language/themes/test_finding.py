import time

from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.themes import find_themes

LATE = [
    "پیک موتوری باز هم دیر آمد و غذا سرد بود",
    "دو ساعت منتظر پیک موتوری ماندم، غذا سرد شد",
    "این پيک‌ موتوري همیشه دیر می‌رسد",
    "غذا سرد بود و پیک موتوری بی‌ادب",
    "چرا غذا سرد می‌رسد؟ تقصیر پیک موتوری است",
]
CALM = [
    "کد تخفیف را کجا وارد کنم؟",
    "غذا خوشمزه بود، دست‌تان درد نکند",
    "می‌خواهم نشانی سفارش را عوض کنم",
    "رمز عبورم را فراموش کرده‌ام",
    "غذا کی می‌رسد؟",
    "کد تخفیف من کار نمی‌کند",
    "ممنون از پشتیبانی خوبتان",
] * 3


def test_what_stands_out_is_found_with_its_words() -> None:
    found = {theme.phrase: theme for theme in find_themes(LATE, CALM)}
    courier = found["پیک موتوری"]
    assert (courier.count, courier.background) == (5, 0)
    assert "پیک" not in found
    assert "موتوری" not in found  # it is said inside the phrase
    assert "غذا سرد" in found
    assert "غذا" not in found  # others say it too
    assert "بود" not in found
    assert set(courier.quotes) <= set(range(5))
    assert len(courier.quotes) == 3


def test_the_other_way_round() -> None:
    assert "کد تخفیف" in {theme.phrase for theme in find_themes(CALM, LATE * 8)}


def test_without_a_background_the_most_frequent_phrases_are_themes() -> None:
    assert find_themes(LATE)[0].phrase == "پیک موتوری"


def test_two_people_are_no_theme() -> None:
    assert find_themes(["ظرف شکسته بود", "ظرف شکسته رسید"], CALM) == []
    assert find_themes([], []) == []


@given(st.lists(st.text(max_size=80), max_size=8), st.lists(st.text(max_size=80), max_size=8))
def test_any_text_is_taken(one: list[str], other: list[str]) -> None:
    for theme in find_themes(one * 3, other):
        assert theme.count >= 3
        assert all(0 <= place < len(one) * 3 for place in theme.quotes)


def test_a_long_text_costs_its_length() -> None:
    def cost(words: int) -> float:
        began = time.process_time()
        find_themes(["الف ب پ ت " * words] * 3)
        return time.process_time() - began

    cost(100)
    assert cost(40_000) < 40 * max(cost(10_000), 0.01)
