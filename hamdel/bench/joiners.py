"""Three plain ways of joining, to stand beside ours: all, a cap, a cap and a guard."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from hamdel.customers.public import canonical_identifier

from .population import Event

CAP: Final = 20
_STRONG: Final = ("user_id", "crm_id", "national_id")
Node = tuple[str, str]


class Union:
    """Union-find over identifiers; keeps the strong ids of each set."""

    def __init__(self) -> None:
        self.above: dict[Node, Node] = {}
        self.strong: dict[Node, dict[str, str]] = {}

    def find(self, node: Node) -> Node:
        """Give the set's name."""
        self.above.setdefault(node, node)
        root = node
        while self.above[root] != root:
            root = self.above[root]
        while self.above[node] != root:
            self.above[node], node = root, self.above[node]
        return root

    def join(self, a: Node, b: Node, *, guard: bool) -> None:
        """Make two sets one, unless the guard sees different strong ids."""
        a, b = self.find(a), self.find(b)
        if a == b:
            return
        ours, theirs = self._ids(a), self._ids(b)
        if guard and any(ours[k] != theirs[k] for k in ours.keys() & theirs.keys()):
            return
        self.above[b] = a
        self.strong[a] = {**theirs, **ours}

    def _ids(self, node: Node) -> dict[str, str]:
        own = {node[0]: node[1]} if node[0] in _STRONG else {}
        return self.strong.get(node, own)


def join_plainly(
    events: Sequence[Event], *, cap: int | None = None, guard: bool = False
) -> dict[int, Node]:
    """Join by exact identifiers; returns trace → its set. `cap`: traces an identifier may have."""
    named = [(event.trace, nodes_of(event)) for event in events]
    seen: dict[Node, set[int]] = defaultdict(set)
    for trace, nodes in named:
        for node in nodes:
            seen[node].add(trace)
    union = Union()
    for trace, nodes in named:
        own: Node = ("trace", str(trace))
        for node in nodes:
            if cap is None or len(seen[node]) <= cap:
                union.join(node, own, guard=guard)
    return {event.trace: union.find(("trace", str(event.trace))) for event in events}


def nodes_of(event: Event) -> list[Node]:
    """The canonical identifiers of an event."""
    found = []
    for kind, raw, _ in event.identifiers:
        value = canonical_identifier(kind, raw)
        if value is not None:
            found.append((kind, value))
    return found
