"""What is asked of the list of cases, as its address says it. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlencode

from ..contracts import LIVE, PRIORITIES, SETTLED, STATES, CaseFilter

QUEUES: Final = ("mine", "unowned", "teams", "live", "settled", "every")
ORDERS: Final = ("need", "newest")
RANKS: Final = {name: place for place, name in enumerate(reversed(PRIORITIES))}
_NAMES: Final = (
    "queue",
    "q",
    "type",
    "priority",
    "state",
    "team",
    "reason",
    "since",
    "until",
    "order",
    "label",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A queue narrowed by what was chosen; empty means all of it."""

    queue: str = "live"
    q: str = ""
    type: str = ""
    priority: str = ""
    state: str = ""
    team: str = ""
    reason: str = ""
    since: str = ""
    until: str = ""
    order: str = ""
    label: str = ""

    @property
    def narrowed(self) -> bool:
        """Whether anything but queue and order is asked."""
        return self != View(queue=self.queue, order=self.order)

    @property
    def by_need(self) -> bool:
        """Whether the most urgent, longest open one is first; settled ones are by time."""
        return self.order != "newest" and self.queue not in ("settled", "every")

    @property
    def by_promise(self) -> bool:
        """Whether what breaks first is first, and only what nothing is promised of is by need."""
        return self.by_need and self.order != "need"

    @property
    def query(self) -> str:
        """Its part of the address."""
        said = {name: getattr(self, name) for name in _NAMES}
        return urlencode({name: value for name, value in said.items() if value})

    def whole(self) -> "View":
        """The same queue, not narrowed."""
        return View(queue=self.queue, order=self.order)

    def in_queue(self, queue: str) -> "View":
        """The same choice in another queue."""
        return replace(self, queue=queue, state="")


def view_of(given: Mapping[str, Any]) -> View:
    """Read the address; what is none of ours is left out."""
    said = {name: str(given.get(name, ""))[:200].strip() for name in _NAMES}
    known = {"queue": QUEUES, "priority": PRIORITIES, "state": STATES, "order": ORDERS}
    for name, values in known.items():
        if said[name] not in values:
            said[name] = ""
    for name in ("since", "until"):
        said[name] = said[name] if _is_day(said[name]) else ""
    for name in ("team", "label"):
        said[name] = said[name][:18] if said[name].isascii() and said[name].isdecimal() else ""
    return View(**{**said, "queue": said["queue"] or "live"})


def states_in(queue: str) -> tuple[str, ...]:
    """The states of the cases in a queue."""
    return {"settled": SETTLED, "every": STATES}.get(queue, LIVE)


def filter_of(
    view: View, *, person_id: int, teams: tuple[int, ...], midnight: Callable[[date], datetime]
) -> CaseFilter:
    """The cases of a view, for a person of some teams (0 is no team: it finds nothing).

    `midnight` gives the instant at which a day begins in the company's zone; `until` is past its end.
    """
    states = states_in(view.queue)
    chosen_team = (int(view.team),) if view.team else ()
    return CaseFilter(
        states=(view.state,) if view.state in states else states,
        owner_id=person_id if view.queue == "mine" else None,
        unowned=view.queue == "unowned",
        team_ids=chosen_team or ((teams or (0,)) if view.queue == "teams" else ()),
        type=view.type,
        priority=view.priority,
        text=view.q,
        reason_topic=view.reason,
        opened_from=midnight(date.fromisoformat(view.since)) if view.since else None,
        opened_to=midnight(date.fromisoformat(view.until)) if view.until else None,
        label_id=int(view.label) if view.label else None,
    )


def _is_day(said: str) -> bool:
    try:
        return date.fromisoformat(said).year > 1  # an instant before it is one too
    except ValueError:
        return False
