import pytest

from hamdel.language.money_words import money_in_words


@pytest.mark.parametrize(
    ("rial", "words"),
    [
        (25_000_000, "دو میلیون و پانصد هزار تومان"),
        (10_000, "هزار تومان"),
        (1_005, "صد تومان و پنج ریال"),
        (5, "پنج ریال"),
        (0, "صفر تومان"),
        (-50, "منفی پنج تومان"),
    ],
)
def test_tells_toman(rial: int, words: str) -> None:
    assert money_in_words(rial) == words


def test_tells_rial() -> None:
    assert money_in_words(2_500_000, unit="rial") == "دو میلیون و پانصد هزار ریال"


def test_has_an_end() -> None:
    with pytest.raises(ValueError, match="10"):
        money_in_words(10**17)
