"""Words of studies: kinds, states, what to do next."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .rules.next_steps import Step

KINDS: Final[dict[str, tuple[Promise, str]]] = {
    "interview": (_("Interviews"), "user"),
    "focus_group": (_("Focus groups"), "users"),
}
STATES: Final[dict[str, tuple[Promise, str]]] = {
    "planned": (pgettext_lazy("state of a study", "Being prepared"), "info"),
    "running": (pgettext_lazy("state of a study", "Under way"), "accent"),
    "finished": (pgettext_lazy("state of a study", "Finished"), "positive"),
}
SESSIONS: Final[dict[str, tuple[Promise, str]]] = {
    "planned": (pgettext_lazy("state of a session", "Planned"), "info"),
    "running": (pgettext_lazy("state of a session", "Now"), "accent"),
    "held": (pgettext_lazy("state of a session", "Held"), "positive"),
    "canceled": (pgettext_lazy("state of a session", "Canceled"), "outline"),
}
CONSENTS: Final[dict[str, tuple[Promise, str]]] = {
    "asked": (pgettext_lazy("consent", "No consent yet"), "warning"),
    "agreed": (pgettext_lazy("consent", "Agreed"), "positive"),
    "declined": (pgettext_lazy("consent", "Declined"), "outline"),
    "withdrawn": (pgettext_lazy("consent", "Withdrew"), "negative"),
}
HOWS: Final[dict[str, Promise]] = {
    "spoken": pgettext_lazy("consent", "Said so"),
    "signed": pgettext_lazy("consent", "Signed"),
    "recorded": pgettext_lazy("consent", "On the recording"),
    "online": pgettext_lazy("consent", "In writing, online"),
}
NOTES: Final[dict[str, tuple[Promise, str]]] = {
    "said": (pgettext_lazy("kind of a note", "Said"), "chat"),
    "seen": (pgettext_lazy("kind of a note", "Seen"), "eye"),
    "thought": (pgettext_lazy("kind of a note", "My thought"), "bulb"),
}
TONES: Final[dict[str, Promise]] = {
    "positive": pgettext_lazy("tone of a quote", "Pleased"),
    "neutral": pgettext_lazy("tone of a quote", "Even"),
    "negative": pgettext_lazy("tone of a quote", "Displeased"),
}
VERDICTS: Final[dict[str, tuple[Promise, str]]] = {
    "firm": (_("Coders agree: conclusions may rest on it."), "positive"),
    "tentative": (_("Coders agree fairly: conclusions are tentative."), "warning"),
    "weak": (_("Coders do not agree: talk the themes over and code again."), "negative"),
    "same": (
        _("All coders chose the same everywhere; where nothing varies there is no figure."),
        "",
    ),
    "unknown": (_("Not known: let a second person code the same quotes."), ""),
}
STEPS: Final[dict[Step, tuple[Promise, Promise, str]]] = {
    "guide": (
        _("Write the guide"),
        _("Without questions each session talks of something else."),
        "edit",
    ),
    "people": (
        _("Ask customers to take part"),
        _("Five to eight people show most of what there is to see."),
        "people",
    ),
    "consent": (
        _("Keep their consent"),
        _("Before it nothing is noted as theirs."),
        "participants",
    ),
    "plan": (_("Plan a session"), _("People have agreed and wait for a time."), "session_new"),
    "hold": (
        _("Open the session and take notes"),
        _("Its time has come: each observer writes their own notes."),
        "sessions",
    ),
    "quote": (
        _("Take quotes from the notes"),
        _("Themes are found in their words, not in our memory."),
        "coding",
    ),
    "code": (
        _("Say which themes the quotes hold"),
        _("Some quotes have no theme yet."),
        "coding",
    ),
    "second": (
        _("Let a second person code the quotes"),
        _("Only then it is known how far the themes are more than one person's view."),
        "coding",
    ),
    "thank": (
        _("Thank those who came"),
        _("They were promised something and nobody noted that it was given."),
        "participants",
    ),
    "finish": (
        _("Read the report and finish the study"),
        _("Every session was held and every quote is coded."),
        "report",
    ),
}
