"""One improvement: what it is, what was said of it, and what it changed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamdel.accounts.public import people, person_of
from hamdel.conversations.public import actor_of_request
from hamdel.journeys.public import asked_of, name_of_step, step_names
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of

from ..contracts import Changed, Refused, ToImprove
from ..effect_screen import effect_shown
from ..forms import ImprovementForm, initial_of
from ..queries.capacity import capacity
from ..queries.effects import effect
from ..queries.figures import figures_at
from ..queries.improvements import checks_of, notes_of
from ..screens import cards_of
from ..usecases.improving import change_improvement, make_improvement
from ..words import signs_shown
from .acting import known

_ORIGIN = 80


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, improvement_id: int) -> HttpResponse:
    """An improvement with all that belongs to it."""
    facts, able = known(improvement_id), capacity()
    given = {
        "card": cards_of([facts], able=able, today=timezone.localdate())[0],
        "able": able,
        "signs": signs_shown(facts.figures),
        "checks": checks_of(improvement_id),
        "notes": notes_of(improvement_id),
        "may_act": role_of(request) in SERVING,
    }
    return render(request, "improvements/one.html", given)


@require_safe
@only_for(*EVERYBODY)
def changed(request: HttpRequest, improvement_id: int) -> HttpResponse:
    """What a finished improvement changed: a piece of its page."""
    found = effect(known(improvement_id), now=timezone.now())
    shown = None if found is None else effect_shown(found)
    return render(request, "improvements/effect.html", {"shown": shown})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def new(request: HttpRequest) -> HttpResponse:
    """Make an improvement; of a step with its figures where the address says one."""
    asked = asked_of(request.GET, today=timezone.localdate())
    step, names = request.GET.get("step", "")[:320], step_names()
    form = _form(request, {"step": step, "title": _title(step, names), "owner": _me(request)})
    if request.method == "POST" and form.is_valid():
        said, span = form.changes(), asked.span
        figures = (
            figures_at(
                said["step"], since=span.since, until=span.until, segment_id=span.segment_id
            )
            if said["step"]
            else None
        )
        try:
            made = make_improvement(
                ToImprove(**said, figures=figures, origin=request.GET.get("from", "")[:_ORIGIN]),
                by=actor_of_request(request),
                now=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("improvements:one", improvement_id=made)
    given: dict[str, Any] = {"form": form, "asked": asked}
    if step and request.method != "POST":
        span = asked.span
        given["figures"] = figures_at(
            step, since=span.since, until=span.until, segment_id=span.segment_id
        )
        given["signs"] = signs_shown(given["figures"])
        given["place"] = name_of_step(step, names)
    return render(request, "improvements/form.html", given, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def edit(request: HttpRequest, improvement_id: int) -> HttpResponse:
    """Word an improvement anew, weigh it, give it an owner and a day."""
    facts = known(improvement_id)
    form = _form(request, initial_of(facts))
    if request.method == "POST" and form.is_valid():
        try:
            change_improvement(
                improvement_id,
                form.changes(),
                version=row_number(request.POST.get("version")),
                by=actor_of_request(request),
                now=timezone.now(),
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        except Changed:
            form.add_error(None, _("Somebody changed it meanwhile. Look at it, then save again."))
        else:
            return redirect("improvements:one", improvement_id=improvement_id)
    given = {"form": form, "facts": facts, "back": reverse("improvements:one", args=[facts.id])}
    return render(request, "improvements/form.html", given, status=422 if form.errors else 200)


def _form(request: HttpRequest, initial: dict[str, Any]) -> ImprovementForm:
    names = step_names()
    return ImprovementForm(
        request.POST or None,
        initial=initial,
        steps=_steps(request, initial, names),
        owners=[(str(person.id), person.name or person.email) for person in people()],
    )


def _steps(
    request: HttpRequest, initial: dict[str, Any], names: dict[str, tuple[str, str]]
) -> list[tuple[str, str]]:
    """The catalogue, and the bare action that is asked about."""
    listed = sorted(((key, name) for key, (name, _stage) in names.items()), key=lambda one: one[1])
    own = {initial.get("step", ""), request.GET.get("step", "")} - {"", *names}
    return [*listed, *((step, name_of_step(step, names)) for step in sorted(own))]


def _title(step: str, names: dict[str, tuple[str, str]]) -> str:
    return _("Mend “%(step)s”") % {"step": name_of_step(step, names)} if step else ""


def _me(request: HttpRequest) -> str:
    return str(person_of(request).id)
