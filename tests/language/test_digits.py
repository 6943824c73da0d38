from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.digits import ascii_digits, digits_for, persian_digits


def test_digits_of_every_script_become_ascii():
    assert ascii_digits("۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ \uff10\uff19") == "0123456789 0123456789 09"


def test_digits_of_every_script_become_persian():
    assert persian_digits("۱ ٢ 3 \uff14 کد A5") == "۱ ۲ ۳ ۴ کد A۵"


def test_readers_see_their_own_digits():
    assert digits_for("a1۲", language="fa") == "a۱۲"
    assert digits_for("a1۲", language="en") == "a12"


@given(st.text())
def test_nothing_but_digits_changes(text):
    there_and_back = ascii_digits(persian_digits(text))
    assert there_and_back == ascii_digits(text)
    assert len(there_and_back) == len(text)
