"""Which phrases are said in one set of messages more than in another, and hold together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

from .phrases import phrases_of

FEWEST: Final = 3  # messages that say a phrase: two people may chance on the same words
LEAST_Z: Final = 1.96  # said more with 95 % certainty
LEAST_COHESION: Final = 0.25
PRIOR: Final = 0.05  # of how often both sets say a phrase; never below a half
_COVERED: Final = 0.7
_QUOTES: Final = 3
_SHORT, _LONG = 25, 220  # characters of a quote that can be read at a glance


@dataclass(frozen=True, slots=True)
class Theme:
    """A phrase that stands out: as it is mostly written, in how many messages of each set, how sure.

    `score` is the z-score of its weighted log-odds; `quotes` are places of messages that say it.
    """

    phrase: str
    count: int
    background: int
    score: float
    quotes: tuple[int, ...]


def find_themes(
    messages: Sequence[str], background: Iterable[str] = (), *, most: int = 12
) -> list[Theme]:
    """Find what `messages` talk about, against `background`; the surest first, `most` at most.

    Phrases are counted once a message. What stands out: log-odds with a prior drawn from both sets
    (Monroe, Colaresi and Quinn 2008, "Fightin' Words", eq. 16 and 22; of messages that say it and
    messages that do not). What holds together:
    normalized pointwise mutual information of the phrase's parts (Bouma 2009). Without a
    background the most frequent phrases that hold together are found.
    """
    said: dict[str, list[int]] = {}
    written: dict[str, Counter[str]] = {}
    for place, text in enumerate(messages):
        for phrase, form in dict(phrases_of(text)).items():
            said.setdefault(phrase, []).append(place)
            written.setdefault(phrase, Counter())[form] += 1
    here = Counter({phrase: len(places) for phrase, places in said.items()})
    there: Counter[str] = Counter()
    sizes = [len(messages), 0]
    for text in background:
        there.update({phrase for phrase, _ in phrases_of(text)})
        sizes[1] += 1
    scores = {
        phrase: _stands_out(count, there[phrase], sizes[0], sizes[1])
        for phrase, count in here.items()
        if count >= FEWEST and _cohesion(phrase, here, sizes[0]) >= LEAST_COHESION
    }
    chosen = _without_parts(
        sorted(
            (phrase for phrase, score in scores.items() if score >= LEAST_Z),
            key=lambda phrase: (-scores[phrase], -here[phrase], phrase),
        ),
        here,
    )
    return [
        Theme(
            phrase=written[phrase].most_common(1)[0][0],
            count=here[phrase],
            background=there[phrase],
            score=round(scores[phrase], 2),
            quotes=_quotes(messages, said[phrase]),
        )
        for phrase in chosen[:most]
    ]


def _stands_out(here: int, there: int, size_here: int, size_there: int) -> float:
    """Give the z-score of the difference of log-odds of a phrase in the two sets."""
    if not size_there:
        return sqrt(here) * LEAST_Z
    prior = max(PRIOR * (here + there), 0.5)
    odds = log((here + prior) / (size_here - here + prior))
    odds -= log((there + prior) / (size_there - there + prior))
    return odds / sqrt(1 / (here + prior) + 1 / (there + prior))


def _cohesion(phrase: str, counts: Counter[str], size: int) -> float:
    """Give how much more a phrase is said than its parts by chance: 0 by chance, 1 always together."""
    words = phrase.split(" ")
    if len(words) == 1:
        return 1.0
    whole = counts[phrase] / size
    if whole >= 1:
        return 1.0
    weakest = 1.0
    for cut in range(1, len(words)):
        left, right = " ".join(words[:cut]), " ".join(words[cut:])
        # A part that begins or ends in a function word was not counted: its first telling word is.
        chance = (_count(left, counts) / size) * (_count(right, counts) / size)
        weakest = min(weakest, log(whole / chance) / -log(whole))
    return weakest


def _count(part: str, counts: Counter[str]) -> int:
    if part in counts:
        return counts[part]
    return max((counts[word] for word in part.split(" ")), default=0) or 1


def _without_parts(phrases: Sequence[str], counts: Counter[str]) -> list[str]:
    """Drop a phrase that is mostly said inside a longer chosen one, and one that adds a word to none."""
    chosen: list[str] = []
    for phrase in phrases:
        inside = f" {phrase} "
        longer = [one for one in phrases if one != phrase and inside in f" {one} "]
        if any(counts[one] >= _COVERED * counts[phrase] for one in longer):
            continue
        shorter = [one for one in chosen if f" {one} " in inside]
        if any(counts[phrase] < (1 - _COVERED) * counts[one] for one in shorter):
            continue
        chosen.append(phrase)
    return chosen


def _quotes(messages: Sequence[str], places: Sequence[int]) -> tuple[int, ...]:
    """Choose messages that can be read at a glance, the shortest of them first."""
    fitting = [place for place in places if _SHORT <= len(messages[place]) <= _LONG] or places
    return tuple(sorted(fitting, key=lambda place: (len(messages[place]), place))[:_QUOTES])
