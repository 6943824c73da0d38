"""Words of the inbox: queues, states, priorities, how a message fares."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

QUEUES: Final[dict[str, tuple[Promise, str]]] = {
    "mine": (pgettext_lazy("queue", "Mine"), "user"),
    "unassigned": (pgettext_lazy("queue", "Nobody's"), "hand"),
    "teams": (pgettext_lazy("queue", "My teams"), "users"),
    "all": (pgettext_lazy("queue", "All"), "inbox"),
    "burning": (pgettext_lazy("queue", "Burning"), "alert"),
    "mentions": (pgettext_lazy("queue", "I am named"), "note"),
    "snoozed": (pgettext_lazy("queue", "Put off"), "clock"),
    "closed": (pgettext_lazy("queue", "Closed"), "check"),
    "every": (pgettext_lazy("queue", "Everything, closed too"), "layers"),
    "calls": (pgettext_lazy("queue", "To call back"), "phoneoff"),
    "unread": (pgettext_lazy("queue", "Handed over, not read"), "transfer"),
}
FIRST: Final = ("mine", "unassigned", "all")
OF_LEADERS: Final = ("unread",)  # queues that only those who lead see

EMPTY: Final[dict[str, tuple[Promise, Promise]]] = {
    "mine": (
        _("Nobody waits for you"),
        _("What you take, or are given, stands here. Take the next one from «Nobody's»."),
    ),
    "unassigned": (
        _("Everything has somebody"),
        _("What comes in on any channel and nobody has taken yet stands here."),
    ),
    "teams": (
        _("Nothing waits for your teams"),
        _("What is given to a team of yours stands here until it is closed."),
    ),
    "all": (
        _("No conversation is open"),
        _("When a customer writes, calls or fills in a form, the conversation stands here."),
    ),
    "burning": (
        _("Nothing burns"),
        _(
            "What was promised and is near its end, or late, stands here, the first to break first."
        ),
    ),
    "mentions": (
        _("No note names you"),
        _("When a colleague writes @ and your name in a note, the conversation stands here."),
    ),
    "snoozed": (
        _("Nothing is put off"),
        _("Press S in a conversation to have it back on Saturday morning, or whenever you say."),
    ),
    "closed": (
        _("Nothing is closed yet"),
        _("Press E to close a conversation. The customer's next message opens it again."),
    ),
    "every": (
        _("There is no conversation yet"),
        _("When a customer writes, calls or fills in a form, the conversation stands here."),
    ),
    "unread": (
        _("Everybody read before they answered"),
        _(
            "A conversation that was handed over, and answered before its card «so far» was seen, "
            "stands here."
        ),
    ),
    "calls": (
        _("Every call was answered"),
        _("Calls that nobody answered stand here until somebody calls back."),
    ),
}

STATES: Final[dict[str, tuple[Promise, str]]] = {
    "open": (_("Our turn"), "accent"),
    "waiting": (_("Their turn"), ""),
    "snoozed": (_("Put off"), "info"),
    "closed": (_("Closed"), ""),
}

PRIORITIES: Final[dict[str, Promise]] = {
    "urgent": pgettext_lazy("priority", "Urgent"),
    "high": pgettext_lazy("priority", "High"),
    "normal": pgettext_lazy("priority", "Normal"),
    "low": pgettext_lazy("priority", "Low"),
}
