"""What the audit trail says, in the words of the screen: deeds, and the names of what they changed.

The trail itself keeps what was written, in one language, for ever.
"""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

DEEDS: Final[dict[str, Promise]] = {
    "call settled": pgettext_lazy("deed", "Call settled"),
    "canned reply removed": pgettext_lazy("deed", "Canned reply removed"),
    "canned reply saved": pgettext_lazy("deed", "Canned reply saved"),
    "calendar changed": pgettext_lazy("deed", "Calendar changed"),
    "calendar created": pgettext_lazy("deed", "Calendar created"),
    "calendar made the company's": pgettext_lazy("deed", "Calendar made the company's"),
    "calendar removed": pgettext_lazy("deed", "Calendar removed"),
    "channel changed": pgettext_lazy("deed", "Channel changed"),
    "channel created": pgettext_lazy("deed", "Channel created"),
    "channel turned off": pgettext_lazy("deed", "Channel turned off"),
    "channel turned on": pgettext_lazy("deed", "Channel turned on"),
    "consent set": pgettext_lazy("deed", "Consent set"),
    "continuation code made": pgettext_lazy("deed", "Continuation code made"),
    "continuation confirmed": pgettext_lazy("deed", "Continuation confirmed"),
    "conversation assigned": pgettext_lazy("deed", "Conversation assigned"),
    "conversation closed": pgettext_lazy("deed", "Conversation closed"),
    "conversation handed off": pgettext_lazy("deed", "Conversation handed off"),
    "conversation merged": pgettext_lazy("deed", "Conversation merged"),
    "conversation opened": pgettext_lazy("deed", "Conversation opened"),
    "conversation reopened": pgettext_lazy("deed", "Conversation reopened"),
    "conversation snoozed": pgettext_lazy("deed", "Conversation snoozed"),
    "conversation split": pgettext_lazy("deed", "Conversation split"),
    "conversation woken": pgettext_lazy("deed", "Conversation woken"),
    "customer corrected": pgettext_lazy("deed", "Customer corrected"),
    "customer erased": pgettext_lazy("deed", "Customer erased"),
    "customer exported": pgettext_lazy("deed", "Customer exported"),
    "customers exported": pgettext_lazy("deed", "Customers exported"),
    "customers imported": pgettext_lazy("deed", "Customers imported"),
    "customers merged": pgettext_lazy("deed", "Customers merged"),
    "holiday added": pgettext_lazy("deed", "Holiday added"),
    "holiday moved": pgettext_lazy("deed", "Holiday moved"),
    "holiday removed": pgettext_lazy("deed", "Holiday removed"),
    "incoming tried again": pgettext_lazy("deed", "Laid aside, tried again"),
    "intent added": pgettext_lazy("deed", "Intent added"),
    "intent removed": pgettext_lazy("deed", "Intent removed"),
    "invitation accepted": pgettext_lazy("deed", "Invitation accepted"),
    "invitation cancelled": pgettext_lazy("deed", "Invitation cancelled"),
    "key created": pgettext_lazy("deed", "Key created"),
    "key revoked": pgettext_lazy("deed", "Key revoked"),
    "language model asked": pgettext_lazy("deed", "Language model asked"),
    "macro removed": pgettext_lazy("deed", "Macro removed"),
    "macro saved": pgettext_lazy("deed", "Macro saved"),
    "merge taken back": pgettext_lazy("deed", "Merge taken back"),
    "merge undone": pgettext_lazy("deed", "Merge undone"),
    "message said to have arrived": pgettext_lazy("deed", "Message said to have arrived"),
    "message sent again": pgettext_lazy("deed", "Message sent again"),
    "message taken back": pgettext_lazy("deed", "Message taken back"),
    "option set": pgettext_lazy("deed", "Option set"),
    "person created": pgettext_lazy("deed", "Person created"),
    "person deactivated": pgettext_lazy("deed", "Person deactivated"),
    "person invited": pgettext_lazy("deed", "Person invited"),
    "person reactivated": pgettext_lazy("deed", "Person reactivated"),
    "person renamed": pgettext_lazy("deed", "Person renamed"),
    "priority set": pgettext_lazy("deed", "Priority set"),
    "reader learned": pgettext_lazy("deed", "Reader learned"),
    "reader version chosen": pgettext_lazy("deed", "Reader version chosen"),
    "reading corrected": pgettext_lazy("deed", "Reading corrected"),
    "role changed": pgettext_lazy("deed", "Role changed"),
    "second factor reset": pgettext_lazy("deed", "Second factor reset"),
    "sessions ended": pgettext_lazy("deed", "Sessions ended"),
    "split taken back": pgettext_lazy("deed", "Split taken back"),
    "stage added": pgettext_lazy("deed", "Stage added"),
    "stage moved": pgettext_lazy("deed", "Stage moved"),
    "stage removed": pgettext_lazy("deed", "Stage removed"),
    "stage renamed": pgettext_lazy("deed", "Stage renamed"),
    "suggestion dismissed": pgettext_lazy("deed", "Suggestion dismissed"),
    "suggestion restored": pgettext_lazy("deed", "Suggestion restored"),
    "synonyms added": pgettext_lazy("deed", "Synonyms added"),
    "synonyms removed": pgettext_lazy("deed", "Synonyms removed"),
    "taken back": pgettext_lazy("deed", "Taken back"),
    "team created": pgettext_lazy("deed", "Team created"),
    "team dissolved": pgettext_lazy("deed", "Team dissolved"),
    "team joined": pgettext_lazy("deed", "Team joined"),
    "team left": pgettext_lazy("deed", "Team left"),
    "team renamed": pgettext_lazy("deed", "Team renamed"),
    "test sent": pgettext_lazy("deed", "Test sent"),
    "touchpoint archived": pgettext_lazy("deed", "Touchpoint put away"),
    "touchpoint created": pgettext_lazy("deed", "Touchpoint created"),
    "touchpoint edited": pgettext_lazy("deed", "Touchpoint edited"),
}

FACTS: Final[dict[str, Promise]] = {
    "active": pgettext_lazy("fact", "active"),
    "assignee": pgettext_lazy("fact", "assignee"),
    "channel": pgettext_lazy("fact", "channel"),
    "day": pgettext_lazy("fact", "day"),
    "email": pgettext_lazy("fact", "e-mail"),
    "factors": pgettext_lazy("fact", "second factors"),
    "head": pgettext_lazy("fact", "what was read"),
    "kind": pgettext_lazy("fact", "kind"),
    "label": pgettext_lazy("fact", "label"),
    "name": pgettext_lazy("fact", "name"),
    "origins": pgettext_lazy("fact", "origins"),
    "place": pgettext_lazy("fact", "place"),
    "preset": pgettext_lazy("fact", "preset"),
    "priority": pgettext_lazy("fact", "priority"),
    "role": pgettext_lazy("fact", "role"),
    "scopes": pgettext_lazy("fact", "permissions"),
    "sessions": pgettext_lazy("fact", "sessions"),
    "set": pgettext_lazy("fact", "settings"),
    "shortcut": pgettext_lazy("fact", "shortcut"),
    "state": pgettext_lazy("fact", "state"),
    "team": pgettext_lazy("fact", "team"),
    "value": pgettext_lazy("fact", "value"),
}


def show_deed(act: str) -> str:
    """A deed in the words of the screen; one that has none as it was written."""
    return str(DEEDS.get(act, act))


def show_fact(name: str) -> str:
    """The name of a fact that changed."""
    return str(FACTS.get(name, name))
