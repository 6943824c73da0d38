"""Words of channels for the screen: why something was laid aside."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

PROBLEMS: Final[dict[str, Promise]] = {
    "The body is not JSON.": _("The body is not JSON."),
    "A JSON object is expected.": _("A JSON object is expected."),
    "The body is neither JSON nor a form.": _("The body is neither JSON nor a form."),
    "This is no update of the Bot API.": _("This is no update of the Bot API."),
    "The update is of a kind that is not known.": _("The update is of a kind that is not known."),
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
    "The mail server does not answer.": _("The mail server does not answer."),
    "The mail server does not let us in.": _("The mail server does not let us in."),
    "The mail server refuses the password.": _("The mail server refuses the password."),
    "The mail server offers no encryption or no sign-in.": _(
        "The mail server offers no encryption or no sign-in."
    ),
    "The mail server broke off.": _("The mail server broke off."),
    "The mail server is closing.": _("The mail server is closing."),
    "The mail server refuses the sender.": _("The mail server refuses the sender."),
    "The mail server refuses the recipient.": _("The mail server refuses the recipient."),
    "The mail server refuses the mail.": _("The mail server refuses the mail."),
    "The mail server takes no such address.": _("The mail server takes no such address."),
    "Mail in the clear goes only to a server on this machine.": _(
        "Mail in the clear goes only to a server on this machine."
    ),
    "The channel has no e-mail address of its own.": _(
        "The channel has no e-mail address of its own."
    ),
    "The channel has no mail server for sending.": _(
        "The channel has no mail server for sending."
    ),
    "That is no e-mail address.": _("That is no e-mail address."),
    "The program ended while it was being sent.": _("The program ended while it was being sent."),
}


def told(problem: str) -> str:
    """Why something was laid aside, in the language of the screen where we know the words."""
    words = PROBLEMS.get(problem)
    return problem if words is None else str(words)


PURPOSES: Final[dict[str, Promise]] = {
    "service": _("Answers to what you asked"),
    "news": _("Newsletter"),
    "marketing": _("Offers"),
    "survey": _("Surveys"),
}


def purpose_name(purpose: str) -> str:
    """What messages are for, in the language of the screen where we know the words."""
    words = PURPOSES.get(purpose)
    return purpose if words is None else str(words)
