"""A rule is written: when, if, do; beside it what it would have done to what happened last."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.accounts.public import person_of
from hamdel.conversations.public import PLACES
from hamdel.customers.public import customer_names
from hamdel.platform.roles import LEADING, only_for
from hamdel.platform.web.rule_forms import ROOT, RULE_CHANGED, Node, changed, place_of, read_form
from hamdel.platform.web.toasts import say

from ..contracts import RuleDraft, RuleFacts, RuleRefused
from ..editor import condition_rows, deed_rows
from ..rules.triggers import TRIGGERS
from ..rules.writing import (
    DEEDS,
    actions_of,
    condition_of,
    deeds_of,
    new_deed,
    new_node,
    node_of,
    whole,
)
from ..usecases.making import change_rule, make_rule
from ..usecases.trying import try_rule
from ..words import EVENTS, names_now
from .listing import Would, because_of, known

FIELDS = ("name", "event", "minutes", "per_day", "last", "enabled")
SHOWN = 20
_WRONG = {
    "name": gettext_lazy("Give it a name."),
    "minutes": gettext_lazy("Say after how many minutes."),
    "per_day": gettext_lazy("Say how many times a day: from 1 to 100."),
}


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def edit(request: HttpRequest, automation_id: int | None = None) -> HttpResponse:
    """Write a rule, or change one; `do` adds a line or drops one."""
    one = None if automation_id is None else known(automation_id)
    if request.method != "POST":
        return _page(request, *_begun(one), automation_id=automation_id)
    values = {name: request.POST.get(name, "").strip() for name in FIELDS}
    root, deeds = read_form(request.POST), read_form(request.POST, at=DEEDS)
    do = request.POST.get("do", "")
    if do:
        kind = request.POST.get(f"kind.{do.partition(':')[2]}", "words")
        changed(root, do, kind, begin=new_node)
        changed(deeds, do, kind, begin=new_deed, at=DEEDS)
        answer = _page(request, values, root, deeds, automation_id=automation_id)
        answer["HX-Trigger-After-Settle"] = RULE_CHANGED
        return answer
    who, now = person_of(request).email, timezone.now()
    try:
        said = _said(values, root, deeds)
        if automation_id is None:
            kept = make_rule(RuleDraft(**said), who=who, now=now)
        else:
            kept = change_rule(automation_id, changes=said, who=who, now=now)
    except RuleRefused as refused:
        return _page(request, values, root, deeds, automation_id=automation_id, refused=refused)
    say(request, _("The rule is kept."))
    return redirect("automations:one", automation_id=kept.id)


@require_POST
@only_for(*LEADING)
def dry_run(request: HttpRequest) -> HttpResponse:
    """What the rule would have done to what happened last; what is wrong where it makes no sense."""
    values = {name: request.POST.get(name, "").strip() for name in FIELDS}
    root, deeds = read_form(request.POST), read_form(request.POST, at=DEEDS)
    try:
        said = {**_said(values, root, deeds), "name": values["name"] or "?"}
        found = try_rule(RuleDraft(**said), now=timezone.now())
    except RuleRefused:
        problem = _("As soon as every line is whole, it stands here.")
        return render(request, "automations/tried.html", {"problem": problem})
    names = names_now()
    called = customer_names([one.customer_id for one in found.items if one.customer_id])
    given = {
        "found": found,
        "count": len(found.items),
        "items": [
            Would(
                one.conversation_id,
                one.case_id,
                called.get(one.customer_id or 0, ""),
                one.at,
                because_of(one.because, names),
            )
            for one in found.items[:SHOWN]
        ],
    }
    return render(request, "automations/tried.html", given)


def _begun(one: RuleFacts | None) -> tuple[dict[str, str], Node, Node]:
    """What the form holds at first."""
    if one is None:
        values = {"event": "message.received", "per_day": "5", "minutes": "60"}
        return values, new_node("all"), Node("all", {}, [new_deed("priority")])
    values = {
        "name": one.name,
        "event": one.event,
        "minutes": str(one.minutes or 60),
        "per_day": str(one.per_day),
        "last": "yes" if one.last else "",
        "enabled": "yes" if one.enabled else "",
    }
    root = node_of(one.conditions)
    return values, root if root.is_group else Node("all", {}, [root]), deeds_of(one.actions)


def _said(values: Mapping[str, str], root: Node, deeds: Node) -> dict[str, Any]:
    """The fields as a draft takes them. Raises RuleRefused for a number that is none."""
    event = values["event"]
    timed = any(one.timed for key, one in TRIGGERS.items() if key == event)
    numbers: dict[str, int] = {}
    for name in ("minutes", "per_day"):
        number = whole(values[name] or "0")
        if not isinstance(number, int):
            raise RuleRefused(_("That is no whole number."), field=name)
        numbers[name] = number
    return {
        "name": values["name"],
        "event": event,
        "minutes": numbers["minutes"] if timed else 0,
        "per_day": numbers["per_day"],
        "last": bool(values["last"]),
        "enabled": bool(values["enabled"]),
        "conditions": condition_of(root),
        "actions": actions_of(deeds),
    }


def _page(
    request: HttpRequest,
    values: Mapping[str, str],
    root: Node,
    deeds: Node,
    *,
    automation_id: int | None,
    refused: RuleRefused | None = None,
) -> HttpResponse:
    errors: dict[str, str] = {}
    problem = "" if refused is None else _WRONG.get(refused.field, str(refused))
    if refused is not None and refused.field.startswith(("conditions", "actions")):
        at = DEEDS if refused.field.startswith("actions") else ROOT
        problem = _("A line is not whole, or not right: it is marked.")
        errors[place_of(refused.field, at=at)] = _("Fill this in, or correct it.")
    names = names_now()
    given = {
        "values": values,
        "root": condition_rows(root, names, errors),
        "deeds": deed_rows(deeds, names, errors),
        "events": [(key, str(words)) for key, words in EVENTS.items()],
        "places": PLACES,
        "automation_id": automation_id,
        "problem": str(problem),
        "wrong": "" if refused is None else refused.field,
    }
    return render(request, "automations/edit.html", given, status=422 if refused else 200)
