"""Parts of a customer that packages above keep (segments, trust, effort): they say how to ask.

The name of a part is that of its field in what the API answers of a customer.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

Ask = Callable[[Sequence[int]], Mapping[int, Any]]

_parts: dict[str, Ask] = {}


def register_part(name: str, ask: Ask) -> None:
    """Let a package above tell of customers; call it from its `handlers.py`.

    `ask(customer ids)` gives what the API answers of each, in few questions; who is not in it has
    the field's default.
    """
    _parts[name] = ask


def parts_of(customer_ids: Sequence[int]) -> dict[int, dict[str, Any]]:
    """What packages above tell of some customers, by customer and name."""
    told: dict[int, dict[str, Any]] = {one: {} for one in customer_ids}
    for name, ask in _parts.items():
        for one, part in ask(customer_ids).items():
            told[one][name] = part
    return told
