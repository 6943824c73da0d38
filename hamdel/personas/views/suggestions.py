"""Groups that behavior suggests: looked for by the worker, drawn by one click."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.toasts import say
from hamdel.segments.public import SegmentRefused, read_aloud

from ..contracts import NoSuchPersona, Refused
from ..models import Search
from ..rules.clustering import APART
from ..rules.suggesting import FEWEST, Suggestion, read
from ..usecases.searching import ask_for_groups, draw_suggested
from ..words import name_group, say_figure, stage_names


@dataclass(frozen=True, slots=True)
class Group:
    """A group of the page: its name to begin with, its sentences, and the rule in words."""

    place: int
    name: str
    told: tuple[str, ...]
    rule: str
    suggestion: Suggestion


@require_safe
@only_for(*EVERYBODY)
def groups_screen(request: HttpRequest) -> HttpResponse:
    """What the newest look found, how far one is, or the invitation to look."""
    row = Search.objects.order_by("-pk").first()
    found = read(row.found) if row is not None and row.state == "done" else None
    given = {
        "search": row,
        "found": found,
        "groups": _groups(found.groups) if found else [],
        "apart_from": APART,
        "fewest": FEWEST,
        "under_way": row is not None and row.state in {"waiting", "running"},
        "may_edit": role_of(request) in LEADING,
    }
    return render(request, "personas/groups.html", given)


@require_POST
@only_for(*LEADING)
def look(request: HttpRequest) -> HttpResponse:
    """Let the worker look."""
    ask_for_groups(who=person_of(request).email, now=timezone.now())
    return redirect("personas:groups")


@require_POST
@only_for(*LEADING)
def draw(request: HttpRequest, search_id: int) -> HttpResponse:
    """Make a segment and a persona of a group; the persona is then given its words by hand."""
    place, name = request.POST.get("group", ""), request.POST.get("name", "")
    number = int(place) if place.isascii() and place.isdecimal() and len(place) <= 2 else -1  # noqa: PLR2004 - few groups
    who, now = person_of(request).email, timezone.now()
    try:
        made = draw_suggested(search_id, number, name=name, who=who, now=now)
    except NoSuchPersona:
        say(request, _("This group is not there any more: somebody has looked anew."))
        return redirect("personas:groups")
    except (SegmentRefused, Refused) as refused:
        say(request, str(refused))
        return redirect("personas:groups")
    say(
        request,
        _("A segment and a persona are made. Say now what they want and what troubles them."),
    )
    return redirect("personas:edit", persona_id=made)


def _groups(found: tuple[Suggestion, ...]) -> list[Group]:
    names = stage_names()
    return [
        Group(
            place=place,
            name=name_group(one, place + 1, names)[:120],
            told=tuple(say_figure(each, names) for each in one.figures),
            rule=read_aloud(one.found.rule),
            suggestion=one,
        )
        for place, one in enumerate(found)
    ]
