"""Who comes first: nobody waits for ever, whatever comes after them.

Jackson's dynamic priorities (J. R. Jackson, Naval Research Logistics Quarterly 7, 1960): each priority is a
head start in minutes, and the smallest arrival minus head start is served first. So what arrived later passes
only what arrived less than the difference of the two head starts before it: that difference is the bound of
how long anybody is passed. A case can be laid aside and somebody on the line can not: cases stand an hour
behind, which is one more head start, and bounded like the others.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from ..contracts import Kind, Rule, Waiting

HEAD_STARTS: Final[Mapping[str, int]] = {"urgent": 60, "high": 20, "normal": 0, "low": -30}
BEHIND: Final[Mapping[Kind, timedelta]] = {"conversation": timedelta(), "case": timedelta(hours=1)}


def place(waiting: Waiting, rule: Rule | None, head_starts: Mapping[str, int]) -> datetime:
    """Return when it would have come, had it no priority: the smallest comes first."""
    priority = (rule.priority if rule else "") or waiting.priority
    start = timedelta(minutes=head_starts.get(priority, 0))
    return waiting.since - start + BEHIND[waiting.kind]


def passed_at_most(
    head_starts: Mapping[str, int], priority: str, kind: Kind = "conversation"
) -> timedelta:
    """Return how much later something may come and still be served before one of this priority."""
    most = max((*head_starts.values(), 0))
    return timedelta(minutes=most - head_starts.get(priority, 0)) + BEHIND[kind]
