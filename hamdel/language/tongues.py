"""What is known of each language: its commonest words, and which letters stand together."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent
_WORDS = _FOLDER / "which_words.txt"
LETTERS = _FOLDER / "which_letters.txt"
# Log-odds are kept as whole tenths.
TENTHS = 10
_CODE = re.compile(r"\b[^\W\d_]*\d\w*")
_DIGIT = re.compile(r"\d")
_ADDRESS = ("://", "@", "www.")


@dataclass(frozen=True, slots=True)
class Tongues:
    """Common words by language, and how groups of Latin letters lean (Finglish above zero)."""

    finglish: frozenset[str]
    english: frozenset[str]
    persian: frozenset[str]
    arabic: frozenset[str]
    others: tuple[frozenset[str], ...]
    leanings: Mapping[str, float]

    def leaning(self, word: str) -> float:
        """Return twice the mean log-odds, over groups of letters, of Finglish against English."""
        groups = letter_groups(word)
        return 2 * sum(self.leanings.get(group, 0.0) for group in groups) / len(groups)


def letter_groups(word: str) -> list[str]:
    """Return every two and three letters of a Latin word, its ends marked by ^ and $."""
    fenced = f"^{word}$"
    return [
        fenced[start : start + size] for size in (2, 3) for start in range(len(fenced) - size + 1)
    ]


def bare(text: str) -> str:
    """Return `text` without addresses and codes, which are of no language."""
    if any(mark in text for mark in _ADDRESS):
        words = (word for word in text.split() if not any(mark in word for mark in _ADDRESS))
        text = " ".join(words)
    return _CODE.sub(" ", text) if _DIGIT.search(text) else text


def load_tongues() -> Tongues:
    """Read the two lists that stand beside this module."""
    rows = dict(_rows(_WORDS.read_text(encoding="utf-8")))
    single = {name: frozenset().union(*lists) for name, lists in rows.items()}
    letters = LETTERS.read_text(encoding="utf-8").splitlines()
    leanings = dict(line.split(" ") for line in letters if not line.startswith("#"))
    return Tongues(
        finglish=single["finglish"],
        english=single["english"],
        persian=single["persian"],
        arabic=single["arabic"],
        others=tuple(rows["other"]),
        leanings={group: int(tenths) / TENTHS for group, tenths in leanings.items()},
    )


def _rows(text: str) -> Iterator[tuple[str, list[frozenset[str]]]]:
    """Yield each language with its lines of words; a line of one word names a language."""
    lines: list[frozenset[str]] = []
    for line in text.splitlines():
        words = line.split()
        if len(words) == 1:
            lines = []
            yield words[0], lines
        elif not line.startswith("#"):
            lines.append(frozenset(words))
