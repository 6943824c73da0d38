"""The words of promises in working time."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hamdel.conversations.public import Actor
from hamdel.platform.web.formats import show_datetime, show_duration, show_percent

from .contracts import Do, Step
from .models import Clock

BY: Final = Actor(who="hamdel", name="Hamdel")
TARGETS: Final[dict[str, Promise]] = {
    "first_reply": gettext_lazy("First reply"),
    "next_reply": gettext_lazy("Next reply"),
    "resolution": gettext_lazy("Resolution"),
    "queue": gettext_lazy("Taken by somebody"),
}
STATES: Final[dict[str, Promise]] = {
    "waiting": gettext_lazy("waiting for the customer"),
    "snoozed": gettext_lazy("put off"),
    "on_hold": gettext_lazy("waiting for others"),
    "closed": gettext_lazy("closed"),
}
DOES: Final[dict[Do, Promise]] = {
    "tell_owner": gettext_lazy("tell who has it"),
    "tell_supervisors": gettext_lazy("tell the supervisors"),
    "raise_priority": gettext_lazy("make it more urgent"),
    "move_to_team": gettext_lazy("move it to a team"),
}
KINDS: Final[dict[str, Promise]] = {
    "conversation": pgettext_lazy("what is promised about", "Conversations"),
    "case": pgettext_lazy("what is promised about", "Cases"),
}
PERCENT: Final = 100


def target_name(target: str) -> str:
    """The name of a target in the words of the screen."""
    return str(TARGETS.get(target, target))


def left_text(due_at: datetime, now: datetime) -> str:
    """How long until, or since: «۲۵ دقیقه مانده», «۲ ساعت گذشته»."""
    if abs(due_at - now) < timedelta(minutes=1):
        return _("now")
    # Whole minutes: seconds tell nobody anything here.
    whole = timedelta(minutes=int(abs(due_at - now).total_seconds() // 60))
    said = _("%(time)s left") if due_at > now else _("%(time)s late")
    return said % {"time": show_duration(whole)}


def note_of(clock: Clock, step: Step, *, now: datetime) -> str:
    """What the team is told of a promise that is near its end, or broken, in the company's language."""
    with translation.override(settings.LANGUAGE_CODE):
        name = target_name(clock.target)
        if clock.breaks_at is not None and step.percent < PERCENT and clock.breaks_at > now:
            said = _("%(target)s is due %(when)s: %(share)s of the time has passed.")
        else:
            said = _("%(target)s was due %(when)s and is late.")
        return said % {
            "target": name,
            "when": show_datetime(clock.breaks_at or now),
            "share": show_percent(step.percent / PERCENT),
        }


def minutes_text(minutes: int) -> str:
    """A promise's length: «۴ ساعت کاری»."""
    return _("%(time)s of working time") % {"time": show_duration(timedelta(minutes=minutes))}
