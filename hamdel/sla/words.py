"""The words of promises in working time."""

from datetime import datetime
from typing import Final

from django.conf import settings
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hamdel.conversations.public import Actor
from hamdel.platform.web.formats import (
    local,
    screen_language,
    show_date,
    show_datetime,
    show_number,
    show_percent,
    show_relative_day,
    show_time,
)

from .contracts import ClockFacts, Do, Step
from .models import Clock
from .rules.telling import Gap

BY: Final = Actor(who="hamdel", name="Hamdel")
TARGET_NAMES: Final[dict[str, Promise]] = {
    "first_reply": gettext_lazy("First reply"),
    "next_reply": gettext_lazy("Next reply"),
    "resolution": gettext_lazy("Resolution"),
    "queue": gettext_lazy("Taken by somebody"),
}
STATE_NAMES: Final[dict[str, Promise]] = {
    "waiting": gettext_lazy("waiting for the customer"),
    "snoozed": pgettext_lazy("of a conversation", "put off"),
    "on_hold": gettext_lazy("waiting for others"),
    "closed": pgettext_lazy("of a conversation", "closed"),
}
DO_NAMES: Final[dict[Do, Promise]] = {
    "tell_owner": gettext_lazy("tell who has it"),
    "tell_supervisors": gettext_lazy("tell the supervisors"),
    "raise_priority": gettext_lazy("make it more urgent"),
    "move_to_team": gettext_lazy("move it to a team"),
}
KIND_NAMES: Final[dict[str, Promise]] = {
    "conversation": pgettext_lazy("what is promised about", "Conversations"),
    "case": pgettext_lazy("what is promised about", "Cases"),
}
PRIORITY_NAMES: Final[dict[str, Promise]] = {
    "low": pgettext_lazy("priority", "Low"),
    "normal": pgettext_lazy("priority", "Normal"),
    "high": pgettext_lazy("priority", "High"),
    "urgent": pgettext_lazy("priority", "Urgent"),
}
REFUSALS: Final[dict[str, Promise]] = {
    "minutes": gettext_lazy("Promise something: write minutes for one target at least."),
    "steps": gettext_lazy("Each step comes at a percent of its own and does something."),
    "condition.attribute": gettext_lazy("Say an attribute and its value."),
}
PERCENT: Final = 100
WEEK: Final = 7
OFF: Final = "off"


def target_name(target: str) -> str:
    """The name of a target in the words of the screen."""
    return str(TARGET_NAMES.get(target, target))


def promised_text(clock: ClockFacts) -> str:
    """By which policy how much working time is promised, since when."""
    return _("%(policy)s: %(time)s of working time, since %(when)s") % {
        "policy": f"\u2068{clock.policy}\u2069",
        "time": length_text(clock.minutes),
        "when": show_datetime(clock.started_at),
    }


def length_text(minutes: int) -> str:
    """Working time in hours and minutes: a day of it is no day of the calendar."""
    hours, rest = divmod(minutes, 60)
    parts = [_("%(n)s h") % {"n": show_number(hours)}] if hours else []
    parts += [_("%(n)s min") % {"n": show_number(rest)}] if rest or not hours else []
    return (" و " if screen_language() == "fa" else " ").join(parts)


def still_text(since: datetime) -> str:
    """Since when a promise stands still."""
    return _("Stands still since %(when)s") % {"when": show_datetime(since)}


def gap_text(gap: Gap, *, now: datetime) -> str:
    """From when to when its time does not count, and why: «از ۱۴:۰۰ تا شنبه ۹:۰۰ تعطیل»."""
    why = _("closed") if gap.why == OFF else str(STATE_NAMES.get(gap.why, gap.why))
    return _("From %(start)s to %(end)s: %(why)s") % {
        "start": moment_text(gap.start, now=now),
        "end": moment_text(gap.end, now=now),
        "why": why,
    }


def moment_text(at: datetime, *, now: datetime) -> str:
    """A moment near `now` as people say it: today its time alone, else the day before it."""
    days = (local(at).date() - local(now).date()).days
    if days == 0:
        return show_time(at)
    near = 0 < days < WEEK
    day = show_date(at, style="weekday") if near else show_relative_day(at, now=now)
    return f"{day} {show_time(at)}"


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
