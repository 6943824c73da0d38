import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.keyboard import rescue


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("sghl", "سلام"),
        ("SGHL", "سلام"),
        ("\\d'dvd"[1:], "یگیری"),
        ("md'dvd p,hgi", "پیگیری حواله"),
        ("Hvhl", "آرام"),
        ("اثممخ", "hello"),
        ("خقیثق ۱۲۳", "order 123"),
        ("sghl 12", "سلام 12"),
    ],
)
def test_the_other_layout(typed, meant):
    assert rescue(typed) == meant


@pytest.mark.parametrize(
    "typed", ["", "123", "سلام hello", "ali@example.com", "www.example.com", "a" * 201, "😍"]
)
def test_nothing_to_rescue(typed):
    assert rescue(typed) is None


@given(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz[];', ", min_size=1).filter(
        lambda text: any(map(str.isalpha, text))
    )
)
def test_there_and_back(text):
    there = rescue(text)
    assert there is not None
    assert rescue(there) == text
