import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.duration_words import duration_in_words


@pytest.mark.parametrize(
    ("iso", "persian", "english"),
    [
        ("PT72H", "۷۲ ساعت", "72 hours"),
        ("P14D", "۱۴ روز", "14 days"),
        ("P3D/P5D", "۳ تا ۵ روز", "3 to 5 days"),
        ("PT2H30M", "۲ ساعت و ۳۰ دقیقه", "2 hours and 30 minutes"),
        ("P1Y6M", "۱ سال و ۶ ماه", "1 year and 6 months"),
        ("PT12H/P1D", "۱۲ ساعت تا ۱ روز", "12 hours to 1 day"),
    ],
)
def test_tells_durations(iso: str, persian: str, english: str) -> None:
    assert duration_in_words(iso, language="fa") == persian
    assert duration_in_words(iso, language="en") == english


@pytest.mark.parametrize("iso", ["", "P", "PT", "3D", "P3D/", "P1D/P2D/P3D", "P۳D", "P1.5D"])
def test_refuses_what_is_no_duration(iso: str) -> None:
    assert duration_in_words(iso, language="fa") is None


@given(st.text(alphabet="PTYMWDHS/0123456789", max_size=20))
def test_never_raises(iso: str) -> None:
    duration_in_words(iso, language="fa")
