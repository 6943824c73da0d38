"""The company's promises: what was made, and what became of it, from the events of a few people."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Literal

from .life import DemoEvent
from .plan import DAY, Plan
from .talks import person_number

TOLD: Final = frozenset({"Promise Made", "Promise Kept", "Promise Broken"})
KEPT: Final = 60 * DAY  # how far back promises stand on the screens
_STATES: Final[dict[str, Literal["kept", "broken"]]] = {
    "Promise Kept": "kept",
    "Promise Broken": "broken",
}


@dataclass(slots=True)
class Promised:
    """A promise; instants in microseconds. `name` is that of the event in which it was made."""

    name: str
    profile_id: int
    title: str
    agent: str
    channel: str
    made: int
    due: int
    state: Literal["open", "kept", "broken"] = "open"
    ended: int | None = None


def is_promised(event: DemoEvent, plan: Plan) -> bool:
    """Whether an event tells of a promise that stands on the screens."""
    return event.call.get("event") in TOLD and event.at > plan.now - KEPT


def promised_in(told: Iterable[tuple[DemoEvent, int, int]], plan: Plan) -> list[Promised]:
    """The promises among some events (with the log's id and the profile), oldest first."""
    found: list[Promised] = []
    waiting: dict[tuple[int, str], Promised] = {}
    for event, _id, profile in sorted(told, key=lambda one: one[0].at):
        said: dict[str, Any] = event.call.get("properties", {})
        key = (person_number(event), str(said.get("title", "")))
        if event.call["event"] == "Promise Made":
            one = _made(event, profile, said)
            if one is not None:
                found.append(one)
                waiting[key] = one
        elif (known := waiting.pop(key, None)) is not None:
            known.state = _STATES[str(event.call["event"])]
            known.ended = event.at
    return [one for one in found if one.state != "open" or one.due > plan.now]


def _made(event: DemoEvent, profile: int, said: dict[str, Any]) -> Promised | None:
    due = said.get("due_micros")
    if not isinstance(due, int) or due <= event.at:
        return None
    return Promised(
        name=str(event.call["messageId"]),
        profile_id=profile,
        title=str(said.get("title", "")),
        agent=str(said.get("agent", "")),
        channel=str(event.call["context"]["hamdel"]["channel"]),
        made=event.at,
        due=due,
    )
