"""«Ask nothing, sell nothing while …»: who knows of something open registers it; the door out asks.

Whoever is held gets no message but answers and service: neither one that is written now, nor one that
waits to go out. Others who would ask or offer (surveys, campaigns) ask `held_back` who is.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from hamdel.customers.public import customer_of

Find = Callable[[Sequence[int]], Mapping[int, str]]
Everybody = Callable[[int], Mapping[int, str]]
_holds: Final[dict[str, Find]] = {}
_lists: Final[dict[str, Everybody]] = {}


def register_hold(name: str, find: Find, *, everybody: Everybody | None = None) -> None:
    """Let `find(customer ids)` say whom nothing is to be asked or offered now, and why in a key.

    A key is a word like `promise_broken`; call it from the package's `handlers.py`. `everybody(most)`
    gives whom it holds now, with the same reasons, the newest first: for the list of who is held.
    """
    _holds[name] = find
    if everybody is not None:
        _lists[name] = everybody


def everybody_held(*, most: int = 500) -> dict[int, tuple[str, ...]]:
    """Whom nothing is to be asked or offered now, with the reasons: of each hold the newest `most`."""
    found: dict[int, tuple[str, ...]] = {}
    for everybody in _lists.values():
        for customer, why in everybody(most).items():
            found[customer] = (*found.get(customer, ()), why)
    return found


def held_back(customer_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Whom of some customers nothing is to be asked or offered now, with the reasons."""
    found: dict[int, tuple[str, ...]] = {}
    for find in _holds.values():
        for customer, why in find(customer_ids).items():
            found[customer] = (*found.get(customer, ()), why)
    return found


def hold_of(profile_id: int | None) -> tuple[str, ...]:
    """The reasons for which a profile's person is held; () for none."""
    customer = None if profile_id is None else customer_of(profile_id)
    return () if customer is None else held_back([customer]).get(customer, ())
