"""Words of channels for the screen: why something was laid aside."""

import re
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TURNED: Final[dict[str, Promise]] = {
    "on": _("The channel is on."),
    "off": _("The channel is off: it takes nothing."),
    "rehearsal": _("The channel rehearses: what is sent is noted as sent, and goes nowhere."),
}
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
    "`event` is ringing, answered, ended or code.": _(
        "`event` is ringing, answered, ended or code."
    ),
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
    "The mail is larger than the mail server takes.": _(
        "The mail is larger than the mail server takes."
    ),
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
    "The mail server gave no answer to the mail.": _(
        "The mail server gave no answer to the mail."
    ),
    "That is no e-mail address.": _("That is no e-mail address."),
    "The program ended while it was being sent.": _("The program ended while it was being sent."),
    "The access token is not set.": _("The access token is not set."),
    "The provider refuses the access token.": _("The provider refuses the access token."),
    "More than a day passed since they wrote.": _("More than a day passed since they wrote."),
    "The id of the phone number is not set.": _("The id of the phone number is not set."),
    "The file could not be uploaded.": _("The file could not be uploaded."),
    "Instagram takes no files from us, and texts of 1,000 bytes.": _(
        "Instagram takes no files from us, and texts of 1,000 bytes."
    ),
    "This is no notification of WhatsApp.": _("This is no notification of WhatsApp."),
    "This is no notification of Instagram.": _("This is no notification of Instagram."),
    "They do not want to be written to there.": _("They do not want to be written to there."),
    "It is not known where to write to them there.": _(
        "It is not known where to write to them there."
    ),
    "They were written to often enough that day.": _(
        "They were written to often enough that day."
    ),
    "Machines answered there often enough.": _("Machines answered there often enough."),
    "Something is open with them: nothing is asked or offered.": _(
        "Something is open with them: nothing is asked or offered."
    ),
    "The message has no text.": _("The message has no text."),
    "It is on its way already.": _("It is on its way already."),
    "The channel is turned off.": _("The channel is turned off."),
    "The bot's token is not set.": _("The bot's token is not set."),
    "The provider refuses the bot's token.": _("The provider refuses the bot's token."),
    "The provider asks to wait.": _("The provider asks to wait."),
    "They do not let the bot write to them.": _("They do not let the bot write to them."),
    "The provider refuses the message.": _("The provider refuses the message."),
    "There is no such chat.": _("There is no such chat."),
    "Another program asks this bot for its messages too.": _(
        "Another program asks this bot for its messages too."
    ),
    "The provider does not say which message it made.": _(
        "The provider does not say which message it made."
    ),
    "The body holds nothing, or too much.": _("The body holds nothing, or too much."),
    "The body does not say which message it is about.": _(
        "The body does not say which message it is about."
    ),
    "The gateway's address is not set.": _("The gateway's address is not set."),
    "The gateway refuses the account.": _("The gateway refuses the account."),
    "The gateway asks to wait.": _("The gateway asks to wait."),
    "The gateway refuses the message.": _("The gateway refuses the message."),
    "That is no phone number.": _("That is no phone number."),
    "The body's template is no JSON.": _("The body's template is no JSON."),
    "The address begins with https:// and its host has no places.": _(
        "The address begins with https:// and its host has no places."
    ),
    "The address is not written like https://host/path.": _(
        "The address is not written like https://host/path."
    ),
    "An address with a user name is not gone to.": _(
        "An address with a user name is not gone to."
    ),
    "The host is none.": _("The host is none."),
    "The request can not be written.": _("The request can not be written."),
    "The answer is too long.": _("The answer is too long."),
}
# Sentences that name something.
SHAPED: Final[tuple[tuple[re.Pattern[str], Promise], ...]] = (
    (
        re.compile(r"(?P<place>\S+) could not be reached \(\w+\)\."),
        _("%(place)s could not be reached."),
    ),
    (re.compile(r"(?P<place>\S+) gave no answer \(\w+\)\."), _("%(place)s gave no answer.")),
    (re.compile(r"(?P<name>.+) is turned off\."), _("%(name)s is turned off.")),
    (
        re.compile(r"A message on (?P<kind>\S+) has (?P<n>\d+) letters\."),
        _("A message there has at most %(n)s letters."),
    ),
    (
        re.compile(r"A message has at most (?P<n>\d+) characters\."),
        _("A message has at most %(n)s letters."),
    ),
    (
        re.compile(r"There is no (?P<kind>\S+) channel that is on\."),
        _("No channel of the kind %(kind)s is on."),
    ),
    (
        re.compile(
            r"Nothing can be sent on (?P<kind>[^:]+?)(?:: write a note, or choose another channel)?\."
        ),
        _("Nothing can be sent on %(kind)s: write a note, or choose another channel."),
    ),
    (
        re.compile(
            r"On (?P<kind>\S+) one may write only a while after their last message; that has passed\."
        ),
        _("There one may write only a day after their last message; that has passed."),
    ),
    (re.compile(r"Nobody knows the host (?P<host>\S+)\."), _("Nobody knows the host %(host)s.")),
    (
        re.compile(
            r"(?P<host>\S+) is inside a private network, unless HAMDEL_REACH names (?P<place>\S+)\."
        ),
        _("%(host)s is inside a private network; HAMDEL_REACH may name %(place)s."),
    ),
    (
        re.compile(
            r"Port (?P<port>\d+) is not gone to, unless HAMDEL_REACH names (?P<place>\S+)\."
        ),
        _("Port %(port)s is not gone to; HAMDEL_REACH may name %(place)s."),
    ),
    (re.compile(r"The gateway answered (?P<status>\d+)\."), _("The gateway answered %(status)s.")),
    (
        re.compile(r"The provider answered (?P<status>\d+) and nothing that can be read\."),
        _("The provider answered %(status)s and nothing that can be read."),
    ),
    (re.compile(r"The gateway says (?P<state>.*)\."), _("The gateway says %(state)s.")),
)


def told(problem: str) -> str:
    """Why something was laid aside, in the language of the screen where we know the words."""
    words = PROBLEMS.get(problem)
    if words is not None:
        return str(words)
    for known, words in PROBLEMS.items():  # what the provider answered may stand behind it
        if problem.startswith(f"{known} "):
            return f"{words} {problem[len(known) + 1 :]}"
    for shape, said in SHAPED:
        found = shape.fullmatch(problem)
        if found is not None:
            return str(said) % found.groupdict()
    return problem


def told_health(error: str) -> str:
    """What fails on an account, in the language of the screen: of what comes in and what goes out."""
    out, words = "Sending: ", _("Sending")
    lines = [
        f"{words}: {told(line.removeprefix(out))}" if line.startswith(out) else told(line)
        for line in error.splitlines()
    ]
    return " ".join(map(str, lines))


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
