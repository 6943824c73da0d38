"""What screens of listening say."""

import re
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hamdel.platform.web.formats import show_digits

NETWORKS: Final[dict[str, Promise]] = {
    "mastodon": _("Mastodon"),
    "instagram": _("Instagram"),
    "telegram": _("Telegram"),
    "x": _("X"),
    "reviews": _("Reviews"),
    "app-store": _("App store"),
    "blog": _("Blog"),
    "forum": _("Forum"),
    "web": _("Web"),
}
KINDS: Final[dict[str, tuple[Promise, str]]] = {
    "post": (pgettext_lazy("mention", "Post"), "voice"),
    "comment": (pgettext_lazy("mention", "Comment"), "chat"),
    "review": (pgettext_lazy("mention", "Review"), "star"),
    "message": (pgettext_lazy("mention", "Message"), "telegram"),
    "article": (pgettext_lazy("mention", "Article"), "book"),
}
STATES: Final[dict[str, tuple[Promise, str]]] = {
    "new": (pgettext_lazy("mention", "New"), "info"),
    "replied": (pgettext_lazy("mention", "Answered"), "positive"),
    "handed_over": (pgettext_lazy("mention", "Handed over"), "accent"),
    "closed": (pgettext_lazy("mention", "Closed"), ""),
}
TABS: Final[dict[str, Promise]] = {
    "new": pgettext_lazy("mentions", "New ones"),
    "replied": pgettext_lazy("mentions", "Answered ones"),
    "handed_over": pgettext_lazy("mentions", "Handed over ones"),
    "closed": pgettext_lazy("mentions", "Closed ones"),
    "all": pgettext_lazy("mentions", "All of them"),
}
MOODS: Final[dict[str, Promise]] = {
    "negative": pgettext_lazy("sentiment", "Unpleasant"),
    "positive": pgettext_lazy("sentiment", "Pleasant"),
    "neutral": pgettext_lazy("sentiment", "Neither"),
    "anger": pgettext_lazy("emotion", "Angry"),
    "sadness": pgettext_lazy("emotion", "Let down"),
    "fear": pgettext_lazy("emotion", "Worried"),
    "joy": pgettext_lazy("emotion", "Glad"),
}
SIDES: Final[dict[str, Promise]] = {
    "ours": pgettext_lazy("word rule", "Ours"),
    "theirs": pgettext_lazy("word rule", "A competitor's"),
    "topic": pgettext_lazy("word rule", "A topic"),
}
SOURCE_KINDS: Final[dict[str, Promise]] = {
    "feed": _("Feed (RSS or Atom)"),
    "mastodon": _("Mastodon-compatible server"),
    "files": _("Files"),
}
HEALTH: Final[dict[str, tuple[Promise, str]]] = {
    "well": (pgettext_lazy("source", "Well"), "positive"),
    "shaky": (pgettext_lazy("source", "Failed once"), "warning"),
    "troubled": (pgettext_lazy("source", "In trouble"), "negative"),
    "new": (pgettext_lazy("source", "Not asked yet"), ""),
    "off": (pgettext_lazy("source", "Off"), ""),
    "hand": (pgettext_lazy("source", "By hand"), ""),
}
POST_STATES: Final[dict[str, tuple[Promise, str]]] = {
    "waiting": (pgettext_lazy("post", "Waits for its time"), "info"),
    "running": (pgettext_lazy("post", "Being sent"), "info"),
    "sending": (pgettext_lazy("post", "Being sent"), "info"),
    "sent": (pgettext_lazy("post", "Posted"), "positive"),
    "unknown": (pgettext_lazy("post", "Nobody knows whether it appeared"), "warning"),
    "refused": (pgettext_lazy("post", "Refused"), "negative"),
    "cancelled": (pgettext_lazy("post", "Taken back"), ""),
}
EVIDENCE: Final[dict[str, Promise]] = {
    "email": _("Their e-mail is in the text"),
    "phone": _("Their phone number is in the text"),
    "name": _("Only the name is alike"),
}
MATCHED: Final[dict[str, Promise]] = {
    "identifier": _("By an identifier that was given with it"),
    "person": _("A colleague confirmed it"),
    "author": _("The author is known"),
}
TARGETS: Final[dict[str, Promise]] = {
    "text": pgettext_lazy("column", "Text"),
    "title": pgettext_lazy("column", "Title"),
    "rating": pgettext_lazy("column", "Rating"),
    "posted_at": pgettext_lazy("column", "When"),
    "author": pgettext_lazy("column", "Author"),
    "handle": pgettext_lazy("column", "User name"),
    "url": pgettext_lazy("column", "Address"),
    "ref": pgettext_lazy("column", "Its id there"),
    "network": pgettext_lazy("column", "Network"),
    "reach": pgettext_lazy("column", "Reach"),
    "email": pgettext_lazy("column", "E-mail"),
    "phone": pgettext_lazy("column", "Phone"),
    "user_id": pgettext_lazy("column", "User id"),
}


def network_name(network: str) -> str:
    """The word of a network; one that we do not know keeps its own."""
    return str(NETWORKS.get(network, network))


REFUSALS: Final[dict[str, Promise]] = {
    "Say something.": _("Say something."),
    "A time to come, within a year.": _("A time to come, within a year."),
    "Nothing can be posted there.": _("Nothing can be posted there."),
    "It was said on another network.": _("It was said on another network."),
    "There is no such customer.": _("There is no such customer."),
    "It names its customer by an identifier.": _(
        "It came with an identifier of its customer: correct that customer instead."
    ),
    "A kept token goes to no other address: enter it again.": _(
        "A kept token goes to no other address: enter it again."
    ),
    "Another rule is called so.": _("Another rule is called so."),
    "Write at least one word.": _("Write at least one word."),
    "Say what it is about.": _("Say what it is about."),
}


def refusal(problem: Exception) -> str:
    """Why something was not done, in the words of the screen where we have them."""
    return str(REFUSALS.get(str(problem), problem))


_TROUBLES: Final = (
    (r"It answered (?P<n>[0-9]{3})\b(?P<more>.*)", _("It answered %(n)s.%(more)s")),
    (r"(?P<n>\S+) could not be reached.*", _("%(n)s could not be reached.%(more)s")),
    (r"(?P<n>\S+) gave no answer.*", _("%(n)s gave no answer.%(more)s")),
    (r"The answer is too long.*", _("Its answer is longer than 5 MB.")),
    (r"This is no feed.*", _("What it answers is no feed.")),
    (
        r"Reading it takes longer.*",
        _("Reading it takes longer, or more memory, than a feed may take."),
    ),
    (r"Whoever sent it ended.*", _("The program ended while it was sending.")),
    (r"Its source is turned off.*", _("Its source is turned off.")),
    (r"Its answer is no.*", _("Its answer can not be understood.")),
    (r"It sends us on too often.*", _("It sends us on too often.")),
)


def trouble(problem: str) -> str:
    """What is wrong with a source or a post, in the words of the screen where we have them."""
    for pattern, said in _TROUBLES:
        if found := re.fullmatch(pattern, problem, re.DOTALL):
            given = found.groupdict()
            number = given.get("n") or ""
            shown = show_digits(number) if number.isdecimal() else number
            return str(said) % {"n": shown, "more": (given.get("more") or "").lstrip(".")}
    return problem
