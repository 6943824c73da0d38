"""The queues of the inbox, and what an address says of a view of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

QUEUES: Final = (
    "mine", "unassigned", "teams", "all", "burning", "mentions", "snoozed", "closed", "every",
    "calls", "unread",
)  # fmt: skip
# Queues where what breaks first, then who waits longest comes first; the others begin with the newest.
BY_NEED: Final = frozenset({"mine", "unassigned", "teams", "burning"})
RANKS: Final = {"urgent": 0, "high": 1, "normal": 2, "low": 3}
LONGEST_SEARCH: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What of the inbox is looked at."""

    queue: str = "mine"
    channel: str = ""
    priority: str = ""
    search: str = ""
    label: str = ""

    @property
    def query(self) -> str:
        """As an address says it: `queue=mine&channel=phone`."""
        said = {
            "queue": self.queue,
            "channel": self.channel,
            "priority": self.priority,
            "q": self.search,
            "label": self.label,
        }
        return urlencode({name: value for name, value in said.items() if value})

    @property
    def narrowed(self) -> bool:
        """Whether some of the queue is left out."""
        return bool(self.channel or self.priority or self.search or self.label)

    @property
    def by_need(self) -> bool:
        """Whether who waits longest comes first; of what is searched it is the newest."""
        return self.queue in BY_NEED and not self.search


def view_of(given: Mapping[str, str]) -> View:
    """The view that an address says; what means nothing is passed over."""
    queue = given.get("queue", "")
    priority = given.get("priority", "")
    label = given.get("label", "")[:18]
    return View(
        queue=queue if queue in QUEUES else "mine",
        channel=given.get("channel", "")[:40],
        priority=priority if priority in RANKS else "",
        search=" ".join(given.get("q", "").split())[:LONGEST_SEARCH],
        label=label if label.isascii() and label.isdecimal() else "",
    )
