"""What is known of the people that a group of events names, and what the group changes of it.

A `Book` is filled by whoever has the rows (the recognizer from the database; a simulation starts
with an empty one), changed by `placing`, and its `changes` are then written down.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from .identifiers import Key, identifies_nobody
from .joining import Cluster, Facts, cluster_of
from .replay import Edge, replay

AUTOMATIC = frozenset({"event", "claim"})
_AFTER_ALL_IDS = 1 << 62
_MOST_NAMES = 4


@dataclass(slots=True)
class Changes:
    """What must be written, in order."""

    profiles: list[tuple[Facts, int]] = field(default_factory=list)  # and since when
    rows: list[tuple[Key, int, bool]] = field(default_factory=list)  # key, profile, home
    homeless: list[tuple[Key, int]] = field(default_factory=list)
    homes: list[tuple[Key, int]] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    undone: list[Edge] = field(default_factory=list)
    moved: set[int] = field(default_factory=set)
    voices: set[int] = field(default_factory=set)
    shared: list[tuple[Key, str]] = field(default_factory=list)
    maybe: list[tuple[int, int, str]] = field(default_factory=list)  # two profiles, why apart


class Book:
    """Profiles, what they are known by, who belongs to whom; and the changes made to these."""

    def __init__(
        self,
        *,
        new_id: Callable[[], int],
        load_edges: Callable[[Iterable[int]], Iterable[Edge]] | None = None,
    ) -> None:
        self.facts: dict[int, Facts] = {}
        self.members: dict[int, list[int]] = {}
        self.homes: dict[Key, int] = {}
        self.holders: dict[Key, set[int]] = {}
        self.shared: set[Key] = set()
        self.changes = Changes()
        self._edges: dict[int, list[Edge]] = {}
        self._edges_known: set[int] = set()
        self._new_id = new_id
        self._load_edges = load_edges
        self._order = _AFTER_ALL_IDS

    # what is known

    def is_shared(self, key: Key) -> bool:
        """Whether an identifier is nobody's alone: marked, or a placeholder."""
        return key in self.shared or identifies_nobody(key[0], key[1])

    def cluster(self, profile: int) -> Cluster:
        """The customer of a profile."""
        facts = self.facts
        return cluster_of([facts[one] for one in self.members[facts[profile].customer]])

    def same(self, a: int, b: int) -> bool:
        """Whether two profiles are one customer now."""
        return self.facts[a].customer == self.facts[b].customer

    def edges_of(self, profiles: Sequence[int]) -> list[Edge]:
        """The live links among these profiles and theirs, in order."""
        if self._load_edges is not None:
            unknown = [one for one in profiles if one not in self._edges_known]
            self._edges_known.update(unknown)
            for edge in self._load_edges(unknown) if unknown else ():
                if edge not in self._edges.get(edge.keep, ()):
                    self._attach(edge)
        found = {id(e): e for one in profiles for e in self._edges.get(one, ()) if not e.undone}
        return sorted(found.values(), key=lambda edge: edge.order)

    # what changes

    def add_profile(self, *, at: int, voice: int | None = None) -> int:
        """A new person of whom nothing is known yet."""
        one = self._new_id()
        facts = Facts(one, one, voice)
        self.facts[one] = facts
        self.members[one] = [one]
        self._edges_known.add(one)
        self.changes.profiles.append((facts, at))
        return one

    def add_row(self, key: Key, profile: int, *, home: bool) -> None:
        """Put an identifier on a profile; `home`: events that name it alone belong there."""
        facts = self.facts[profile]
        if home:
            old = self.homes.get(key)
            if old is not None:
                self.changes.homeless.append((key, old))
            self.homes[key] = profile
        holders = self.holders.setdefault(key, set())
        if profile in holders:
            if home:
                self.changes.homes.append((key, profile))
            return
        holders.add(profile)
        known = (key[0], key[1])
        facts.values[known] = key[2] or facts.values.get(known, False)
        facts.vouched = facts.vouched or key[2]
        self.changes.rows.append((key, profile, home))

    def add_name(self, profile: int, name: str) -> None:
        """Remember a name for the guards; the attribute itself is kept elsewhere."""
        facts = self.facts.get(profile)
        if facts is not None and name not in facts.names and len(facts.names) < _MOST_NAMES:
            facts.names = (*facts.names, name)

    def hear(self, profile: int, voice: int) -> None:
        """Note that a claim was said of a profile, from one device (0: from none)."""
        facts = self.facts[profile]
        if facts.voice not in (voice, 0):
            facts.voice = voice if facts.voice is None else 0
            self.changes.voices.add(profile)

    def link(self, keep: int, join: int, *, source: str, key: Key, at: int) -> None:
        """Join the customer of one profile to that of another, whose id stays."""
        self._order += 1
        edge = Edge(
            self._order, keep, join, source, kind=key[0], value=key[1], vouched=key[2], at=at
        )
        self._attach(edge)
        self.changes.edges.append(edge)
        to, gone = self.facts[keep].customer, self.facts[join].customer
        moved = self.members.pop(gone)
        self.members[to] += moved
        for one in moved:
            self.facts[one].customer = to
        self.changes.moved.update(moved)

    def undo(self, edges: Iterable[Edge]) -> None:
        """Take links back; everybody concerned becomes what the links that are left say."""
        concerned: set[int] = set()
        for edge in edges:
            edge.undone = True
            self.changes.undone.append(edge)
            concerned.add(self.facts[edge.keep].customer)
        for customer in concerned:
            profiles = self.members.pop(customer)
            for one, now in replay(profiles, self.edges_of(profiles)).items():
                self.members.setdefault(now, []).append(one)
                if self.facts[one].customer != now:
                    self.facts[one].customer = now
                    self.changes.moved.add(one)

    def share(self, key: Key, why: str) -> None:
        """Mark an identifier as several people's: what it joined by itself is taken back."""
        if key in self.shared:
            return
        holders = self.holders.get(key, set())
        members = [m for one in holders for m in self.members[self.facts[one].customer]]
        self.shared.add(key)
        self.changes.shared.append((key, why))
        self.undo([e for e in self.edges_of(members) if made_by(e, key)])
        home = self.homes.get(key)
        # Where the profile is nothing but this identifier it may stay its home.
        if home is not None and len(self.facts[home].values) > 1:
            del self.homes[key]
            self.changes.homeless.append((key, home))

    def people_of(self, key: Key) -> int:
        """How many people an identifier would have if it joined nobody."""
        holders = [one for one in self.holders.get(key, ()) if len(self.facts[one].values) > 1]
        members = {m for one in holders for m in self.members[self.facts[one].customer]}
        edges = [e for e in self.edges_of(sorted(members)) if not made_by(e, key)]
        apart = replay(members, edges)
        return len({apart[one] for one in holders})

    def _attach(self, edge: Edge) -> None:
        for one in {edge.keep, edge.join}:
            self._edges.setdefault(one, []).append(edge)


def made_by(edge: Edge, key: Key) -> bool:
    """Whether a link was made by itself because of this identifier."""
    return (
        edge.source in AUTOMATIC
        and edge.kind == key[0]
        and edge.value == key[1]
        and edge.vouched == key[2]
    )
