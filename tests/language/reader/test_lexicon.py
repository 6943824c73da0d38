import re

import pytest

from hamdel.language.reader import lexicon as module
from hamdel.language.reader.lexicon import lexicon

MEANT = [
    ("نرسیده", "fa", "arrive~"),
    ("نمیرسه", "fa", "arrive~"),
    ("رسید", "fa", "arrive"),
    ("سفارشمو", "fa", "order"),
    ("پیکتون", "fa", "courier"),
    ("میترسم", "fa", "afraid"),
    ("sefareshamo", "fa", "order"),
    ("naresid", "fa", "arrive~"),
    ("peiketoon", "fa", "courier"),
    ("cancel", "fa", "cancel"),
    ("refunded", "en", "refund"),
    ("couriers", "en", "courier"),
]


@pytest.mark.parametrize(("word", "tongue", "idea"), MEANT)
def test_words_stand_for_ideas(word: str, tongue: str, idea: str) -> None:
    assert idea in lexicon().ideas_of(word, english=tongue == "en")


def test_words_of_no_list_stand_for_none() -> None:
    assert lexicon().ideas_of("zqxwv", english=True) == ()
    assert lexicon().ideas_of("ا" * 100, english=False) == ()


def test_lists_are_of_three_languages_in_their_own_letters() -> None:
    for path in module._LISTS.glob("*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            assert re.match(r"# |@\w+$|(fa|fi|en)( |$)|$", line), line
            if line.startswith(("fi ", "en ")):
                assert line.isascii(), line
