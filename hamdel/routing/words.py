"""The words of routing: states, what rules ask, and why somebody was chosen or not."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .contracts import Because, Fairness, Kind, State, Verdict

STATES: Final[dict[State, tuple[Promise, str]]] = {
    "available": (pgettext_lazy("state of a colleague", "Here"), "positive"),
    "busy": (pgettext_lazy("state of a colleague", "Busy"), "warning"),
    "break": (pgettext_lazy("state of a colleague", "On a break"), "info"),
    "offline": (pgettext_lazy("state of a colleague", "Not here"), ""),
}
FIELDS: Final[dict[str, Promise]] = {
    "kind": pgettext_lazy("condition", "What it is"),
    "channel": pgettext_lazy("condition", "Channel"),
    "intent": pgettext_lazy("condition", "What it is about"),
    "mood": pgettext_lazy("condition", "How they feel"),
    "priority": pgettext_lazy("condition", "Priority"),
    "language": pgettext_lazy("condition", "Language"),
    "hours": pgettext_lazy("condition", "Working hours"),
    "stage": pgettext_lazy("condition", "Stage of the journey"),
    "touchpoint": pgettext_lazy("condition", "Touchpoint"),
    "case_type": pgettext_lazy("condition", "Type of the case"),
    "segment": pgettext_lazy("condition", "Segment"),
    "attribute": pgettext_lazy("condition", "Known of the customer"),
}
KINDS: Final[dict[Kind, Promise]] = {
    "conversation": pgettext_lazy("what waits", "a conversation"),
    "case": pgettext_lazy("what waits", "a case"),
}
LANGUAGES: Final[dict[str, Promise]] = {"fa": _("Persian"), "en": _("English")}
HOURS: Final[dict[str, Promise]] = {
    "open": _("while we work"),
    "closed": _("outside of working hours"),
}
PRIORITIES: Final[dict[str, Promise]] = {
    "urgent": pgettext_lazy("priority", "Urgent"),
    "high": pgettext_lazy("priority", "High"),
    "normal": pgettext_lazy("priority", "Normal"),
    "low": pgettext_lazy("priority", "Low"),
}
FAIRNESSES: Final[dict[Fairness, Promise]] = {
    "least_loaded": _("Who has least in hand"),
    "longest_idle": _("Who was given nothing for longest"),
    "keep_free": _("One after the other, so that others stay free for calls"),
}
BECAUSE: Final[dict[Because, Promise]] = {
    "last_agent": _("answered this customer last"),
    "only_one": _("the only one who can now"),
    "own_team": _("of the rule's own team"),
    "least_loaded": _("has least in hand of those who can"),
    "longest_idle": _("was given nothing for longest of those who can"),
    "keep_free": _("has begun already, so that others stay free for calls"),
    "first_in_list": _("as free as the others, and the first in the list"),
    "no_rule": _("No rule fits: it waits for somebody to take it."),
    "nobody_able": _("Nobody has what it takes."),
    "nobody_here": _("Nobody who can is here now."),
    "nobody_free": _("All who can have their hands full."),
}
VERDICTS: Final[dict[Verdict, Promise]] = {
    "chosen": _("gets it"),
    "other_team": _("is in another team"),
    "skill": _("%(skill)s: level %(has)s, it takes %(needs)s"),
    "language": _("does not speak %(language)s"),
    "too_heavy": _("carries %(has)s in all, it takes %(needs)s"),
    "offline": _("is not here"),
    "break": _("is on a break"),
    "busy": _("is busy"),
    "off_shift": _("is not on shift"),
    "full": _("has %(has)s in hand, no room for %(needs)s"),
    "reserved": _("is kept free for what waits longer"),
    "not_last": _("could, but did not answer last"),
    "more_loaded": _("could, but %(has)s percent are in use, of the chosen one %(needs)s"),
    "less_idle": _("could, but was given something later"),
    "kept_free": _("could, but is kept free for calls"),
    "later_in_list": _("could; the list decided"),
}
EVENTS: Final = ("state", "rules", "assigned")
