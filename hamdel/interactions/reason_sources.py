"""Where else reasons come from: packages that hold evidence the log does not know register here.

An open case or a promise is theirs; what speaks for it is in the log, where it opens.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from .rules.causes import Cause
from .rules.ranking import WEIGHTS


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonKind:
    """A kind of reason a source finds.

    `begins` is the logarithm of its odds against something else when it is fresh, `fades` the hours
    in which that falls by one. `headline` and `opening` are sentences for the screen, which may name
    %(what)s (the topic), %(when)s (how long ago) and %(detail)s.
    """

    key: str
    begins: float
    fades: float
    headline: Promise
    opening: Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Who may turn to us, and when. `profiles` are all of the customer's."""

    customer_id: int
    profiles: Sequence[int]
    now: datetime


Find = Callable[[Whose], Iterable[Cause]]

_sources: dict[str, Find] = {}
_kinds: dict[str, ReasonKind] = {}


def register_reason_source(name: str, *, kinds: Sequence[ReasonKind], find: Find) -> None:
    """Let `find` name causes of `kinds` whenever reasons are foreseen; once, when the program starts.

    A cause's `evidence` are ids of interactions of that customer, the newest first, at least one.
    Raises ValueError for a kind that is the log's own or another source's.
    """
    taken = {*WEIGHTS, *_kinds} if name not in _sources else set(WEIGHTS)
    for kind in kinds:
        if kind.key in taken:
            raise ValueError(f"The kind of reason {kind.key!r} is taken.")
        _kinds[kind.key] = kind
    _sources[name] = find


def causes_of_sources(whose: Whose) -> list[Cause]:
    """What all sources name, and only what shows its evidence."""
    return [one for find in _sources.values() for one in find(whose) if one.evidence]


def registered_kinds() -> Mapping[str, ReasonKind]:
    """The kinds of all sources, by key."""
    return _kinds
