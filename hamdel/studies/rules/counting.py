"""What a report counts: people, not mentions; what was seen against what was said."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Final, Protocol, TypeVar

_HALF: Final = 2


class Quoted(Protocol):
    """What is counted of a quote."""

    @property
    def participant_id(self) -> int | None: ...
    @property
    def session_id(self) -> int: ...
    @property
    def observer(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def tone(self) -> str: ...
    @property
    def touchpoint(self) -> str: ...
    @property
    def codings(self) -> Mapping[str, Set[int]]: ...


Q = TypeVar("Q", bound=Quoted)
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class People:
    """Who said something, who showed it, and both together: participants' ids."""

    said: frozenset[int]
    seen: frozenset[int]

    @property
    def all(self) -> frozenset[int]:
        """Everybody who said or showed it."""
        return self.said | self.seen

    @property
    def both(self) -> frozenset[int]:
        """Those who said it and showed it."""
        return self.said & self.seen


@dataclass(frozen=True, slots=True)
class AtOdds:
    """Somebody says one thing of a theme, and another was seen: 0 in the theme for none."""

    participant_id: int
    said: tuple[Quoted, ...]
    seen: tuple[Quoted, ...]


def settled(codings: Mapping[str, Set[int]]) -> frozenset[int]:
    """The themes that stand for a quote: those that at least half of its coders chose."""
    counts: dict[int, int] = {}
    for chosen in codings.values():
        for theme in chosen:
            counts[theme] = counts.get(theme, 0) + 1
    return frozenset(theme for theme, n in counts.items() if n * _HALF >= len(codings))


def people_of(quotes: Iterable[Quoted]) -> People:
    """Who said, and who showed, what some quotes hold; of the room there is nobody to count."""
    ways: dict[str, set[int]] = {"said": set(), "seen": set()}
    for one in quotes:
        if one.participant_id is not None and one.kind in ways:
            ways[one.kind].add(one.participant_id)
    return People(frozenset(ways["said"]), frozenset(ways["seen"]))


def by_theme(quotes: Iterable[Q]) -> dict[int, list[Q]]:
    """The quotes of each theme that stands for them."""
    found: dict[int, list[Q]] = {}
    for one in quotes:
        for theme in settled(one.codings):
            found.setdefault(theme, []).append(one)
    return found


def counted_by(quotes: Iterable[Q], key: Callable[[Q], K]) -> dict[K, int]:
    """How many people's quotes fall under each key."""
    people: dict[K, set[int]] = {}
    for one in quotes:
        if one.participant_id is not None:
            people.setdefault(key(one), set()).add(one.participant_id)
    return {name: len(who) for name, who in people.items()}


def at_odds(quotes: Sequence[Quoted]) -> list[AtOdds]:
    """Of one theme's quotes: people whose words and whose doings point opposite ways."""
    found = []
    of: dict[int, list[Quoted]] = {}
    for quote in quotes:
        if quote.participant_id is not None:
            of.setdefault(quote.participant_id, []).append(quote)
    for person, mine in sorted(of.items()):
        for tone, other in (("positive", "negative"), ("negative", "positive")):
            said = tuple(one for one in mine if one.kind == "said" and one.tone == tone)
            seen = tuple(one for one in mine if one.kind == "seen" and one.tone == other)
            if said and seen:
                found.append(AtOdds(person, said, seen))
    return found
