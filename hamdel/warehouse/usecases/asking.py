"""Questions over the whole log."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from ..contracts import Beside, Lying, Reach, Row
from ..loading import answering
from ..queries import emptied_profiles, live_files

Tail = Callable[[int], Sequence[Row]]
EVERYTHING: Final = Reach()


def ask(
    question: str,
    values: Mapping[str, Any],
    *,
    beside: Mapping[str, Beside],
    tail: Tail,
    reach: Reach = EVERYTHING,
) -> list[tuple[Any, ...]]:
    """Ask one question, in DuckDB's SQL with `$name` for values, of the relation `interactions`.

    It holds what lies in files that `reach` into [since, until), and what `tail(newest id in files)`
    gives of the log since: the answer knows what was recorded a moment ago. The question itself
    says which times it wants. `beside` are small tables that it may join. Of what is ready, relations
    `ready_<table>` are there too, and `interactions` holds what came since.
    Raises TooMuch.
    """
    after = reach.ready.upto_id if reach.ready else 0
    files, newest = live_files(since=reach.since, until=reach.until, after_id=after)
    found: list[tuple[Any, ...]] = answering().ask(
        question,
        values,
        over=Lying(files=files, tail=tail(newest), emptied=emptied_profiles(), ready=reach.ready),
        beside=beside,
    )
    return found
