"""The customers that links make: the one definition of who is joined with whom."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class Edge:
    """A link between two profiles. `order` is the id, or a place after all ids for a new one."""

    order: int
    keep: int
    join: int
    source: str
    kind: str = ""
    value: str = ""
    vouched: bool = False
    at: int = 0
    undone: bool = False


def replay(profiles: Iterable[int], edges: Iterable[Edge]) -> dict[int, int]:
    """Which customer each profile belongs to when the live links are followed in their order.

    Every profile starts as a customer of its own; a link joins the customer of its second profile
    to the customer of its first, whose id stays. Returns profile → customer id.
    """
    group: dict[int, list[int]] = {one: [one] for one in profiles}
    customer = {one: one for one in group}
    for edge in sorted((e for e in edges if not e.undone), key=lambda e: e.order):
        keep, join = customer[edge.keep], customer[edge.join]
        if keep != join:
            moved = group.pop(join)
            group[keep] += moved
            for one in moved:
                customer[one] = keep
    return customer
