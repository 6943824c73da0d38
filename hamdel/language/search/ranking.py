"""How well a text answers a question: one ranking, whichever database found the text."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from typing import Final

from .asking import Asked, Query

# Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), eq. 3.15.
# Messages and articles are short: how often a word is said tells little, how long the text is much.
_SATURATION: Final = 0.5
_LENGTH: Final = 0.9
_NEIGHBORS: Final = 0.5  # of two words that stand in the text as in the question


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that may answer: its id and its terms (see `index_terms`), parted by spaces."""

    id: int
    terms: str
    size: int


def rank(
    query: Query,
    candidates: Iterable[Candidate],
    *,
    found: Sequence[int],
    texts: int,
    average: float,
) -> list[int]:
    """Return the candidates' ids, the best first; of equals the newer, with the greater id, first.

    `found` tells for each thing asked in how many texts it is, `texts` how many there are and
    `average` how many terms they have on the average.
    """
    weights = [_weight(count, texts) for count in found]
    scale = _Scale(query, weights, average or 1.0)
    scored = [(scale.score(one), one.id) for one in candidates]
    return [one for _, one in sorted(scored, reverse=True)]


def _weight(found: int, texts: int) -> float:
    return log(1 + (max(texts - found, 0) + 0.5) / (found + 0.5))


class _Scale:
    """What a question's terms weigh."""

    def __init__(self, query: Query, weights: Sequence[float], average: float) -> None:
        self._asked = list(zip(query.asked, weights, strict=True))
        self._average = average
        self._wanted = {term for one in query.asked for way in one.ways for term in way}
        self._pairs = {
            (one, other): _NEIGHBORS * sum(weights[place] for place in places) / 2
            for one, other, places in query.pairs
        }
        self._firsts = {one for one, _ in self._pairs}

    def score(self, text: Candidate) -> float:
        """How well one text answers."""
        terms = text.terms.split(" ")
        damping = _SATURATION * (1 - _LENGTH + _LENGTH * text.size / self._average)
        times = Counter(term for term in terms if term in self._wanted)
        neighbors = Counter(
            pair for pair in pairwise(terms) if pair[0] in self._firsts and pair in self._pairs
        )
        score = sum(weight * _gain(_times(one, times), damping) for one, weight in self._asked)
        return score + sum(
            self._pairs[pair] * _gain(count, damping) for pair, count in neighbors.items()
        )


def _times(asked: Asked, times: Mapping[str, int]) -> int:
    """How often a text says what is asked, in the way it says it most."""
    return max(min(times.get(term, 0) for term in way) for way in asked.ways)


def _gain(times: int, damping: float) -> float:
    return times * (_SATURATION + 1) / (times + damping) if times else 0.0
