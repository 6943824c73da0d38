"""The rules of asking: a list, writing one, turning it on and off."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..contracts import NoSuchRule, Refused
from ..forms import RuleForm, survey_choices
from ..queries.rules import rule, rules
from ..screens import rule_cards, tabs
from ..usecases.ruling import bring_back_rule, remove_rule, save_rule, switch_rule


@require_safe
@only_for(*EVERYBODY)
def listing(request: HttpRequest) -> HttpResponse:
    """Every rule, with how many it asked and passed over."""
    leads = role_of(request) in LEADING
    given = {"cards": rule_cards(rules()), "leads": leads, "tabs": tabs("rules", leads=leads)}
    return render(request, "asking/rules.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def edit(request: HttpRequest, rule_id: int | None = None) -> HttpResponse:
    """Write a rule, or change one."""
    facts = None if rule_id is None else rule(rule_id)
    if rule_id is not None and facts is None:
        raise Http404(str(rule_id))
    form = RuleForm(request.POST if request.method == "POST" else None, facts=facts)
    if request.method == "POST" and form.is_valid():
        try:
            save_rule(
                form.given(), rule_id=rule_id, who=person_of(request).email, now=timezone.now()
            )
        except Refused as refused:
            form.add_error(
                refused.field if refused.field in form.fields else None, _wrong(refused)
            )
        else:
            say(request, _("The rule is kept. What happened before asks nobody."))
            return redirect("asking:rules")
    given = {"form": form, "rule": facts, "surveys": bool(survey_choices("open", "draft"))}
    return render(request, "asking/rule.html", given, status=422 if form.errors else 200)


@require_POST
@only_for(*LEADING)
def switch(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Turn a rule on or off."""
    facts = rule(rule_id)
    if facts is None:
        raise Http404(str(rule_id))
    switch_rule(rule_id, on=not facts.enabled, who=person_of(request).email, now=timezone.now())
    return redirect("asking:rules")


@require_POST
@only_for(*LEADING)
def remove(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Remove a rule; the way back is at the foot of the screen."""
    try:
        remove_rule(rule_id, who=person_of(request).email, now=timezone.now())
    except NoSuchRule:
        raise Http404(str(rule_id)) from None
    say(request, _("The rule is removed."), undo=reverse("asking:rule_back", args=[rule_id]))
    return redirect("asking:rules")


@require_POST
@only_for(*LEADING)
def back(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Undo the removal."""
    try:
        bring_back_rule(rule_id, who=person_of(request).email, now=timezone.now())
    except NoSuchRule:
        raise Http404(str(rule_id)) from None
    say(request, _("The rule is back."))
    return redirect("asking:rules")


def _wrong(refused: Refused) -> str:
    told = {
        "segment_id": _("Say which segment."),
        "survey_id": _("On a page a survey with a score is asked."),
        "name": _("Give it a name."),
    }
    return told.get(refused.field, str(refused))
