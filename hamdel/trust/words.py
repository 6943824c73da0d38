"""Words of trust: states, causes, steps, marks, what moves trust, parts of effort."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

Said = dict[str, Promise]

STATES: Final[dict[str, tuple[Promise, str]]] = {
    "open": (pgettext_lazy("promise", "Open"), ""),
    "at_risk": (pgettext_lazy("promise", "At risk"), "warning"),
    "kept": (pgettext_lazy("promise", "Kept"), "positive"),
    "broken": (pgettext_lazy("promise", "Broken"), "negative"),
    "withdrawn": (pgettext_lazy("promise", "Withdrawn"), "outline"),
}
CAUSES: Final[Said] = {
    "promise_broken": _("A promise was broken"),
    "anger": _("They are angry"),
    "repeat_failure": _("The same failed again and again"),
    "hand": _("Begun by hand"),
}
STEPS: Final[dict[str, tuple[Promise, Promise]]] = {
    "acknowledge": (
        _("Acknowledge"),
        _("Say what went wrong and that it was ours, before they have to."),
    ),
    "explain": (_("Explain"), _("Say why it happened, in a sentence that they understand.")),
    "fix": (_("Fix"), _("Do what was promised, or what they need instead.")),
    "make_good": (
        _("Make good"),
        _("Give something for the trouble, within what you may give."),
    ),
    "verify": (_("Ask them"), _("Two questions: is it solved, and do they rely on us again?")),
}
STEP_STATES: Final[Said] = {
    "open": pgettext_lazy("step", "To do"),
    "done": pgettext_lazy("step", "Done"),
    "skipped": pgettext_lazy("step", "Left out"),
}
UNTOLD: Final[Said] = {
    "off": _("The customer was not told: telling them is off."),
    "nowhere": _("The customer could not be told: there is no conversation with them."),
    "consent": _("The customer was not told: they do not want to be written to there."),
    "window": _("The customer could not be told: their last message there is too long ago."),
    "kind": _("The customer could not be told: nothing can be sent on this channel."),
    "recipient": _("The customer could not be told: no address of theirs is known there."),
}
MARKS: Final[dict[str, tuple[Promise, str]]] = {
    "blaming": (pgettext_lazy("mark", "Sounds like blame"), "hand"),
    "cold": (pgettext_lazy("mark", "Sounds cold"), "face-sad"),
    "jargon": (pgettext_lazy("mark", "A word of ours"), "info"),
    "no_acknowledgement": (pgettext_lazy("mark", "That they were heard is not said"), "heart"),
    "no_next_step": (pgettext_lazy("mark", "What comes next is not said"), "arrow"),
}
MOVES: Final[Said] = {
    "promise_kept": _("The promise was kept"),
    "promise_broken": _("The promise was broken"),
    "recovered": _("Their trust was restored"),
    "not_recovered": _("Restoring their trust did not succeed"),
    "made_good": _("It was made good"),
    "solved": _("Their case was solved"),
    "reopened": _("Their case was opened again"),
    "failed": _("Something failed for them"),
    "gave_up": _("They gave up waiting"),
    "waited": _("They waited long"),
    "unhappy": _("They were unhappy"),
    "angry": _("They were angry"),
    "happy": _("They were glad"),
}
PARTS: Final[Said] = {
    "contacts": pgettext_lazy("effort", "Contacts after the first"),
    "repeats": pgettext_lazy("effort", "For the same reason again"),
    "transfers": pgettext_lazy("effort", "Transfers"),
    "switches": pgettext_lazy("effort", "Switches of channel"),
    "minutes": pgettext_lazy("effort", "Minutes waited"),
    "retries": pgettext_lazy("effort", "Tries again"),
    "steps": pgettext_lazy("effort", "Steps by themselves"),
}
PURPOSES: Final[Said] = {
    "phone": _("For what can not wait, and what is easier said."),
    "chat": _("For a quick question while they are on the page."),
    "telegram": _("For who writes from their pocket, and for news on the way."),
    "bale": _("For who writes from their pocket, and for news on the way."),
    "sms": _("For short news that must arrive."),
    "email": _("For what is long, and what has to be kept."),
    "form": _("For who wants to write once and be answered."),
    "social": _("For what others can read, and should see answered."),
    "app": _("For who is our customer already, where their things are."),
}
HIDDEN: Final[dict[str, tuple[Promise, Promise]]] = {
    "again": (
        _("Came again"),
        _("Contacts after which they turned to us again within seven days for the same reason."),
    ),
    "gave_up": (
        _("Gave up waiting"),
        _("Calls and chats that they left before anybody answered."),
    ),
    "silent": (
        _("Went silent"),
        _("Solved cases after which they were never seen again, for thirty days and more."),
    ),
    "against": (
        _("Spoke against us"),
        _("Reviews, mentions and referrals whose words were unhappy."),
    ),
}
