"""The customer vision on one page, composing it, and its versions."""

from itertools import zip_longest
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.conversations.public import actor_of_request
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..contracts import MOST_SECTIONS, NoSuch, Overtaken, Refused, Section, VisionFacts
from ..queries.stories import list_stories
from ..queries.vision import versions, vision
from ..rules.vision import changed
from ..screens import opening_shown, sections_shown
from ..usecases.composing import bring_back, compose_vision
from .acting import edits

_OFFERED: Final = 100  # stories that a part can choose from


@require_safe
@only_for(*EVERYBODY)
def page(request: HttpRequest) -> HttpResponse:
    """The vision as it is now."""
    newest = vision()
    given = {**_shown(request, newest), "may_edit": edits(request), "is_newest": True}
    return render(request, "stories/vision.html", given)


@require_safe
@only_for(*EVERYBODY)
def version(request: HttpRequest, version_number: int) -> HttpResponse:
    """The vision as it was once."""
    try:
        old = vision(version_number)
    except NoSuch:
        raise Http404(str(version_number)) from None
    newest = vision()
    given = {
        **_shown(request, old),
        "may_edit": edits(request),
        "is_newest": newest is not None and newest.number == version_number,
        "newest": newest,
    }
    return render(request, "stories/vision.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def compose(request: HttpRequest) -> HttpResponse:
    """Compose the next version."""
    newest = vision()
    said, problem = request.POST, ""
    if request.method == "POST":
        try:
            compose_vision(
                opening=said.get("opening", ""), sections=_said(said), why=said.get("why", ""),
                base=row_number(said.get("base")) or 0, by=actor_of_request(request),
                now=timezone.now(),
            )  # fmt: skip
        except Refused as refused:
            problem = str(refused)
        except Overtaken:
            problem = _(
                "Somebody saved another version meanwhile. Yours is below: read theirs, then save."
            )
        else:
            say(request, _("The vision is saved as a version of its own."))
            return redirect("stories:vision")
    sections = _said(said) if request.method == "POST" else newest.sections if newest else ()
    given = {
        "opening": said.get("opening", "") if said else newest.opening if newest else "",
        "parts": [*enumerate(sections), (len(sections), None)][:MOST_SECTIONS],
        "why": said.get("why", ""),
        "base": newest.number if newest else 0,
        "problem": problem,
        "stories": list_stories(limit=_OFFERED),
    }
    return render(request, "stories/compose.html", given, status=422 if problem else 200)


@require_POST
@only_for(*LEADING)
def back(request: HttpRequest, version_number: int) -> HttpResponse:
    """Let an old version be the newest again."""
    newest = vision()
    try:
        bring_back(
            version_number, base=newest.number if newest else 0, by=actor_of_request(request),
            now=timezone.now(),
        )  # fmt: skip
    except NoSuch:
        raise Http404(str(version_number)) from None
    except (Refused, Overtaken) as refused:
        say(request, str(refused))
        return redirect(reverse("stories:version", args=[version_number]))
    say(request, _("The vision is saved as a version of its own."))
    return redirect("stories:vision")


def _shown(request: HttpRequest, found: VisionFacts | None) -> dict[str, Any]:
    role = role_of(request)
    history = versions()
    lines = [
        (one, changed(before.sections if before else (), one.sections))
        for one, before in zip_longest(history, history[1:])
    ]
    return {
        "vision": found,
        "opening": "" if found is None else opening_shown(found, role=role),
        "parts": [] if found is None else sections_shown(found, role=role),
        "history": lines,
    }


def _said(said: QueryDict) -> list[Section]:
    """The parts that a form says, by the order that was typed beside them."""
    parts = []
    for place in range(MOST_SECTIONS + 1):
        if f"heading-{place}" not in said:
            continue
        chosen = [row_number(one) for one in said.getlist(f"stories-{place}")]
        section = Section(
            said.get(f"heading-{place}", ""),
            said.get(f"text-{place}", ""),
            tuple(one for one in chosen if one is not None),
        )
        order = row_number(said.get(f"order-{place}"))
        parts.append((place + 1 if order is None else order, place, section))
    return [section for _order, _place, section in sorted(parts, key=lambda one: one[:2])]
