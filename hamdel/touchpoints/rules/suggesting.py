"""Which touchpoints an action resembles, by the words it shares with what is placed there."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

from hamdel.language.fold import terms

CHANNEL_WEIGHT = 0.35
LEAST = 0.3
# Words of every action's grammar say nothing of its subject.
_EMPTY_WORDS = frozenset(terms("viewed clicked opened started completed submitted the a of to in"))


@dataclass(frozen=True, slots=True)
class Known:
    """What is placed on a touchpoint already: its names, its rules' and its kinds' actions."""

    touchpoint_id: int
    channels: frozenset[str]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resembling:
    """Touchpoints with their words, gathered once for any number of actions."""

    bags: Mapping[int, frozenset[str]]
    channels: Mapping[int, frozenset[str]]
    rarity: Mapping[str, float]


def resembling(known: Iterable[Known]) -> Resembling:
    """Gather the words of what is placed already."""
    listed = list(known)
    bags = {one.touchpoint_id: _bag(one) for one in listed}
    return Resembling(bags, {one.touchpoint_id: one.channels for one in listed}, _rarity(bags))


def suggestions(*, action: str, channel: str, known: Resembling, limit: int = 3) -> list[int]:
    """Touchpoint ids, the likeliest first; empty where nothing is alike.

    A word counts the more the fewer touchpoints use it (inverse document frequency); being on the
    same channel helps, but is not enough alone.
    """
    words = set(terms(action)) - _EMPTY_WORDS
    scored = [
        (_score(words, bag, known.rarity, channel in known.channels[one]), one)
        for one, bag in known.bags.items()
    ]
    scored.sort(key=lambda pair: -pair[0])
    return [one for score, one in scored[:limit] if score >= LEAST]


def _bag(known: Known) -> frozenset[str]:
    return frozenset(word for text in known.texts for word in terms(text)) - _EMPTY_WORDS


def _rarity(bags: Mapping[int, frozenset[str]]) -> dict[str, float]:
    used = Counter(word for bag in bags.values() for word in bag)
    return {word: 1.0 + log(len(bags) / count) for word, count in used.items()}


def _score(
    words: set[str],
    bag: frozenset[str],
    rarity: Mapping[str, float],
    same_channel: bool,  # noqa: FBT001
) -> float:
    shared = sum(rarity[word] for word in words & bag)
    if not shared:
        return 0.0
    return shared / max(1, len(words)) + CHANNEL_WEIGHT * same_channel
