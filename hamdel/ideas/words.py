"""Words of ideas for the screen."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES: Final[dict[str, Promise]] = {
    "new": pgettext_lazy("idea", "New"),
    "considered": pgettext_lazy("idea", "Considered"),
    "planned": pgettext_lazy("idea", "Planned"),
    "in_progress": pgettext_lazy("idea", "In progress"),
    "done": pgettext_lazy("idea", "Done"),
    "declined": pgettext_lazy("idea", "Declined"),
}
TONES: Final = {
    "new": "", "considered": "info", "planned": "accent", "in_progress": "warning",
    "done": "positive", "declined": "negative",
}  # fmt: skip
ICONS: Final = {
    "new": "bulb", "considered": "eye", "planned": "calendar", "in_progress": "clock",
    "done": "check", "declined": "x",
}  # fmt: skip
WAITING: Final[dict[str, Promise]] = {
    "always": _("Ideas wait until somebody has looked at them."),
    "link": _("It has a link or an address in it."),
    "toxic": _("It reads like an insult."),
    "noise": _("It reads like noise."),
}
OUTCOMES: Final[dict[str, Promise]] = {
    "": pgettext_lazy("telling", "waits"),
    "passed": pgettext_lazy("telling", "on its way"),
    "sent": pgettext_lazy("telling", "told"),
    "unknown": pgettext_lazy("telling", "perhaps told: nobody knows whether it arrived"),
    "failed": pgettext_lazy("telling", "the channel did not take it"),
    "opted_out": pgettext_lazy("telling", "wants no news of ideas"),
    "no_way": pgettext_lazy("telling", "no way to reach them is known"),
    "held_long": pgettext_lazy("telling", "something was open with them for a month"),
    "held": pgettext_lazy("telling", "later: something is open with them"),
    "untold": pgettext_lazy("telling", "did not ask to be told"),
    "told": pgettext_lazy("telling", "was told before"),
}
OUTCOME_TONES: Final = {
    "": "info", "passed": "info", "sent": "positive", "unknown": "warning", "failed": "negative",
    "opted_out": "", "no_way": "warning", "held_long": "warning", "held": "warning", "untold": "",
    "told": "",
}  # fmt: skip
HOW: Final[dict[str, Promise]] = {
    "suggested": pgettext_lazy("voice", "suggested it"),
    "voted": pgettext_lazy("voice", "voted"),
    "team": pgettext_lazy("voice", "said it to a colleague"),
    "api": pgettext_lazy("voice", "came over the API"),
}
SIZES: Final[dict[str, Promise]] = {
    "1": pgettext_lazy("effort or impact", "small"),
    "2": pgettext_lazy("effort or impact", "middling"),
    "3": pgettext_lazy("effort or impact", "large"),
}
PROBLEMS: Final[dict[str, Promise]] = {
    "An idea has a title.": _("An idea has a title."),
    "That is enough for one day.": _("That is enough for one day: tomorrow there is room again."),
    "It is decided: no more voices are taken.": _("It is decided: no more voices are taken."),
    "Say why it is declined: whoever asked for it reads that.": _(
        "Say why it is declined: whoever asked for it reads that."
    ),
    "It was joined to another: change that one.": _("It was joined to another: change that one."),
    "It was joined to another already.": _("It was joined to another already."),
    "It was joined to none.": _("It was joined to none."),
    "An idea can not be joined to itself.": _("An idea can not be joined to itself."),
    "There is no such customer.": _("There is no such customer."),
    "This is neither an e-mail address nor a phone number.": _(
        "This is neither an e-mail address nor a phone number."
    ),
}


def told_problem(problem: str) -> str:
    """Why something could not be done, in the language of the screen."""
    return str(PROBLEMS.get(problem, problem))
