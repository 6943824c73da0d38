"""Word rules on a screen: written, and tried on what was heard before."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.conversations.public import actor_of_request
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..contracts import Refused, RuleFacts
from ..forms import RuleForm
from ..queries.mentions import mentions_by_id
from ..queries.rules import rule, rules
from ..screens import mentions_shown, rule_side
from ..usecases.ruling import save_rule, try_on_past, turn_rule
from ..words import refusal

_SHOWN = 12


@require_safe
@only_for(*EVERYBODY)
def rule_list(request: HttpRequest) -> HttpResponse:
    """Every rule, with how many mentions it means."""
    given = {
        "rules": [(one, rule_side(one)) for one in rules()],
        "may_edit": role_of(request) in LEADING,
    }
    return render(request, "listening/rules.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def edit(request: HttpRequest, rule_id: int | None = None) -> HttpResponse:
    """Write a rule; `try` shows what it would have meant, and keeps nothing."""
    facts = None if rule_id is None else _known(rule_id)
    form = RuleForm(request.POST or None, initial=_first(facts))
    given: dict[str, Any] = {"form": form, "rule": facts}
    if request.method == "POST" and form.is_valid():
        if "try" in request.POST:
            given |= _tried(form)
        elif _saved(request, form, facts):
            say(request, _("Kept. What was heard before was judged by it, too."))
            return redirect("listening:rules")
    return render(request, "listening/rule.html", given, status=422 if form.errors else 200)


@require_POST
@only_for(*LEADING)
def turn(request: HttpRequest, rule_id: int, to: str) -> HttpResponse:
    """Turn a rule off or on."""
    on = to == "on"
    if not turn_rule(rule_id=rule_id, on=on, by=actor_of_request(request), now=timezone.now()):
        raise Http404(str(rule_id))
    undo = reverse("listening:rule_turn", args=[rule_id, "off" if on else "on"])
    say(request, _("The rule is on.") if on else _("The rule is off."), undo=undo)
    return redirect("listening:rules")


def _saved(request: HttpRequest, form: RuleForm, facts: RuleFacts | None) -> bool:
    try:
        save_rule(
            form.draft(on=facts is None or facts.on),
            rule_id=None if facts is None else facts.id,
            by=actor_of_request(request),
            now=timezone.now(),
        )
    except Refused as refused:
        form.add_error(refused.field if refused.field in form.fields else None, refusal(refused))
        return False
    return True


def _tried(form: RuleForm) -> dict[str, Any]:
    meant = try_on_past(form.words())
    return {
        "tried": True,
        "meant": len(meant),
        "samples": mentions_shown(mentions_by_id(meant[:_SHOWN])),
    }


def _first(facts: RuleFacts | None) -> dict[str, str]:
    if facts is None:
        return {"side": "ours"}
    return {
        "name": facts.name,
        "side": facts.side,
        "any": "، ".join(facts.any),
        "every": "، ".join(facts.every),
        "without": "، ".join(facts.without),
    }


def _known(rule_id: int) -> RuleFacts:
    found = rule(rule_id)
    if found is None:
        raise Http404(str(rule_id))
    return found
