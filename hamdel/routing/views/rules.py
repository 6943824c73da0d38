"""The supervisor's page of rules: read, order, turn, change, test, take back."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.conversations.public import Actor, actor_of_request
from hamdel.platform.roles import LEADING, only_for
from hamdel.platform.web.toasts import say

from ..contracts import Refused, Rule
from ..forms import RuleForm
from ..naming import Names, names_now
from ..queries.rules import rule_by_id, rules_in_order, teamless
from ..queries.trying import Tried, try_rules
from ..telling import Why, conditions_told, goes_told, why
from ..usecases.rules import add_rule, change_rule, move_rule, remove_rule, turn_rule, undo_rules


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLine:
    """A rule as it is read; `now`: how many of those who wait it takes."""

    id: int
    name: str
    is_on: bool
    team_gone: bool
    asks: Sequence[str]
    goes: Sequence[str]
    now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedLine:
    """One that waits, and what would become of it."""

    tried: Tried
    why: Why


@require_safe
@only_for(*LEADING)
def rule_list(request: HttpRequest) -> HttpResponse:
    """All rules in their order, and what they would do now."""
    names, rules = names_now(), rules_in_order()
    tried = try_rules([one for one in rules if one.is_on], now=timezone.now())
    counted = Counter(one.rule.id for one in tried if one.rule is not None)
    gone = teamless([one.id for one in rules])
    lines = [_line(one, names, counted[one.id], team_gone=one.id in gone) for one in rules]
    given = {"lines": lines, "tried": tried_lines(tried, names), "waiting": len(tried)}
    return render(request, "routing/rules.html", {**given, "found": _found(tried)})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def rule(request: HttpRequest, rule_id: int | None = None) -> HttpResponse:
    """Write a rule, or change it."""
    found = None if rule_id is None else rule_by_id(rule_id)
    if rule_id is not None and found is None:
        raise Http404(str(rule_id))
    posted = request.POST if request.method == "POST" else None
    form = RuleForm(posted, names=names_now(), rule=found)
    if posted is not None and form.is_valid() and _kept(request, form):
        return redirect("routing:rules")
    status = 200 if posted is None else 422
    return render(request, "routing/rule.html", {"form": form, "found": found}, status=status)


@require_POST
@only_for(*LEADING)
def try_out(request: HttpRequest, rule_id: int | None = None) -> HttpResponse:
    """What would become of those who wait, were the rule as it stands in the form."""
    found = None if rule_id is None else rule_by_id(rule_id)
    names = names_now()
    form = RuleForm(request.POST, names=names, rule=found)
    if not form.is_valid():
        return render(request, "routing/tried.html", {"form": form}, status=422)
    rules = [one for one in rules_in_order() if one.is_on or one.id == rule_id]
    drafted = replace(form.rule(), is_on=True)
    tried = try_rules(_with(rules, drafted), now=timezone.now())
    mine = [one for one in tried if one.rule is not None and one.rule.id == drafted.id]
    given = {"tried": tried_lines(mine, names), "waiting": len(tried), "found": _found(mine)}
    return render(request, "routing/tried.html", given)


@require_POST
@only_for(*LEADING)
def move(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Ask a rule earlier or later."""
    steps = -1 if request.POST.get("to") == "up" else 1
    return _deed(
        request,
        lambda by: move_rule(rule_id=rule_id, steps=steps, by=by, now=timezone.now()),
        _("The order is changed."),
    )


@require_POST
@only_for(*LEADING)
def turn(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Turn a rule on or off."""
    on = request.POST.get("on") == "1"
    return _deed(
        request,
        lambda by: turn_rule(rule_id=rule_id, is_on=on, by=by, now=timezone.now()),
        _("The rule is on.") if on else _("The rule is off."),
    )


@require_POST
@only_for(*LEADING)
def remove(request: HttpRequest, rule_id: int) -> HttpResponse:
    """Take a rule away."""
    return _deed(
        request,
        lambda by: remove_rule(rule_id=rule_id, by=by, now=timezone.now()),
        _("The rule is removed."),
    )


@require_POST
@only_for(*LEADING)
def undo(request: HttpRequest, deed_id: int) -> HttpResponse:
    """Put the rules back as they were."""
    try:
        undo_rules(deed_id=deed_id, by=actor_of_request(request), now=timezone.now())
    except Refused:
        say(request, _("The rules were changed meanwhile and stay as they are."))
    else:
        say(request, _("The rules are as they were."))
    return redirect("routing:rules")


def tried_lines(tried: Sequence[Tried], names: Names) -> list[TriedLine]:
    """Decisions in words."""
    return [
        TriedLine(tried=one, why=why(one.decision, names, rule=one.rule.name if one.rule else ""))
        for one in tried
    ]


def _line(rule: Rule, names: Names, now: int, *, team_gone: bool) -> RuleLine:
    return RuleLine(
        id=rule.id,
        name=rule.name,
        is_on=rule.is_on,
        team_gone=team_gone,
        asks=conditions_told(rule, names),
        goes=goes_told(rule, names),
        now=now,
    )


def _found(tried: Sequence[Tried]) -> int:
    """How many would go to somebody at once."""
    return sum(one.decision.agent_id is not None for one in tried)


def _with(rules: Sequence[Rule], drafted: Rule) -> list[Rule]:
    if drafted.id:
        return [drafted if one.id == drafted.id else one for one in rules]
    return [*rules, drafted]


def _kept(request: HttpRequest, form: RuleForm) -> bool:
    said, by, now = form.rule(), actor_of_request(request), timezone.now()
    try:
        deed = change_rule(said, by=by, now=now) if said.id else add_rule(said, by=by, now=now)[1]
    except Refused as refused:
        field = refused.field if refused.field in form.fields else None
        form.add_error(field, str(refused))
        return False
    say(request, _("The rule is kept."), undo=reverse("routing:undo", args=[deed]))
    return True


def _deed(request: HttpRequest, deed: Callable[[Actor], int], text: str) -> HttpResponse:
    try:
        done = deed(actor_of_request(request))
    except Refused as refused:
        raise Http404(str(refused)) from refused
    say(request, text, undo=reverse("routing:undo", args=[done]))
    return redirect("routing:rules")
