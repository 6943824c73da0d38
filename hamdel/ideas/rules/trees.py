"""Ideas that were joined: each points at the one it was joined to; the last of that way speaks for all.

Nothing moves when ideas are joined: votes and askers stay with the idea they were given to, and are
counted with the idea that speaks for it. Taking a joining back is therefore exact.
"""

from collections.abc import Mapping


class Circle(ValueError):
    """An idea would be joined to itself, or to one that is joined to it."""


def root_of(idea: int, joined: Mapping[int, int]) -> int:
    """The idea that speaks for another. `joined`: idea → the idea it was joined to."""
    seen = {idea}
    while idea in joined:
        idea = joined[idea]
        if idea in seen:
            raise Circle(f"ideas are joined in a circle at {idea}")
        seen.add(idea)
    return idea


def roots_after(
    idea: int, into: int | None, joined: Mapping[int, int], members: set[int]
) -> dict[int, int]:
    """The root of each member after `idea` is joined to `into` (None: parted again).

    `members` are the ideas of the trees concerned. Raises Circle.
    """
    after = {one: to for one, to in joined.items() if one != idea}
    if into is not None:
        if root_of(into, after) == idea:
            raise Circle("an idea can not be joined to itself")
        after[idea] = into
    return {one: root_of(one, after) for one in members}
