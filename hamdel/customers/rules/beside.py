"""What an event says beside its strongest identifier: put there, joined, or kept apart."""

from dataclasses import dataclass

from .book import Book
from .identifiers import RANK, STRONG, Key, identifies_nobody
from .joining import MOST_PEOPLE, MOST_PROFILES, Cluster, Decision, conflict, joins
from .parting import ANY_WEAK, namesake, part_from_conflicts

# What a decision shows of the identifier it was about: it is two people's.
SHARED_BY = {
    Decision.CONFLICT: "conflict",
    Decision.DEVICE: "conflict",
    Decision.NAMES: "names",
}
NAMED = frozenset({"phone", "email"})  # what families and offices share


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in canonical form. `keys` strongest first; `devices` are anonymous ids."""

    keys: tuple[Key, ...]
    devices: tuple[Key, ...]
    vouched: bool
    name: str = ""
    at: int = 0
    alias: Key | None = None  # as a user id, if it is one


@dataclass(frozen=True, slots=True)
class Limits:
    """The two numbers a company may change."""

    people_per_identifier: int = MOST_PEOPLE
    profiles_per_customer: int = MOST_PROFILES


class Beside:
    """Places the further identifiers of events in a book."""

    def __init__(self, book: Book, limits: Limits) -> None:
        self.book = book
        self.limits = limits

    def name_too(self, profile: int, key: Key, said: Said, *, vouched: bool) -> None:
        """Another identifier of the same event: put it there, or join whom it is known for."""
        book = self.book
        if book.is_shared(key):
            self._seek_namesake(profile, key, said, vouched=vouched)
            book.add_row(key, profile, home=False)
            return
        home = home_now(book, key)
        if home is None:
            self._settle(profile, key, said)
            return
        if home == profile:
            return
        decision = Decision.JOIN
        if not book.same(profile, home):
            decision = self._decide(profile, home, key, said, vouched=vouched)
        if key[0] in STRONG:
            return
        book.add_row(key, profile, home=False)
        why = SHARED_BY.get(decision) or ("many" if self._too_many(key) else "")
        if why:
            book.share(key, why)
            self._seek_namesake(profile, key, said, vouched=vouched)

    def keep_claim(self, profile: int, key: Key) -> None:
        """Keep what is only claimed of somebody vouched for; nothing is found by it."""
        book = self.book
        known = book.cluster(profile).members
        if any((key[0], key[1]) in book.facts[one].values for one in known):
            return
        if key[0] in STRONG and conflict(strong_of([key]), book.cluster(profile).strong):
            return
        book.add_row((key[0], key[1], False), profile, home=False)

    def _seek_namesake(self, profile: int, key: Key, said: Said, *, vouched: bool) -> None:
        """A shared number joins two records of it that have one full name."""
        book = self.book
        if key[0] not in NAMED or identifies_nobody(key[0], key[1]):
            return
        names = book.cluster(profile).names
        other = namesake(book, book.holders.get(key, ()), names) if names else None
        if other is not None and not book.same(profile, other):
            self._decide(profile, other, key, said, vouched=vouched)

    def _settle(self, profile: int, key: Key, said: Said) -> None:
        """An identifier not known before: on this profile, if that makes no two people of one."""
        book = self.book
        if key[0] in STRONG and not part_from_conflicts(book, profile, strong_of([key])):
            profile = book.add_profile(at=said.at, voice=None if said.vouched else 0)
        book.add_row(key, profile, home=True)

    def _decide(self, profile: int, home: int, key: Key, said: Said, *, vouched: bool) -> Decision:
        book = self.book
        other = book.cluster(home)
        alone = len(other.members) == 1
        if vouched and key[0] == "anonymous_id" and not other.vouched and not alone:
            self._purify(home, other)
            other = book.cluster(home)
        ours = book.cluster(profile)
        if conflict(ours.strong, other.strong):
            # Perhaps a weaker link than this evidence has brought them the other's id.
            behind = RANK[key[0]] + 1
            part_from_conflicts(book, home, ours.strong, weakest=max(behind, ANY_WEAK))
            part_from_conflicts(book, profile, other.strong, weakest=max(behind, ANY_WEAK))
            ours, other = book.cluster(profile), book.cluster(home)
        most = self.limits.profiles_per_customer
        decision = joins(ours, other, kind=key[0], vouched=vouched, most=most)
        if decision is Decision.JOIN:
            keep, join = (profile, home) if _stays(ours, other) else (home, profile)
            book.link(keep, join, source="event" if vouched else "claim", key=key, at=said.at)
        elif decision is not Decision.APART:
            book.changes.maybe.append((profile, home, decision))
        return decision

    def _purify(self, device: int, cluster: Cluster) -> None:
        """Before a device is vouched for: part it from what other devices have claimed.

        Otherwise somebody who types a customer's e-mail before the customer signs in would be
        joined with them by the sign-in.
        """
        book = self.book
        own = {one for one in cluster.members if one == device or book.facts[one].voice == device}
        foreign = [
            edge
            for edge in book.edges_of(cluster.members)
            if edge.source == "claim" and (edge.keep in own) != (edge.join in own)
        ]
        if foreign:
            book.undo(foreign)

    def _too_many(self, key: Key) -> bool:
        most = self.limits.people_per_identifier
        return len(self.book.holders[key]) > most and self.book.people_of(key) > most


def home_now(book: Book, key: Key) -> int | None:
    """Where events that name an identifier alone belong now; None for nowhere.

    A claim never reaches a customer that has come to be vouched for.
    """
    home = book.homes.get(key)
    if home is None or key[2] or key[0] == "anonymous_id":
        return home
    return None if book.cluster(home).vouched else home


def strong_of(keys: list[Key]) -> dict[str, set[str]]:
    """The user ids, national ids and CRM ids among some identifiers, by kind."""
    found: dict[str, set[str]] = {}
    for kind, value, _ in keys:
        if kind in STRONG:
            found.setdefault(kind, set()).add(value)
    return found


def _stays(ours: Cluster, other: Cluster) -> bool:
    """Whose id stays: who is vouched for, then who has a strong identifier, then who was first."""
    mine = (not ours.vouched, not ours.strong, ours.customer)
    return mine < (not other.vouched, not other.strong, other.customer)
