"""Which language a message is in: Persian, English, Finglish, a mixture, or another."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final, Literal, NamedTuple

from .tongues import Tongues, bare, load_tongues

Language = Literal["fa", "en", "finglish", "mixed", "other"]

# More of a text tells nothing more about its language.
_LONGEST = 5_000
_ARABIC_SCRIPT = re.compile(r"[\u0620-\u063a\u0641-\u064a\u066e-\u06d3\u06ee\u06ef\u06fa-\u06ff]+")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f\u0259][A-Za-z\u00c0-\u024f\u0259'\u2019]*")
_THIRD_SCRIPT = re.compile(r"[^\W\d_A-Za-z\u00c0-\u024f\u0259\u0600-\u06ff]")
_PERSIAN_SIGNS = re.compile(r"[؟،؛۰-۹]")
_PERSIAN_LETTERS = frozenset("پچژگکی")
# Letters of Urdu, Kurdish, Pashto, Uighur and Sindhi that neither Persian nor Arabic has.
_NEIGHBOURS = re.compile(r"[ٹڈڑںےھۆێڕڵەړښځۍټډڼېۇۈۋڭ]")
_ARABIC_SHAPE = re.compile(r"^ال.{2}|^[وفبل]ال.{2}|[ةى]$")
_BEYOND_ENGLISH = re.compile(r"[ışğəßñåøæœãõłčšžőűçöüäéèêàâîôûëï]")


class _Evidence(NamedTuple):
    finglish: int
    english: int
    other: int


def which_language(text: str) -> Language:
    """Return the language of `text`: addresses and codes in it count for nothing.

    Scripts decide first: Persian words with Latin ones among them are "mixed", a third script
    is "other". Arabic, Urdu and Kurdish are told from Persian by letters and common words;
    Finglish, English and other Latin languages by common words and by groups of letters.
    Text without a word is Persian where it has Persian signs, else "other".
    """
    text = text[:_LONGEST]
    words = bare(text)
    persian, latin = _ARABIC_SCRIPT.findall(words), _LATIN.findall(words)
    if len(_THIRD_SCRIPT.findall(words)) > len("".join(persian)) + len("".join(latin)):
        return "other"
    if persian:
        return _with_arabic_script(persian, latin)
    if latin:
        return _of_latin([word.lower().replace("\u2019", "'") for word in latin])
    return "fa" if _PERSIAN_SIGNS.search(text) else "other"


def _with_arabic_script(words: Sequence[str], latin: Sequence[str]) -> Language:
    said = [word for word in latin if len(word) > 1 and not word.isupper()]
    if len(said) + sum(len(word) > 1 for word in latin) > 2 * len(words):
        return _of_latin([word.lower() for word in latin])
    if not _is_persian(words):
        return "other"
    capitals = sum(len(word) > 1 for word in latin)
    return "mixed" if said or capitals > 1 else "fa"


def _is_persian(words: Sequence[str]) -> bool:
    """Whether words in the Arabic script are Persian; typing ي and ك proves nothing."""
    known = _known()
    letters = "".join(words)
    persian = sum(word in known.persian for word in words)
    persian += len(_PERSIAN_LETTERS.intersection(letters)) * 2
    neighbours = len(_NEIGHBOURS.findall(letters)) * 3
    common = sum(word in known.arabic for word in words)
    shaped = sum(bool(_ARABIC_SHAPE.search(word)) for word in words)
    arabic = common + shaped if common or shaped > 1 else 0
    return persian >= arabic + neighbours


def _of_latin(words: Sequence[str]) -> Language:
    known = _known()
    text = " ".join(words)
    found = _common_words(words, known)
    foreign = found.other + len(_BEYOND_ENGLISH.findall(text))
    if foreign > 1 and foreign > found.english and foreign > found.finglish:
        return "other"
    score = _COMMON * (found.finglish - found.english)
    score += sum(
        known.leaning(word)
        for word in words
        if word not in known.finglish and word not in known.english
    )
    return "finglish" if score > 0 else "en"


# A common word weighs as much as a word whose letters are this sure.
_COMMON: Final = 2.5


def _common_words(words: Sequence[str], known: Tongues) -> _Evidence:
    return _Evidence(
        sum(word in known.finglish and word not in known.english for word in words),
        sum(word in known.english and word not in known.finglish for word in words),
        max(
            sum(word in tongue and word not in known.finglish for word in words)
            for tongue in known.others
        ),
    )


@cache
def _known() -> Tongues:
    return load_tongues()
