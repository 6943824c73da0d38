import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hamdel.language.reader.tokens import tokens

CASES = [
    ("سلام! کتاب‌ها", [("سلام", "word"), ("!", "mark"), ("کتاب‌ها", "word")]),
    ("۲٬۵۰۰ تومن", [("۲٬۵۰۰", "number"), ("تومن", "word")]),
    ("2ta HM12", [("2ta", "code"), ("HM12", "code")]),
    ("a@b.ir https://x.ir/a?b", [("a@b.ir", "address"), ("https://x.ir/a?b", "address")]),
    (":) :( <3", [(":)", "face"), (":(", "face"), ("<3", "face")]),
    ("👨‍👩‍👧❤️", [("👨‍👩‍👧", "mark"), ("❤️", "mark")]),
    ("I can't", [("I", "word"), ("can't", "word")]),
    ("چی؟؟ ...", [("چی", "word"), ("؟؟", "mark"), ("...", "mark")]),
    ("عَلی", [("عَلی", "word")]),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_words_numbers_faces(text: str, found: list[tuple[str, str]]) -> None:
    assert [(typed, sort) for _, _, typed, sort in tokens(text)] == found


@given(st.text())
def test_places_are_those_of_the_text(text: str) -> None:
    last = 0
    for start, end, typed, _ in tokens(text):
        assert start >= last
        assert text[start:end] == typed != ""
        last = end


@pytest.mark.parametrize("unit", ["a", "1", "1a", "a-", "a@", ":", "ا", "!", "1."])
def test_time_is_linear(unit: str) -> None:
    begun = time.process_time()
    for _ in tokens(unit * 20_000):
        pass
    assert time.process_time() - begun < 3
