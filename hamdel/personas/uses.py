"""Where personas are used: packages above register how to find it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Use:
    """Something that uses a persona, and where it is."""

    name: str
    url: str


Find = Callable[[int], Sequence[Use]]
_sources: dict[str, Find] = {}


def register_uses(name: str, find: Find) -> None:
    """Tell on a persona's page what uses it; `find` takes the persona's id. A name registers once."""
    _sources[name] = find


def uses_of(persona_id: int) -> list[Use]:
    """Everything that uses a persona, such as journey maps."""
    return [one for find in _sources.values() for one in find(persona_id)]
