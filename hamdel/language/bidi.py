"""Direction controls: isolating people's text, and keeping the controls out of identities."""

import re

LRI = "\u2066"
FSI = "\u2068"
PDI = "\u2069"

_MARKS = "\u061c\u200e\u200f"
_EXPLICIT = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DROP_EXPLICIT = dict.fromkeys(map(ord, _EXPLICIT))
_DROP_ALL = dict.fromkeys(map(ord, _MARKS + _EXPLICIT))
# A paragraph separator ends every isolate (UAX 9, X8), so each line needs its own.
_LINES = re.compile(r"([\n\r\x1c-\x1e\x85\u2029]+)")


def isolate(text: str) -> str:
    """Return `text` fenced by U+2068 and U+2069, each line by itself, for plain text.

    Embeddings, overrides and isolates inside are left out: an unclosed one would reorder what
    stands beside it, and an override can hide the extension of a file name. The marks LRM,
    RLM and ALM stay.
    """
    return _fence(text, opening=FSI)


def isolate_ltr(text: str) -> str:
    """Return `text` as `isolate` does but always left to right: numbers, phones, codes, URLs."""
    return _fence(text, opening=LRI)


def _fence(text: str, *, opening: str) -> str:
    inner = text.translate(_DROP_EXPLICIT)
    return "".join(
        part if not part or index % 2 else f"{opening}{part}{PDI}"
        for index, part in enumerate(_LINES.split(inner))
    )


def strip_controls(text: str) -> str:
    """Return `text` without any direction control, the form that identities are read from."""
    return text if text.isascii() else text.translate(_DROP_ALL)


def strip_outer_isolates(text: str) -> str:
    """Return `text` without the isolates and marks at its ends, as a paste or an export has."""
    return text.strip(f" \t\u00a0{_MARKS}\u2066\u2067\u2068\u2069")
