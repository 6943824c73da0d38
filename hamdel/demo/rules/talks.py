"""The company's talks with its customers: service moments of one person, side by side in time."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any, Final

from .life import DemoEvent
from .plan import DAY, Plan

SPOKEN: Final = frozenset(
    {"Chat Started", "Message Received", "Message Sent", "Call Answered", "Call Missed"}
)
# How far back talks are conversations: some three hundred of them, whatever the company's size.
KEPT: Final = 21 * DAY
KEPT_OF_MANY: Final = 5 * DAY
_MANY: Final = 1_000  # people
_GAP: Final = 2 * DAY
_WAITING: Final = 16 * DAY  # what nobody answered waits that long
_ANSWERED: Final = 5 * DAY
_NOTED: Final = 0.18
_URGENT: Final = frozenset({"قول انجام‌نشده", "حوالهٔ ناموفق"})
_LEFT_OPEN: Final = 0.4  # of those answered lately


@dataclass(slots=True)
class Talk:
    """Some events of one person; `ids` are where the log has them."""

    person: int
    events: list[DemoEvent] = field(default_factory=list)
    ids: list[int] = field(default_factory=list)
    profile_id: int = 0

    @property
    def name(self) -> str:
        """By what its dice are thrown."""
        return str(self.events[0].call["messageId"])

    @property
    def last(self) -> DemoEvent:
        """The last word."""
        return self.events[-1]


def is_spoken(event: DemoEvent, plan: Plan) -> bool:
    """Whether an event is part of a talk that is kept as a conversation."""
    kept = KEPT_OF_MANY if plan.people > _MANY else KEPT
    return event.call.get("event") in SPOKEN and event.at > plan.now - kept


def talks_of(spoken: Iterable[tuple[DemoEvent, int, int]]) -> list[Talk]:
    """Group events (with where the log has them, and the profile) into talks, oldest first."""
    talks: list[Talk] = []
    newest: dict[int, Talk] = {}
    for event, interaction_id, profile_id in sorted(spoken, key=lambda one: one[0].at):
        person = person_number(event)
        talk = newest.get(person)
        if talk is None or event.at - talk.last.at > _GAP:
            talk = newest[person] = Talk(person, profile_id=profile_id)
            talks.append(talk)
        talk.events.append(event)
        talk.ids.append(interaction_id)
    return [talk for talk in talks if talk.events[0].call["event"] != "Message Sent"]


def person_number(event: DemoEvent) -> int:
    """The number of the person an event is of."""
    return int(str(event.call["messageId"]).split("-")[2])


def reason_of(talk: Talk) -> str:
    """What it is about, in the company's words."""
    told: dict[str, Any] = talk.events[0].call.get("properties", {})
    return str(told.get("reason", ""))


def agent_of(talk: Talk) -> str:
    """Who of the company spoke last; "" for nobody yet."""
    names = [str(one.call.get("properties", {}).get("agent", "")) for one in talk.events]
    return next((name for name in reversed(names) if name), "")


def is_open(talk: Talk, plan: Plan) -> bool:
    """Whether somebody still looks after it: what waits, and some of what was answered lately."""
    age = plan.now - talk.last.at
    if talk.last.call["event"] in {"Chat Started", "Message Received", "Call Missed"}:
        return age < _WAITING
    return age < _ANSWERED and plan.chance("left open", talk.name).random() < _LEFT_OPEN


def is_urgent(talk: Talk) -> bool:
    """Whether it is about money, or a word that was not kept."""
    return reason_of(talk) in _URGENT


def is_noted(talk: Talk, plan: Plan) -> bool:
    """Whether somebody wrote a note for the team."""
    return plan.chance("note", talk.name).random() < _NOTED


def dice_of(talk: Talk, plan: Plan) -> Random:
    """The dice of a talk."""
    return plan.chance("talk", talk.name)
