"""The same messages as hurried fingers and other keyboards write them: made by code, for training alone.

Letters of other keyboards, half spaces and digits need no copies: normalizing makes them one before
the reader sees them (tests/language/training/test_augmenting.py shows it). What stays is slips of
the finger and Persian in Latin letters.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from .rows import Row

_SEED: Final = 1405
_SLIPS: Final = 0.2  # share of the messages that are copied with slips
_LATIN: Final = 0.1  # share of the Persian ones that are copied in Latin letters
_WEIGHT: Final = 0.4  # a copy tells less than a message
_SHORTEST: Final = 4  # letters of a word in which a slip does not make another one

_ROWS: Final = ("ضصثقفغعهخحجچ", "شسیبلاتنمکگ", "ظطزرذدپو", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBORS: Final = {
    letter: row[max(place - 1, 0) : place] + row[place + 1 : place + 2]
    for row in _ROWS
    for place, letter in enumerate(row)
}
_WORD: Final = re.compile(r"[^\W\d_]+")
_PERSIAN: Final = re.compile("[\u0600-\u06ff]")
_LETTERS: Final = dict(
    zip(
        "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنهئءأ",
        ("a", "a", "b", "p", "t", "s", "j", "ch", "h", "kh", "d", "z", "r", "z", "zh", "s", "sh", "s", "z",
         "t", "z", "a", "gh", "f", "gh", "k", "g", "l", "m", "n", "h", "", "", "a"),
        strict=True,
    )
)  # fmt: skip
_VOWELS: Final = frozenset("aeiou")
_MARKS: Final = {"؟": "?", "،": ",", "؛": ";", "\u200c": ""}


def augmented_rows(rows: Sequence[Row]) -> list[Row]:
    """Copies of some rows, by their own authors: with slips of the finger, and in Latin letters.

    The same rows give the same copies.
    """
    return list(_copies(rows, random.Random(_SEED)))  # noqa: S311 - nothing secret


def _copies(rows: Sequence[Row], dice: random.Random) -> Iterator[Row]:
    for row in rows:
        slips, latin = dice.random() < _SLIPS, dice.random() < _LATIN
        if slips and (text := with_slip(row.text, dice)) != row.text:
            yield replace(row, text=text, weight=row.weight * _WEIGHT)
        if latin and _PERSIAN.search(row.text):
            yield replace(row, text=in_latin(row.text), weight=row.weight * _WEIGHT)


def with_slip(text: str, dice: random.Random) -> str:
    """The text with one slip in one of its longer words: a neighbor, two turned round, one left out or twice."""
    words = [one for one in _WORD.finditer(text) if len(one[0]) >= _SHORTEST]
    if not words:
        return text
    word = dice.choice(words)
    at = word.start() + dice.randrange(1, len(word[0]) - 1)
    here, following = text[at], text[at + 1]
    near = _NEIGHBORS.get(here.lower(), "") or here
    slip = dice.choice(
        (following + here, dice.choice(near) + following, following, here + here + following)
    )
    return text[:at] + slip + text[at + 2 :]


def in_latin(text: str) -> str:
    """Persian text in Latin letters, as people type it: «سفارش» is "sefaresh"."""
    return "".join(
        _latin_word(part) if _PERSIAN.search(part) else part
        for part in re.split(r"(\s+)", "".join(_MARKS.get(letter, letter) for letter in text))
    )


def _latin_word(word: str) -> str:
    found = ""
    for place, letter in enumerate(word):
        if letter == "و":
            latin = "v" if place == 0 else "o"
        elif letter in "یي":
            latin = "y" if place == 0 else "i"
        elif letter == "ه" and place == len(word) - 1:
            latin = "e"
        else:
            latin = _LETTERS.get(letter, letter)
        # Short vowels are not written in Persian; in Latin letters they are.
        if (
            latin
            and found
            and found[-1] not in _VOWELS
            and latin[0] not in _VOWELS
            and latin.isalpha()
        ):
            found += "e" if found[-1].isalpha() else ""
        found += latin
    return found
