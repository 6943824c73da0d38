"""The rules that mark moments: listed, written, tried on the past."""

from datetime import timedelta
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.customers.public import customer_names, customers_of
from hamdel.platform.roles import EVERYBODY, LEADING, SERVING, only_for, role_of
from hamdel.platform.web.toasts import say
from hamdel.warehouse.public import TooMuch

from ..contracts import Behind, Span
from ..mark_form import MarkForm, said_of
from ..mark_words import place_names, say_rule
from ..queries.marks import KeptRule, kept_rules, tried
from ..rules.moments import MomentRule
from ..usecases.marking import (
    NoSuchRule,
    TooManyRules,
    change_rule,
    make_rule,
    move_rule_up,
    remove_rule,
    turn_rule,
)

DAYS: Final = 30
LIST: Final = "journeys:marking"


@require_safe
@only_for(*EVERYBODY)
def rules_screen(request: HttpRequest) -> HttpResponse:
    """All rules as sentences, in the order in which they are asked."""
    names = place_names()
    rows = [(one, say_rule(one.rule, names)) for one in kept_rules()]
    given = {"rows": rows, "may_edit": role_of(request) in LEADING}
    return render(request, "journeys/marking.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def edit(request: HttpRequest, mark_id: int | None = None) -> HttpResponse:
    """Write a rule, or another."""
    kept = None if mark_id is None else _known(mark_id)
    names = place_names()
    form = MarkForm(
        request.POST or None,
        places=names,
        initial=said_of(kept.rule) if kept else {"mark": "negative"},
    )
    if request.method == "POST" and form.is_valid():
        who, now = person_of(request).email, timezone.now()
        try:
            if kept is None:
                make_rule(form.rule, who=who, now=now)
            else:
                change_rule(kept.id, form.rule, who=who, now=now)
        except TooManyRules:
            form.add_error(
                None, _("Forty rules are more than anybody keeps in mind: remove one first.")
            )
        else:
            say(
                request,
                _("The rule is kept: %(sentence)s") % {"sentence": say_rule(form.rule, names)},
            )
            return redirect(LIST)
    given = {"form": form, "kept": kept}
    return render(request, "journeys/mark_rule.html", given, status=422 if form.errors else 200)


@require_POST
@only_for(*EVERYBODY)
def trial(request: HttpRequest) -> HttpResponse:
    """What the rule of the form would have marked in thirty days, with the newest of it."""
    names = place_names()
    form = MarkForm(request.POST, places=names)
    if not form.is_valid():
        return render(request, "journeys/mark_trial.html", {"problem": True})
    return _trial(request, form.rule, names)


@require_safe
@only_for(*EVERYBODY)
def trial_of(request: HttpRequest, mark_id: int) -> HttpResponse:
    """The same of a rule that is kept."""
    return _trial(request, _known(mark_id).rule, place_names())


@require_POST
@only_for(*LEADING)
def deed(request: HttpRequest, mark_id: int) -> HttpResponse:
    """Turn a rule on or off, move it up, remove it, bring it back: as the press says."""
    do = request.POST.get("do", request.GET.get("do", ""))
    who, now = person_of(request).email, timezone.now()
    undo = ""
    try:
        if do in {"on", "off"}:
            turn_rule(mark_id, on=do == "on", who=who, now=now)
            said = _("The rule marks.") if do == "on" else _("The rule marks no more.")
        elif do == "up":
            move_rule_up(mark_id, who=who, now=now)
            said = _("The rule is asked earlier.")
        elif do in {"remove", "back"}:
            remove_rule(mark_id, back=do == "back", who=who, now=now)
            said = _("The rule is back.") if do == "back" else _("The rule is removed.")
            undo = (
                f"{reverse('journeys:mark_deed', args=[mark_id])}?do=back"
                if do == "remove"
                else ""
            )
        else:
            raise Http404(do)
    except NoSuchRule:
        raise Http404(str(mark_id)) from None
    say(request, said, undo=undo)
    return redirect(LIST)


def _known(mark_id: int) -> KeptRule:
    found = next((one for one in kept_rules() if one.id == mark_id), None)
    if found is None:
        raise Http404(str(mark_id))
    return found


def _trial(
    request: HttpRequest, rule: MomentRule, names: tuple[dict[str, str], dict[str, str]]
) -> HttpResponse:
    now = timezone.now()
    given: dict[str, Any] = {"sentence": say_rule(rule, names), "mark": rule.mark, "days": DAYS}
    try:
        found = tried(rule, Span(since=now - timedelta(days=DAYS), until=now))
    except (Behind, TooMuch):
        return render(request, "journeys/mark_trial.html", {**given, "behind": True})
    whose = customers_of([one.profile_id for one in found.newest])
    named = customer_names(whose.values()) if role_of(request) in SERVING else {}
    shown = [
        (
            one,
            whose.get(one.profile_id, one.profile_id),
            named.get(whose.get(one.profile_id, 0), ""),
        )
        for one in found.newest
    ]
    given |= {"found": found, "shown": shown, "may_read": role_of(request) in SERVING}
    return render(request, "journeys/mark_trial.html", given)
