"""The sentences at the top of a customer's page: what is so, and what a person should know."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamdel.platform.web.formats import show_date, show_number
from hamdel.platform.web.words import CHANNELS

from .action_words import told
from .story import Summary

if TYPE_CHECKING:
    from .people import Person


@dataclass(frozen=True, slots=True)
class Notice:
    """One sentence with its tone, and a way on."""

    tone: str
    icon: str
    text: str
    url: str = ""
    action: str = ""


def saying_of(summary: Summary) -> str:
    """The journey in one sentence: how much, since when, on how many channels, how it ended."""
    if summary.first_at is None:
        return _("No interaction with them yet.")
    text = ngettext(
        "%(count)s interaction since %(day)s.",
        "%(count)s interactions since %(day)s.",
        summary.moments,
    ) % {"count": show_number(summary.moments), "day": show_date(summary.first_at)}
    channel = CHANNELS.get(summary.last_channel, summary.last_channel)
    return f"{text} " + _("The newest: %(what)s (%(channel)s).") % {
        "what": told(summary.last_action),
        "channel": channel,
    }


def notices_of(person: "Person") -> list[Notice]:
    """What should be known before anything else: shared identifiers, claims, nobody yet."""
    found = []
    shared = [each for each in person.identifiers if each.shared]
    if shared:
        text = _("%(what)s %(value)s is used by several people, so it joins nobody by itself.")
        given = {"what": shared[0].label, "value": f"\u2068{shared[0].shown}\u2069"}
        found.append(Notice("warning", "users", text % given))
    claimed = [each for each in person.identifiers if not each.verified and _strong(each.kind)]
    if claimed and any(each.verified for each in person.identifiers):
        text = _("Somebody claims to be %(value)s; nobody has vouched for it.")
        found.append(Notice("", "info", text % {"value": f"\u2068{claimed[0].shown}\u2069"}))
    if not person.named and all(each.kind == "anonymous_id" for each in person.identifiers):
        text = _("Known by a browser alone. A form, a sign-in or a call will give them a name.")
        found.append(Notice("", "info", text))
    return found


def _strong(kind: str) -> bool:
    return kind in {"phone", "email", "user_id", "crm_id", "national_id"}
