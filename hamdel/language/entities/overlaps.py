"""One reading for each place: where two overlap, the better checked and the longer stays."""

from collections.abc import Iterable

from .entity import Entity, Kind

# Lower is stronger. What stands in a link is nothing else; what a checksum proves comes next.
_RANK: dict[Kind, int] = {
    "email": 0,
    "url": 0,
    "iban": 1,
    "card": 1,
    "plate_or_postal": 2,
    "national_id": 2,
    "phone": 2,
    "money_irr": 3,
    "percent": 3,
    "date": 3,
    "duration": 4,
    "order_id": 5,
    "person": 6,
}


def without_overlaps(found: Iterable[Entity]) -> tuple[Entity, ...]:
    """Return the entities that stay, in the order of the text."""
    ranked = sorted(found, key=lambda one: (_RANK[one.kind], one.start - one.end, one.start))
    kept: list[Entity] = []
    taken = bytearray(max((one.end for one in ranked), default=0))
    for one in ranked:
        if not any(taken[one.start : one.end]):
            kept.append(one)
            taken[one.start : one.end] = b"\x01" * (one.end - one.start)
    return tuple(sorted(kept, key=lambda one: one.start))
