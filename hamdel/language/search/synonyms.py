"""Words that mean the same to a company, as data: «مرجوعی» and «پس دادن»."""

from collections.abc import Iterable, Sequence

from ..fold import parted_words
from .stems import stem

Phrase = tuple[str, ...]


def phrase_of(text: str) -> Phrase:
    """Return the stems of a phrase; two spellings of one phrase give the same."""
    return tuple(stem(word) for word, _ in parted_words(text))


def spellings_of(text: str) -> tuple[Phrase, ...]:
    """Return the ways in which a phrase may be written: as it is, parted, and joined to one word."""
    words = parted_words(text)
    parted = tuple(stem(part) for word, parts in words for part in parts or (word,))
    joined = (stem("".join(word for word, _ in words)),)
    return tuple(way for way in dict.fromkeys((phrase_of(text), parted, joined)) if any(way))


class Synonyms:
    """Groups of phrases; each phrase of a group is found by every other of it."""

    def __init__(self, groups: Iterable[Sequence[str]] = ()) -> None:
        """Take groups of phrases as people write them; a phrase may be in several groups."""
        self._others: dict[Phrase, list[Phrase]] = {}
        for group in groups:
            self._add([ways for text in group if (ways := spellings_of(text))])
        self._longest = max(map(len, self._others), default=0)

    def _add(self, group: list[tuple[Phrase, ...]]) -> None:
        every = [way for ways in group for way in ways]
        for way in every:
            known = self._others.setdefault(way, [])
            known.extend(one for one in every if one != way and one not in known)

    def at(self, words: Sequence[str], start: int) -> tuple[int, tuple[Phrase, ...]]:
        """Return how many stems from `start` on are a known phrase, and the phrases of like meaning.

        The longest known phrase counts; (0, ()) where there is none.
        """
        for count in range(min(self._longest, len(words) - start), 0, -1):
            others = self._others.get(tuple(words[start : start + count]))
            if others:
                return count, tuple(others)
        return 0, ()
