"""People are asked by hand: a few, or a segment."""

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamdel.accounts.public import person_of
from hamdel.customers.public import customer_of, recognize_customer
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import LEADING, only_for
from hamdel.platform.web.toasts import say
from hamdel.surveys.public import token_of_invitation

from ..contracts import AskFacts, Refused
from ..forms import HandForm, survey_choices
from ..screens import ask_rows, tabs
from ..usecases.inviting import Wanted, ask_people


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def by_hand(request: HttpRequest) -> HttpResponse:
    """Ask people; what was decided of each stands below."""
    first = {"key": uuid4().hex, "survey_id": row_number(request.GET.get("survey", ""))}
    form = HandForm(request.POST if request.method == "POST" else None, initial=first)
    made: list[AskFacts] | None = None
    if request.method == "POST" and form.is_valid():
        try:
            made = ask_people(
                _wanted(form.cleaned_data), by=person_of(request).email, now=timezone.now()
            )
        except Refused as refused:
            form.add_error(
                None,
                _("The survey is not open.") if refused.field == "survey_id" else str(refused),
            )
        else:
            if form.cleaned_data["segment_id"] is not None:
                say(request, _("They are asked one after the other; every decision stands here."))
                return redirect("asking:decisions")
    given: dict[str, Any] = {
        "form": form,
        "rows": None if made is None else ask_rows(made),
        "links": {} if made is None else {one.id: _link(one) for one in made},
        "tabs": tabs("by_hand", leads=True),
        "surveys": bool(survey_choices("open")),
    }
    return render(request, "asking/by_hand.html", given, status=422 if form.errors else 200)


def _wanted(said: dict[str, Any]) -> Wanted:
    people = [] if said["segment_id"] is not None else [_customer(one) for one in said["people"]]
    return Wanted(
        survey_id=said["survey_id"],
        key=said["key"],
        customer_ids=people,
        segment_id=said["segment_id"],
        way=said["way"],
        text=said["text"],
    )


def _customer(identifier: tuple[str, str]) -> int:
    profile = recognize_customer(
        identifiers=[identifier], attributes={}, source="asked by hand", now=timezone.now()
    )
    return customer_of(profile) or profile


def _link(one: AskFacts) -> str:
    if one.channel != "link" or one.invitation_id is None:
        return ""
    return f"{settings.BASE_URL}/s/{token_of_invitation(one.invitation_id)}"
