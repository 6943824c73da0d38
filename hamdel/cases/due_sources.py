"""Who knows until when a case has to be answered and solved: others register it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from .contracts import CaseFacts, Due


@dataclass(frozen=True, slots=True)
class DueColumns:
    """Columns of a case's row, as a question reaches them.

    When the first of its promises breaks, and from when one is near its end.
    """

    due_at: str
    near_at: str


DueSource = Callable[[Sequence[CaseFacts]], Mapping[int, Due]]
_sources: Final[dict[str, DueSource]] = {}
_columns: Final[list[DueColumns]] = []


def register_due_source(name: str, source: DueSource) -> None:
    """Make a source known: given some cases, it tells what is due by their ids (one asking a page)."""
    _sources[name] = source


def register_due_columns(*, due_at: str, near_at: str) -> None:
    """Make known by which columns cases are put in the order in which promises break; there is one."""
    _columns[:] = [DueColumns(due_at, near_at)]


def due_columns() -> DueColumns | None:
    """By which columns; None where nobody keeps clocks."""
    return _columns[0] if _columns else None


def due_of(cases: Sequence[CaseFacts]) -> dict[int, Due]:
    """What is due of some cases; of several sources the earliest counts."""
    found: dict[int, Due] = {}
    for source in tuple(_sources.values()) if cases else ():
        for case_id, due in source(cases).items():
            known = found.get(case_id, Due())
            found[case_id] = Due(
                first_reply=min(filter(None, (known.first_reply, due.first_reply)), default=None),
                resolution=min(filter(None, (known.resolution, due.resolution)), default=None),
            )
    return found
