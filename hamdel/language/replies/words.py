"""The words that mail programs write around a reply, in comparing form, out of words.txt."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from .folding import folded

_SECTION: Final = re.compile(r"\[(.+)\]")


def _read() -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    current: list[str] = []
    for line in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines():
        if title := _SECTION.fullmatch(line):
            current = sections.setdefault(title[1], [])
        elif not line.startswith("#"):
            current.extend(folded(phrase) for phrase in line.split("|") if phrase.strip())
    return sections


_SECTIONS: Final = _read()


def words_of(section: str) -> tuple[str, ...]:
    """Return the phrases of one list of words.txt, the longest first."""
    return tuple(sorted(set(_SECTIONS[section]), key=lambda phrase: (-len(phrase), phrase)))


def any_of(phrases: Iterable[str]) -> str:
    """Return a pattern for one of these phrases; give the longest first."""
    return "|".join(map(re.escape, phrases))
