"""What may happen that a rule waits for."""

from dataclasses import dataclass
from typing import Final, Literal

Event = Literal[
    "conversation.opened", "message.received", "conversation.assigned", "conversation.closed",
    "conversation.reopened", "case.opened", "case.assigned", "case.changed", "case.closed",
    "case.reopened", "waiting", "silent", "unassigned",
]  # fmt: skip
About = Literal["conversation", "case"]


@dataclass(frozen=True, slots=True)
class Trigger:
    """An event: what it is about; `timed`: it happens by time passing, after so many minutes."""

    key: Event
    about: About
    timed: bool = False
    says: bool = False  # a message of the customer comes with it


TRIGGERS: Final = {
    one.key: one
    for one in (
        Trigger("conversation.opened", "conversation", says=True),
        Trigger("message.received", "conversation", says=True),
        Trigger("conversation.assigned", "conversation"),
        Trigger("conversation.closed", "conversation"),
        Trigger("conversation.reopened", "conversation"),
        Trigger("case.opened", "case"),
        Trigger("case.assigned", "case"),
        Trigger("case.changed", "case"),
        Trigger("case.closed", "case"),
        Trigger("case.reopened", "case"),
        Trigger("waiting", "conversation", timed=True),
        Trigger("silent", "conversation", timed=True),
        Trigger("unassigned", "conversation", timed=True),
    )
}
# Deeds of the trail, by what they are to rules.
OF_ACTS: Final[dict[str, Event]] = {
    "conversation assigned": "conversation.assigned",
    "conversation handed off": "conversation.assigned",
    "conversation closed": "conversation.closed",
    "conversation reopened": "conversation.reopened",
    "case opened": "case.opened",
    "case assigned": "case.assigned",
    "case changed": "case.changed",
    "case closed": "case.closed",
    "case reopened": "case.reopened",
}
WHO: Final = "automation: "  # how the trail names a rule: what it does starts none
