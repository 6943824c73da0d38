"""Questions over the whole log."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from ..contracts import Beside, Row
from ..loading import engine
from ..queries import emptied_profiles, live_files

Tail = Callable[[int], Sequence[Row]]


def ask(
    question: str,
    values: Mapping[str, Any],
    *,
    beside: Mapping[str, Beside],
    tail: Tail,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[tuple[Any, ...]]:
    """Ask one question, in DuckDB's SQL with `$name` for values, of the relation `interactions`.

    It holds what lies in files that reach into [since, until), and what `tail(newest id in files)`
    gives of the log since: the answer knows what was recorded a moment ago. The question itself
    says which times it wants. `beside` are small tables that it may join.
    Raises TooMuch.
    """
    files, newest = live_files(since=since, until=until)
    found: list[tuple[Any, ...]] = engine().ask(
        question,
        values,
        files=files,
        tail=tail(newest),
        emptied=emptied_profiles(),
        beside=beside,
    )
    return found
