"""What a person asks for, as terms of the index."""

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ..fold import parted_words
from .analyzer import LONGEST_TERM
from .function_words import FUNCTION_WORDS
from .stems import stem
from .synonyms import Phrase, Synonyms

MOST_ASKED: Final = 32  # words of a query that are looked at
_MOST_WAYS: Final = 40
_LONGEST_QUERY: Final = 4_000
NO_SYNONYMS: Final = Synonyms()


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that is asked for: found where all terms of one of the `ways` are."""

    ways: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """All that is asked for, and which pairs of neighbors in the question are terms in the text.

    A pair is (term, term, places in `asked` of those that weigh).
    """

    asked: tuple[Asked, ...]
    pairs: tuple[tuple[str, str, tuple[int, ...]], ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    stem: str
    parts: Phrase
    empty: bool


def query_terms(text: str, synonyms: Synonyms = NO_SYNONYMS) -> Query:
    """Return what is asked for, by the analyzer of `index_terms`.

    Words that carry no meaning («چه», «the») ask for nothing, unless there are no others. A word
    with a half space is also asked for by its parts, two words also by one word joined of both,
    and each by its synonyms. Only the first words of a very long question count. Never raises.
    """
    words = _words(text)
    stems = [word.stem for word in words]
    asked: list[Asked] = []
    place_of: dict[int, int] = {}
    place = 0
    while place < len(words):
        count, others = synonyms.at(stems, place)
        ways = [*_ways(words, place, count or 1), *others]
        if count or not words[place].empty:
            asked.append(Asked(tuple(dict.fromkeys(ways))[:_MOST_WAYS]))
            place_of.update(dict.fromkeys(range(place, place + (count or 1)), len(asked) - 1))
        place += count or 1
    return Query(tuple(asked), tuple(_pairs(stems, place_of)))


def _words(text: str) -> list[_Word]:
    found = [
        _Word(
            stem(word[:LONGEST_TERM]),
            tuple(stem(part[:LONGEST_TERM]) for part in parts),
            word in FUNCTION_WORDS,
        )
        for word, parts in parted_words(text[:_LONGEST_QUERY])[:MOST_ASKED]
    ]
    if all(word.empty for word in found):
        return [_Word(word.stem, word.parts, empty=False) for word in found]
    return found


def _ways(words: list[_Word], place: int, count: int) -> list[Phrase]:
    """The written ways of a word, or of a phrase that has synonyms."""
    if count > 1:
        stems = tuple(word.stem for word in words[place : place + count])
        return [stems, (stem("".join(stems)[:LONGEST_TERM]),)]
    word = words[place]
    ways: list[Phrase] = [(word.stem,)]
    if word.parts:
        ways.append(word.parts)
    neighbors = words[max(place - 1, 0) : place + 2]
    ways.extend(
        (stem((one.stem + other.stem)[:LONGEST_TERM]),) for one, other in pairwise(neighbors)
    )
    return ways


def _pairs(stems: list[str], place_of: dict[int, int]) -> list[tuple[str, str, tuple[int, ...]]]:
    pairs = []
    for place in range(len(stems) - 1):
        weighing = {place_of[at] for at in (place, place + 1) if at in place_of}
        if weighing:
            pairs.append((stems[place], stems[place + 1], tuple(sorted(weighing))))
    return pairs
