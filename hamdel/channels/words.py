"""Words of channels for the screen: why something was laid aside."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROBLEMS: Final[dict[str, Promise]] = {
    "The body is not JSON.": _("The body is not JSON."),
    "A JSON object is expected.": _("A JSON object is expected."),
    "The body is neither JSON nor a form.": _("The body is neither JSON nor a form."),
    "The body is no form.": _("The body is no form."),
    "The form says nothing.": _("The form says nothing."),
    "The form had no token.": _("The form had no token."),
    "The form's token is not ours, or older than a day.": _(
        "The form's token is not ours, or older than a day."
    ),
    "The hidden field was filled in, as machines do.": _(
        "The hidden field was filled in, as machines do."
    ),
    "The form was filled in quicker than a person can.": _(
        "The form was filled in quicker than a person can."
    ),
    "The event does not say which call it is about.": _(
        "The event does not say which call it is about."
    ),
    "The event has no name: `event`, `event_name` or `Event`.": _(
        "The event has no name: `event`, `event_name` or `Event`."
    ),
    "`event` is ringing, answered or ended.": _("`event` is ringing, answered or ended."),
    "`event` is newCall, answer or hangup.": _("`event` is newCall, answer or hangup."),
    "`at` is no instant; write it like 2026-11-23T12:00:00Z.": _(
        "`at` is no instant; write it like 2026-11-23T12:00:00Z."
    ),
    "There are too many events in one body.": _("There are too many events in one body."),
}


def told(problem: str) -> str:
    """Why something was laid aside, in the language of the screen where we know the words."""
    words = PROBLEMS.get(problem)
    return problem if words is None else str(words)
