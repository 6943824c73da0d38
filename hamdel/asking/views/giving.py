"""What is given for answers: codes and draws."""

from typing import Any

from django.conf import settings as program
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..contracts import IncentiveFacts, Refused
from ..forms import CodesForm, IncentiveForm, survey_choices
from ..queries.incentives import incentive, incentives, winners_of
from ..screens import tabs
from ..usecases.incentives import (
    add_codes,
    close_draw,
    draw_winners,
    offer_incentive,
    switch_incentive,
)
from ..usecases.telling import tell_nobody, tell_winners
from ..words import TOLD


@require_safe
@only_for(*EVERYBODY)
def listing(request: HttpRequest) -> HttpResponse:
    """Everything that is given, the newest first."""
    leads = role_of(request) in LEADING
    given = {"rows": incentives(), "leads": leads, "tabs": tabs("gifts", leads=leads)}
    return render(request, "asking/gifts.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def new(request: HttpRequest) -> HttpResponse:
    """Offer something for answers to a survey."""
    form = IncentiveForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = offer_incentive(form.given(), who=person_of(request).email, now=timezone.now())
        except Refused as refused:
            field = refused.field if refused.field in form.fields else None
            form.add_error(field, _("Say the prize.") if field == "prize" else str(refused))
        else:
            return redirect("asking:gift", incentive_id=made)
    given = {"form": form, "surveys": bool(survey_choices("open", "draft"))}
    return render(request, "asking/gift_new.html", given, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def one(request: HttpRequest, incentive_id: int) -> HttpResponse:
    """One incentive: its codes, or its draw. POST adds codes."""
    facts = _known(incentive_id)
    form = None
    if facts.kind == "codes":
        posted = request.method == "POST"
        form = CodesForm(request.POST if posted else None, request.FILES if posted else None)
        if posted and form.is_valid():
            try:
                added = add_codes(
                    facts.id, form.cleaned_data["codes"], who=person_of(request).email,
                    now=timezone.now(),
                )  # fmt: skip
            except Refused as refused:
                form.add_error(None, str(refused))
            else:
                say(request, _("Codes that came in: %(count)s.") % {"count": added})
                return redirect("asking:gift", incentive_id=facts.id)
    draw = facts.draw
    given: dict[str, Any] = {
        "facts": facts,
        "form": form,
        "draw": draw,
        "left": facts.codes - facts.given,
        "link": f"{program.BASE_URL}/draws/{draw.token}" if draw else "",
        "winners": [(one, TOLD.get(one.told)) for one in winners_of(draw.id)]
        if draw and draw.state == "drawn"
        else [],
    }
    status = 422 if form is not None and form.errors else 200
    return render(request, "asking/gift.html", given, status=status)


@require_POST
@only_for(*LEADING)
def act(request: HttpRequest, incentive_id: int) -> HttpResponse:
    """Switch an incentive on or off, close the entries of a draw, draw, or tell the winners."""
    facts, who, now = _known(incentive_id), person_of(request).email, timezone.now()
    do = request.POST.get("do", "")
    try:
        if do == "switch":
            switch_incentive(facts.id, on=not facts.enabled, who=who, now=now)
        elif do == "close":
            close_draw(facts.id, who=who, now=now)
            say(request, _("Entries are closed, and the digest of the list is public."))
        elif do == "draw":
            value = request.POST.get("public_value", "")
            draw_winners(facts.id, public_value=value, who=who, now=now)
            say(request, _("It is drawn, and the seed is public."))
        elif do == "tell":
            tell_winners(facts.id, who=who, now=now)
            say(
                request,
                _("The winners are told in five minutes; until then it can be taken back."),
            )
        elif do == "untell":
            tell_nobody(facts.id, who=who, now=now)
            say(request, _("Nobody is told."))
        else:
            raise Http404(do)
    except Refused as refused:
        told = refused.field == "told"
        close = _("Say the public value that was announced; close the entries first.")
        say(request, _("They were told already.") if told else close)
    return redirect("asking:gift", incentive_id=facts.id)


def _known(incentive_id: int) -> IncentiveFacts:
    facts = incentive(incentive_id)
    if facts is None:
        raise Http404(str(incentive_id))
    return facts
