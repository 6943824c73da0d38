"""Guides on a screen: the team's own, and those that come with Hamdel."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.conversations.public import actor_of_request
from hamdel.platform.roles import EVERYBODY, SERVING, only_for
from hamdel.platform.web.formats import screen_language

from ..starting import guides as all_guides
from ..usecases.studying import keep_guide, remove_guide
from .acting import done, known, serves


@require_safe
@only_for(*EVERYBODY)
def guides(request: HttpRequest) -> HttpResponse:
    """Every guide, with its questions."""
    given = {"guides": all_guides(screen_language()), "may_write": serves(request)}
    return render(request, "studies/guides.html", given)


@require_POST
@only_for(*SERVING)
def keep(request: HttpRequest, study_id: int) -> HttpResponse:
    """Keep a study's questions as a guide."""
    facts, by, now = known(study_id), actor_of_request(request), timezone.now()
    name = request.POST.get("name", "") or facts.title
    return done(
        request,
        lambda: keep_guide(
            name=name, kind=facts.kind, language=facts.language, questions=facts.questions, by=by,
            now=now,
        ),
        _("It is among the guides."),
        reverse("studies:guides"),
    )  # fmt: skip


@require_POST
@only_for(*SERVING)
def gone(request: HttpRequest, guide_id: int) -> HttpResponse:
    """Put a guide away, or bring it back."""
    back, now = "undo" in request.GET, timezone.now()
    undo = "" if back else f"{reverse('studies:guide_gone', args=[guide_id])}?undo"
    told = _("It is among the guides.") if back else _("The guide is put away.")
    return done(
        request,
        lambda: remove_guide(guide_id, back=back, now=now),
        told,
        reverse("studies:guides"),
        undo=undo,
    )
