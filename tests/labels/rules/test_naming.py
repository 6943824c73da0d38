"""What a label is called: see also usecases."""

import pytest

from hamdel.labels.contracts import Refused
from hamdel.labels.rules.naming import named


@pytest.mark.parametrize("text", ["کیف پول", " كيف   پول ", "کیف،پول", "کیف‌پول, "])
def test_spellings_of_one_word_are_one(text: str) -> None:
    assert named(text)[1].replace(" ", "") == "کیفپول"


@pytest.mark.parametrize("text", ["", ",", "؟", "\u0000", "x" * 61])
def test_what_is_no_word_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        named(text)
