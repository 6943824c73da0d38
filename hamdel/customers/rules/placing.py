"""Which profile an event belongs to, and whom it joins (docs/identity.md tells it in words)."""

from dataclasses import dataclass

from .book import Book
from .identifiers import RANK, STRONG, Key, identifies_nobody
from .joining import MOST_PEOPLE, MOST_PROFILES, Cluster, Decision, conflict, joins
from .names import at_odds
from .parting import ANY_WEAK, namesake, part_from_conflicts, part_from_names

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


class Placing:
    """Places events in a book, one after another."""

    def __init__(self, book: Book, limits: Limits) -> None:
        self.book = book
        self.limits = limits

    def place(self, said: Said) -> int:
        """The profile of the event's row; joins, marks and new profiles go into the book."""
        said = self._with_alias(said)
        profile = self._vouched(said) if said.vouched else self._claimed(said)
        if said.name:
            self._hear_name(profile, said.name)
        return profile

    def _hear_name(self, profile: int, name: str) -> None:
        facts = self.book.facts.get(profile)
        if facts is not None and name not in facts.names:
            self.book.add_name(profile, name)
            part_from_names(self.book, profile)

    def _with_alias(self, said: Said) -> Said:
        """The earlier id of an alias is a user id where one is known, else a device."""
        alias = said.alias
        if alias is None:
            return said
        if alias in self.book.homes:
            keys = tuple(sorted((*said.keys, alias), key=lambda key: RANK[key[0]]))
            return Said(keys, said.devices, said.vouched, said.name, said.at)
        device: Key = ("anonymous_id", alias[1], False)
        devices = said.devices if device in said.devices else (*said.devices, device)
        return Said(said.keys, devices, said.vouched, said.name, said.at)

    def _vouched(self, said: Said) -> int:
        """Somebody stands behind the event: what it says holds."""
        book = self.book
        named = [key for key in said.keys if key[2]]
        candidates = [*named, *said.devices]
        if not candidates:
            return self._claimed(said)
        anchor = next((k for k in candidates if not book.is_shared(k)), candidates[0])
        profile = self._home(anchor, said)
        if said.name:
            self._hear_name(profile, said.name)
        for key in candidates:
            if key is not anchor:
                self._name_too(profile, key, said, vouched=True)
        for key in said.keys:
            if not key[2]:
                self._keep_claim(profile, key)
        return profile

    def _claimed(self, said: Said) -> int:
        """Only a browser or a form says so: it may join open customers and no others."""
        book = self.book
        if not said.keys:
            return self._devices_alone(said)
        own = [key for key in said.keys if not book.is_shared(key)]
        here, linkable = 0, False
        if said.devices:
            here = self._home(said.devices[0], said)
            linkable = not book.is_shared(said.devices[0])
            cluster = book.cluster(here)
            if linkable and cluster.vouched and not conflict(_strong(own), cluster.strong):
                # The device is known to be this customer's: what it claims stays with them.
                for key in said.keys:
                    self._keep_claim(here, key)
                return here
            linkable = linkable and not cluster.vouched
            if not own:
                for key in said.keys:
                    book.add_row(key, here, home=False)
                return here
        anchor = (own or said.keys)[0]
        profile = self._home(anchor, said)
        self._speak(profile, said, anchor, here=here, linkable=linkable)
        return profile

    def _speak(self, profile: int, said: Said, anchor: Key, *, here: int, linkable: bool) -> None:
        """Put what a claim says beside its anchor on the anchor's profile."""
        book = self.book
        book.hear(profile, here)
        if said.name:
            self._hear_name(profile, said.name)
        for key in said.keys:
            if key is not anchor:
                home = book.homes.get(key)
                if home is not None and home != profile and not book.is_shared(key):
                    book.hear(home, here)
                self._name_too(profile, key, said, vouched=False)
        for device in said.devices:
            if linkable:
                self._name_too(profile, device, said, vouched=False)
            else:
                book.add_row(device, profile, home=False)

    def _devices_alone(self, said: Said) -> int:
        if not said.devices:
            return self.book.add_profile(at=said.at)
        here = self._home(said.devices[0], said)
        for device in said.devices[1:]:
            self._name_too(here, device, said, vouched=False)
        return here

    def _home(self, key: Key, said: Said) -> int:
        """The profile of events that name this identifier alone; a new one where there is none.

        A name helps where a phone or an e-mail is several people's: theirs who has the name.
        """
        book = self.book
        home = self._home_now(key)
        if said.name and key[0] in NAMED and (home is None or self._other_name(home, key, said)):
            other = namesake(book, book.holders.get(key, ()), (said.name,))
            if other is not None and (said.vouched or not book.cluster(other).vouched):
                return other
            if home is not None and not book.is_shared(key):
                book.share(key, "names")
            if home is not None or book.is_shared(key):
                one = book.add_profile(at=said.at)
                book.add_row(key, one, home=False)
                return one
        if home is None:
            home = book.add_profile(at=said.at)
            book.add_row(key, home, home=True)
        return home

    def _other_name(self, home: int, key: Key, said: Said) -> bool:
        book = self.book
        return book.is_shared(key) or at_odds(book.cluster(home).names, (said.name,))

    def _home_now(self, key: Key) -> int | None:
        """A claim never reaches a customer that has come to be vouched for."""
        home = self.book.homes.get(key)
        if home is None or key[2] or key[0] == "anonymous_id":
            return home
        return None if self.book.cluster(home).vouched else home

    def _name_too(self, profile: int, key: Key, said: Said, *, vouched: bool) -> None:
        """Another identifier of the same event: put it there, or join whom it is known for."""
        book = self.book
        if book.is_shared(key):
            self._seek_namesake(profile, key, said, vouched=vouched)
            book.add_row(key, profile, home=False)
            return
        home = self._home_now(key)
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
        if key[0] in STRONG and not part_from_conflicts(book, profile, _strong([key])):
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

    def _keep_claim(self, profile: int, key: Key) -> None:
        """Keep what is only claimed of somebody vouched for; nothing is found by it."""
        book = self.book
        known = book.cluster(profile).members
        if any((key[0], key[1]) in book.facts[one].values for one in known):
            return
        if key[0] in STRONG and conflict(_strong([key]), book.cluster(profile).strong):
            return
        book.add_row((key[0], key[1], False), profile, home=False)

    def _too_many(self, key: Key) -> bool:
        most = self.limits.people_per_identifier
        return len(self.book.holders[key]) > most and self.book.people_of(key) > most


def _strong(keys: list[Key]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for kind, value, _ in keys:
        if kind in STRONG:
            found.setdefault(kind, set()).add(value)
    return found


def _stays(ours: Cluster, other: Cluster) -> bool:
    """Whose id stays: who is vouched for, then who has a strong identifier, then who was first."""
    mine = (not ours.vouched, not ours.strong, ours.customer)
    return mine < (not other.vouched, not other.strong, other.customer)
