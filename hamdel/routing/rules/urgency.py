"""Who comes first: nobody waits for ever, whatever comes after them.

Jackson's dynamic priorities (J. R. Jackson, Naval Research Logistics Quarterly 7, 1960): each priority is a
head start in minutes, and the smallest arrival minus head start is served first. So what arrived later passes
only what arrived less than the difference of the two head starts before it: that difference is the bound of
how long anybody is passed.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

from ..contracts import Rule, Waiting

HEAD_STARTS: Final[Mapping[str, int]] = {"urgent": 60, "high": 20, "normal": 0, "low": -30}


def place(waiting: Waiting, rule: Rule | None, head_starts: Mapping[str, int]) -> datetime:
    """Return when it would have come, had it no priority: the smallest comes first."""
    priority = (rule.priority if rule else "") or waiting.priority
    return waiting.since - timedelta(minutes=head_starts.get(priority, 0))


def passed_at_most(head_starts: Mapping[str, int], priority: str) -> timedelta:
    """Return how much later something may come and still be served before one of this priority."""
    most = max((*head_starts.values(), 0))
    return timedelta(minutes=most - head_starts.get(priority, 0))
