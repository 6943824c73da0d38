"""The things to do now: what waits for a person, by their role."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hamdel.conversations.public import waiting_now
from hamdel.customers.public import count_suggestions
from hamdel.improvements.public import changes, changes_shown, count_late
from hamdel.interactions.public import refused_count, refused_events, went_badly
from hamdel.platform.web.formats import show_ago, show_date, show_number
from hamdel.sla.public import burning_now
from hamdel.touchpoints.public import (
    TouchpointFacts,
    catalogue,
    unmatched_now,
)

from .naming import name_in
from .whose import hit_rows

MOST = 3
SUDDENLY = timedelta(days=14)  # so long after it ended a sudden change is told
RECENT = timedelta(days=2)  # as long as something that went badly is told


@dataclass(frozen=True, slots=True)
class Todo:
    """One thing to do: a chip, a number that opens, a sentence, and the way there."""

    tone: str
    icon: str
    chip: str
    when: str
    count: int
    unit: str
    title: str
    text: str
    url: str
    action: str


def todo_list(*, role: str, now: datetime) -> list[Todo]:
    """At most three, the most pressing first; asks only what concerns the role."""
    makers = MAKERS.get(role, ())
    found = (make(now) for make in makers)
    return list(
        islice((todo for todo in found if todo is not None), MOST)
    )  # asks no more than it shows


def _refused(now: datetime) -> Todo | None:
    count = refused_count(since=now - timedelta(days=1))
    if not count:
        return None
    newest = refused_events(limit=1)[0]
    return Todo(
        tone="negative",
        icon="alert",
        chip=_("Refused"),
        when=show_ago(newest["received_at"], now=now),
        count=count,
        unit=ngettext("event in a day", "events in a day", count),
        title=_("A program sends what can not be understood"),
        text=str(newest["problem"]),
        url=reverse("desk:refused"),
        action=_("See what was refused"),
    )


def _unmatched(_now: datetime) -> Todo | None:
    count, first = unmatched_now()
    if first is None:
        return None
    return Todo(
        tone="warning",
        icon="unknown",
        chip=_("Not placed"),
        when="",
        count=count,
        unit=ngettext("kind of interaction", "kinds of interactions", count),
        title=_("Interactions that are on no touchpoint"),
        text=_("The most frequent is “%(action)s”, seen %(count)s times.")
        % {"action": first.action, "count": show_number(first.seen)},
        url=reverse("touchpoints:unmatched"),
        action=_("Place them"),
    )


def _suggestions(_now: datetime) -> Todo | None:
    count = count_suggestions()
    if not count:
        return None
    return Todo(
        tone="accent",
        icon="merge",
        chip=_("Perhaps one person"),
        when="",
        count=count,
        unit=ngettext("pair waits", "pairs wait", count),
        title=_("People who may be one and the same"),
        text=_("Look at what agrees and decide with one key; every merge can be undone."),
        url=reverse("desk:suggestions"),
        action=_("Look at them"),
    )


def _unowned(_now: datetime) -> Todo | None:
    unowned = [facts for facts in catalogue() if facts.owner_id is None]
    if not unowned:
        return None
    busiest = max(unowned, key=lambda facts: facts.seen)
    return Todo(
        tone="accent",
        icon="target",
        chip=_("No owner"),
        when="",
        count=len(unowned),
        unit=ngettext("touchpoint", "touchpoints", len(unowned)),
        title=_("Touchpoints that nobody answers for"),
        text=_("Begin with the busiest one: “%(name)s”.") % {"name": _name(busiest)},
        url=reverse("touchpoints:catalogue"),
        action=_("Choose owners"),
    )


def _unhappy(now: datetime) -> Todo | None:
    """The people whom something went badly for, in the last two days."""
    people = hit_rows(went_badly(since=now - RECENT, until=now))
    if not people:
        return None
    newest = people[0].moments[0]
    return Todo(
        tone="negative",
        icon="face-sad",
        chip=_("Went badly"),
        when=show_ago(newest.at, now=now),
        count=len(people),
        unit=ngettext("person lately", "people lately", len(people)),
        title=_("They may need you before they call"),
        text=_("Newest: %(what)s.") % {"what": f"{people[0].name}: {newest.what}"},
        url=reverse("desk:badly"),
        action=_("See who, and what happened"),
    )


def _waiting(now: datetime) -> Todo | None:
    """The conversations that wait for an answer."""
    count, since = waiting_now()
    if not count:
        return None
    return Todo(
        tone="accent",
        icon="inbox",
        chip=_("Inbox"),
        when="",
        count=count,
        unit=ngettext("conversation waits", "conversations wait", count),
        title=_("Customers wait for an answer"),
        text=_("The longest: since %(when)s.")
        % {"when": show_ago(since, now=now) if since else ""},
        url=reverse("conversations:inbox"),
        action=_("Open the inbox"),
    )


def _burning(now: datetime) -> Todo | None:
    """The conversations and cases whose deadline is near, or passed."""
    found = burning_now(now)
    count = sum(found.values())
    if not count:
        return None
    talks = found["conversation"] > 0
    return Todo(
        tone="negative",
        icon="clock",
        chip=_("Deadlines"),
        when="",
        count=count,
        unit=ngettext("deadline burns", "deadlines burn", count),
        title=_("Promised times run out"),
        text=_("Begin with what breaks first."),
        url=f"{reverse('conversations:inbox')}?queue=burning" if talks else reverse("cases:list"),
        action=_("See what burns"),
    )


def _suddenly(now: datetime) -> Todo | None:
    """The steps that suddenly hurt more than usual, which nobody has read of yet."""
    found = changes_shown(changes(since=now - SUDDENLY, unread=True))
    if not found:
        return None
    newest = found[0]
    return Todo(
        tone="negative",
        icon="trendup",
        chip=_("Suddenly worse"),
        when=show_ago(newest.facts.began_at, now=now),
        count=len(found),
        unit=ngettext("sudden change", "sudden changes", len(found)),
        title=newest.place,
        text=f"{newest.what} {newest.when}",
        url=reverse("improvements:changes"),
        action=_("See what changed"),
    )


def _late(now: datetime) -> Todo | None:
    """The improvements that should have been done by now."""
    count, longest = count_late(timezone.localdate(now))
    if longest is None or longest.due_on is None:
        return None
    return Todo(
        tone="warning",
        icon="target",
        chip=_("Improvements"),
        when="",
        count=count,
        unit=ngettext("improvement is late", "improvements are late", count),
        title=longest.title,
        text=_("It was due on %(day)s.") % {"day": show_date(longest.due_on)},
        url=f"{reverse('improvements:list')}?late",
        action=_("See what is late"),
    )


def _name(facts: TouchpointFacts) -> str:
    return name_in(facts.name_fa, facts.name_en)


MAKERS: dict[str, tuple[Callable[[datetime], Todo | None], ...]] = {
    "admin": (_suddenly, _refused, _unmatched, _suggestions, _unowned),
    "supervisor": (
        _suddenly, _burning, _unhappy, _waiting, _late, _suggestions, _unmatched, _unowned,
        _refused,
    ),
    "agent": (_burning, _waiting, _unhappy, _suggestions),
    "analyst": (_suddenly, _unhappy, _late),
}  # fmt: skip
