"""Codes are different, hard to guess, and read from what shops export."""

import re

import pytest

from hamdel.asking.rules.codes import CodesRefused, make_codes, read_codes


def test_made_codes_are_different_and_say_nothing_twice_alike() -> None:
    made = make_codes(500, prefix="rekab-")
    assert len(set(made)) == 500
    assert all(re.fullmatch(r"REKAB-[2-9A-HJKMNP-Z]{10}", one) for one in made)


@pytest.mark.parametrize("wrong", [{"count": 0}, {"count": 100_001}, {"count": 1, "prefix": "ر"}])
def test_impossible_ones_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(CodesRefused):
        make_codes(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("A1\nB2\n\nA1\n", ["A1", "B2"]),
        ("\ufeffcode,worth\nA1,10\nB2,20\n", ["A1", "B2"]),
        ("کد تخفیف;توضیح\r\nنوروز-۱;ده درصد\r\n", ["نوروز-۱"]),
        ('"A,1"\n', ["A,1"]),
    ],
)
def test_files_are_read_as_they_come(text: str, codes: list[str]) -> None:
    assert read_codes(text) == codes


@pytest.mark.parametrize("text", ["", "code\n", "two words\n", "x" * 61])
def test_what_holds_no_code_is_refused(text: str) -> None:
    with pytest.raises(CodesRefused):
        read_codes(text)
