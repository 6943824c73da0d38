"""A persona is drawn, changed, put away."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.accounts.public import person_of
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import LEADING, only_for
from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.toasts import say
from hamdel.segments.public import SegmentFacts, segments

from ..contracts import NoSuchPersona, PersonaFacts, Refused
from ..forms import PersonaForm, said_of
from ..queries.personas import persona
from ..usecases.keeping import change_persona, make_persona, remove_persona


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def new(request: HttpRequest) -> HttpResponse:
    """Draw a persona; of a segment where the address names one."""
    there = segments()
    form = PersonaForm(
        request.POST or None, segments=there, initial=_begun(there, request.GET.get("segment"))
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = make_persona(form.to_keep(), who=person_of(request).email, now=timezone.now())
        except Refused as refused:
            _refuse(form, refused)
        else:
            say(request, _("The persona is kept."))
            return redirect("personas:one", persona_id=made)
    return _page(request, {"form": form})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def edit(request: HttpRequest, persona_id: int) -> HttpResponse:
    """Draw a persona anew."""
    one = known(persona_id)
    form = PersonaForm(request.POST or None, segments=segments(), kept=one, initial=said_of(one))
    if request.method == "POST" and form.is_valid():
        who, now = person_of(request).email, timezone.now()
        try:
            change_persona(persona_id, form.to_keep(), who=who, now=now)
        except Refused as refused:
            _refuse(form, refused)
        else:
            say(request, _("The persona is kept."))
            return redirect("personas:one", persona_id=persona_id)
    return _page(request, {"form": form, "persona": one})


@require_POST
@only_for(*LEADING)
def gone(request: HttpRequest, persona_id: int) -> HttpResponse:
    """Put a persona away, or bring it back."""
    back = "undo" in request.GET
    try:
        remove_persona(persona_id, back=back, who=person_of(request).email, now=timezone.now())
    except NoSuchPersona:
        raise Http404(str(persona_id)) from None
    if back:
        say(request, _("The persona is back."))
        return redirect("personas:one", persona_id=persona_id)
    undo = f"{reverse('personas:gone', args=[persona_id])}?undo"
    say(request, _("The persona is put away."), undo=undo)
    return redirect("personas:list")


def known(persona_id: int) -> PersonaFacts:
    """The persona of an address; raises Http404."""
    try:
        return persona(persona_id)
    except NoSuchPersona:
        raise Http404(str(persona_id)) from None


def _begun(there: list[SegmentFacts], said: str | None) -> dict[str, Any]:
    number = row_number(said)
    chosen = next((one for one in there if one.id == number), None)
    if chosen is None:
        return {}
    named = chosen.name_fa if screen_language() == "fa" else chosen.name_en
    return {"segment": str(chosen.id), "name": named}


def _refuse(form: PersonaForm, refused: Refused) -> None:
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))


def _page(request: HttpRequest, given: dict[str, Any]) -> HttpResponse:
    status = 422 if given["form"].errors else 200
    return render(request, "personas/form.html", given, status=status)
