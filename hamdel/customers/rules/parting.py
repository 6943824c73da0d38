"""Contradictions found later: which link that was made by itself has to give way."""

from collections.abc import Iterable

from .book import AUTOMATIC, Book
from .identifiers import RANK, STRONG
from .joining import conflict
from .names import alike, at_odds
from .replay import Edge

ANY_WEAK = RANK["email"]
MOST_NAMESAKES = 200


def part_from_conflicts(
    book: Book, profile: int, strong: dict[str, set[str]], *, weakest: int = ANY_WEAK
) -> bool:
    """Free a profile's customer of ids that contradict `strong`, if a weak link brought them.

    Takes back the weakest link on the way to each, of kinds ranked `weakest` or behind; its
    identifier turns out to be shared. Returns whether no contradiction is left.
    """
    while conflict(strong, book.cluster(profile).strong):
        others = [
            one
            for one in book.members[book.facts[profile].customer]
            if conflict(strong, _strong_of(book, one))
        ]
        edge = _weakest_on_way(book, profile, others, weakest)
        if edge is None:
            return False
        book.undo([edge])
        book.share((edge.kind, edge.value, edge.vouched), "conflict")
    return True


def part_from_names(book: Book, profile: int) -> None:
    """Free a profile of customers whose names turn out to be another person's."""
    own = book.facts[profile].names
    while True:
        others = _others_named(book, profile)
        # Where any of the others has the name, an unlike one may be a second spelling.
        if not at_odds(own, [name for one in others for name in book.facts[one].names]):
            return
        unlike = [one for one in others if at_odds(own, book.facts[one].names)]
        edge = _weakest_on_way(book, profile, unlike, ANY_WEAK)
        if edge is None:
            return
        book.undo([edge])


def _others_named(book: Book, profile: int) -> list[int]:
    members = book.members[book.facts[profile].customer]
    return [one for one in members if one != profile and book.facts[one].names]


def namesake(book: Book, holders: Iterable[int], names: Iterable[str]) -> int | None:
    """Who among the people of a shared number has this name; None if nobody or several have."""
    wanted = list(names)
    found: dict[int, int] = {}
    for one in sorted(holders)[:MOST_NAMESAKES]:
        facts = book.facts.get(one)
        if facts is not None and alike(book.cluster(one).names, wanted):
            found.setdefault(facts.customer, one)
    return next(iter(found.values())) if len(found) == 1 else None


def _strong_of(book: Book, profile: int) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, value in book.facts[profile].values:
        if kind in STRONG:
            found.setdefault(kind, set()).add(value)
    return found


def _weakest_on_way(book: Book, start: int, ends: Iterable[int], weakest: int) -> Edge | None:
    goal = set(ends)
    if not goal or start in goal:
        return None
    edges = book.edges_of(book.members[book.facts[start].customer])
    came: dict[int, tuple[int, Edge] | None] = {start: None}
    waiting = [start]
    for here in waiting:
        if here in goal:
            return _weakest(_way_back(here, came), weakest)
        for edge in edges:
            if here in (edge.keep, edge.join):
                there = edge.join if edge.keep == here else edge.keep
                if there not in came:
                    came[there] = (here, edge)
                    waiting.append(there)
    return None


def _way_back(end: int, came: dict[int, tuple[int, Edge] | None]) -> Iterable[Edge]:
    step = came[end]
    while step is not None:
        yield step[1]
        step = came[step[0]]


def _weakest(way: Iterable[Edge], weakest: int) -> Edge | None:
    found = [e for e in way if e.source in AUTOMATIC and RANK.get(e.kind, 0) >= weakest]
    return max(found, key=lambda e: (RANK[e.kind], e.order), default=None)
