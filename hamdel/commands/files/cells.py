"""Cells of CSV that no spreadsheet takes for a formula, and their way back."""

import unicodedata
from typing import Final

# Also their full-width forms; a tab or line end before them changes nothing for a spreadsheet.
_FORMULA: Final = frozenset("=+-@|%\uff1d\uff0b\uff0d\uff20\uff5c\uff05")
_QUOTE: Final = "'"


def safe_cell(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would compute, and before an apostrophe."""
    return f"{_QUOTE}{text}" if _dangerous(text) else text


def plain_cell(text: str) -> str:
    """Take off the apostrophe that `safe_cell` put."""
    return text[1:] if text.startswith(_QUOTE) and _dangerous(text[1:]) else text


def _dangerous(text: str) -> bool:
    if text[:1] in {_QUOTE, "\t", "\r", "\n"}:
        return True
    first = next((char for char in text if not _unseen(char)), "")
    return first in _FORMULA


def _unseen(char: str) -> bool:
    return char.isspace() or unicodedata.category(char) in {"Cf", "Cc", "Zs"}
