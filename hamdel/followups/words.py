"""The words of follow-ups on screens."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KINDS: Final[Mapping[str, Promise]] = {
    "nps": pgettext_lazy("survey", "NPS"),
    "csat": pgettext_lazy("survey", "Satisfaction"),
    "ces": pgettext_lazy("survey", "Ease"),
    "stars": pgettext_lazy("survey", "Stars"),
}
CAUSES: Final[Mapping[str, Promise]] = {
    "score": _("Bad score"),
    "words": _("Unhappy words"),
    "hand": _("Begun by hand"),
}
# Why somebody has it: each a whole sentence of its own.
REASONS: Final[Mapping[str, Promise]] = {
    "skills": _("has the team and the skills that the routing rule asks for"),
    "touchpoint": _("the touchpoint is theirs"),
    "knows": _("has the conversation in which it was said"),
    "free": _("is at work and has room"),
    "fewest": _("has the fewest open follow-ups"),
    "only_one": _("nobody else serves"),
    "has_case": _("has the case of this conversation already"),
}
UNTOLD: Final[Mapping[str, Promise]] = {
    "nowhere": _("There is no channel that is on and reaches them: call them, and say so."),
    "kind": _("Nothing can be sent on that channel: call them, and say so."),
    "off": _("The channel by which they can be reached is turned off."),
    "consent": _("They do not want messages there: call them, and say so."),
    "held": _("They are to be left alone just now."),
    "frequency": _("They were written to too often lately: try again later, or call them."),
    "recipient": _("It is not known where to write to them: call them, and say so."),
    "window": _("On that channel one may write only a while after their last message."),
    "length": _("The message is too long for that channel."),
}
FIELDS: Final[Mapping[str, Promise]] = {
    "found": _("Say what was found."),
    "done": _("Say what was done."),
    "message": _("Tell the customer, or say why they are not told."),
    "answer": _("Write the answer; what was read already can not be changed."),
    "words": _("There are no words to pass on."),
    "expert": _("Choose somebody who can answer."),
    "hours": _("Say how many hours they have."),
    "case": _("Its case can not be solved yet: it asks for something more."),
    "interaction_id": _("These words are gone."),
}
