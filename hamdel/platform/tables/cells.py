"""Cells that no spreadsheet takes for a formula, and their way back."""

import unicodedata
from typing import Final

# With the full-width twins; "%" and "|" begin commands of some programs.
_BEGINS: Final = frozenset("=+-@%|;\uff1d\uff0b\uff0d\uff20\uff05\uff5c")
_MARK: Final = "'"
_QUOTES: Final = frozenset("\"'`\u2018\u2019\u201c\u201d")


def safe_cell(text: str) -> str:
    """The text with an apostrophe before it where a spreadsheet might compute it.

    `plain_cell` gives exactly the text back, also one that began with an apostrophe.
    """
    return f"{_MARK}{text}" if text.startswith(_MARK) or _computes(text) else text


def plain_cell(text: str) -> str:
    """Undo `safe_cell`; a text that it would not have made stays as it is."""
    if not text.startswith(_MARK):
        return text
    rest = text[1:]
    return rest if rest.startswith(_MARK) or _computes(rest) else text


def _computes(text: str) -> bool:
    """Whether it begins like a formula, quotes and what can not be seen aside."""
    if text[:1] in {"\t", "\r", "\n"}:
        return True
    first = next((one for one in text if not _passed_over(one)), "")
    return first in _BEGINS and first != ""


def _passed_over(letter: str) -> bool:
    return (
        letter in _QUOTES or letter.isspace() or unicodedata.category(letter) in {"Cf", "Cc", "Zs"}
    )
