"""The list of surveys, and the gallery of those that are ready."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamdel.accounts.public import person_of
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.formats import screen_language

from ..contracts import KINDS, ToSave
from ..list_screen import gallery, list_screen
from ..ready import ready_survey, to_save
from ..rules.starting import usual_definition
from ..usecases.saving import save_survey
from ..words import KIND_NAMES


@require_safe
@only_for(*EVERYBODY)
def survey_list(request: HttpRequest) -> HttpResponse:
    """Show the list, or the page after a cursor."""
    given = {"list": list_screen(request), "may_write": role_of(request) in LEADING}
    template = "surveys/list.html#rows" if request.GET.get("cursor") else "surveys/list.html"
    return render(request, template, given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def new(request: HttpRequest) -> HttpResponse:
    """Choose what to begin with; a draft of it is opened in the editor."""
    if request.method != "POST":
        kinds = [(key, str(KIND_NAMES[key])) for key in KINDS]
        return render(request, "surveys/new.html", {"ready": gallery(), "kinds": kinds})
    language = screen_language()
    wanted = _wanted(request.POST.get("ready", ""), request.POST.get("kind", ""), language)
    if wanted is None:
        raise Http404
    made = save_survey(wanted, by=person_of(request).email, now=timezone.now())
    return redirect("surveys:survey", made)


def _wanted(ready: str, kind: str, language: str) -> ToSave | None:
    found = ready_survey(ready)
    if found is not None:
        return to_save(found, language=language)
    if kind not in KINDS:
        return None
    return ToSave(
        kind=kind,
        title=_("A new survey"),
        definition=usual_definition(kind, language=language),
    )
