"""The rules in their order, one rule with everything it did, and what rules did to a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.customers.public import customer_names
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, LEADING, SERVING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..contracts import ApplicationFacts, NoSuchApplication, NoSuchRule, RuleFacts
from ..queries.applications import application, applications, failed_occasions
from ..queries.rules import rule, rules
from ..usecases.making import bring_back, change_rule, order_rules, remove_rule
from ..usecases.undoing import undo_application
from ..words import Names, actions_said, condition_said, did_said, names_now, when_said

PAGE = 50
BESIDE = 5


@dataclass(frozen=True, slots=True)
class Card:
    """A rule in sentences."""

    facts: RuleFacts
    when: str
    condition: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Applied:
    """What a rule did, in words; `undo`: whether it can be taken back."""

    facts: ApplicationFacts
    name: str
    because: tuple[str, ...]
    did: tuple[tuple[str, bool, str], ...]
    undo: bool


@require_safe
@only_for(*EVERYBODY)
def rule_list(request: HttpRequest) -> HttpResponse:
    """Every rule in its order."""
    names = names_now()
    given = {
        "cards": [card_of(one, names) for one in rules()],
        "failed": failed_occasions(),
        "may_edit": role_of(request) in LEADING,
    }
    return render(request, "automations/list.html", given)


@require_safe
@only_for(*EVERYBODY)
def one_rule(request: HttpRequest, automation_id: int) -> HttpResponse:
    """One rule and what it did, a page at a time."""
    one = known(automation_id)
    names = names_now()
    before = row_number(request.GET.get("cursor"))
    rows = applications(rule_id=one.id, before=before, limit=PAGE + 1)
    address = reverse("automations:one", args=[one.id])
    more = len(rows) > PAGE
    given = {
        "card": card_of(one, names),
        "applied": applied_of(rows[:PAGE], names),
        "next_url": f"{address}?cursor={rows[PAGE - 1].id}" if more else "",
        "may_edit": role_of(request) in LEADING,
        "may_undo": role_of(request) in SERVING,
    }
    template = "automations/one.html#applied" if before else "automations/one.html"
    return render(request, template, given)


@require_safe
@only_for(*EVERYBODY)
def of_conversation(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Show what rules did to a conversation, and why: a piece of the inbox, empty where they did nothing."""
    rows = applications(conversation_id=conversation_id, limit=BESIDE)
    given = {
        "applied": applied_of(rows, names_now()) if rows else (),
        "conversation_id": conversation_id,
        "may_undo": role_of(request) in SERVING,
    }
    return render(request, "automations/beside.html", given)


@require_POST
@only_for(*LEADING)
def switch(request: HttpRequest, automation_id: int) -> HttpResponse:
    """Switch a rule on or off."""
    one = known(automation_id)
    who, now = person_of(request).email, timezone.now()
    change_rule(one.id, changes={"enabled": not one.enabled}, who=who, now=now)
    say(request, _("The rule is off.") if one.enabled else _("The rule is on."))
    if request.POST.get("back") == "one":
        return redirect("automations:one", automation_id=one.id)
    return redirect("automations:list")


@require_POST
@only_for(*LEADING)
def move(request: HttpRequest, automation_id: int) -> HttpResponse:
    """Move a rule one place up or down."""
    order = [one.id for one in rules()]
    if automation_id not in order:
        raise Http404(str(automation_id))
    at = order.index(automation_id)
    to = at - 1 if request.POST.get("way") == "up" else at + 1
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
        order_rules(order, who=person_of(request).email, now=timezone.now())
    return redirect("automations:list")


@require_POST
@only_for(*LEADING)
def remove(request: HttpRequest, automation_id: int) -> HttpResponse:
    """Remove a rule; the way back is at the foot of the screen."""
    one = known(automation_id)
    remove_rule(one.id, who=person_of(request).email, now=timezone.now())
    say(request, _("The rule is removed."), undo=reverse("automations:back", args=[one.id]))
    return redirect("automations:list")


@require_POST
@only_for(*LEADING)
def back(request: HttpRequest, automation_id: int) -> HttpResponse:
    """Undo the removal."""
    try:
        bring_back(automation_id, who=person_of(request).email, now=timezone.now())
    except NoSuchRule:
        raise Http404(str(automation_id)) from None
    say(request, _("The rule is back."))
    return redirect("automations:one", automation_id=automation_id)


@require_POST
@only_for(*SERVING)
def take_back(request: HttpRequest, application_id: int) -> HttpResponse:
    """Take back what a rule did."""
    try:
        facts = application(application_id)
        stays = undo_application(application_id, who=person_of(request).email, now=timezone.now())
    except NoSuchApplication:
        raise Http404(str(application_id)) from None
    told = ", ".join(did_said(one) for one in stays)
    say(
        request, _("Taken back, but for: %(what)s") % {"what": told} if stays else _("Taken back.")
    )
    if request.POST.get("back") == "conversation" and facts.conversation_id is not None:
        return redirect("conversations:conversation", conversation_id=facts.conversation_id)
    return redirect("automations:one", automation_id=facts.rule_id)


def known(automation_id: int) -> RuleFacts:
    """The rule of an address; raises Http404."""
    try:
        return rule(automation_id)
    except NoSuchRule:
        raise Http404(str(automation_id)) from None


def card_of(one: RuleFacts, names: Names) -> Card:
    """A rule in sentences."""
    return Card(
        facts=one,
        when=when_said(one.event, one.minutes),
        condition=condition_said(one.conditions, names),
        actions=tuple(actions_said(one.actions, names)),
    )


def applied_of(rows: Sequence[ApplicationFacts], names: Names) -> tuple[Applied, ...]:
    """What rules did, in words."""
    called = customer_names([one.customer_id for one in rows if one.customer_id is not None])
    return tuple(
        Applied(
            facts=one,
            name=called.get(one.customer_id or 0, ""),
            because=because_of(one.because, names),
            did=tuple(
                (did_said(did["do"]), bool(did["ok"]), did.get("problem", "")) for did in one.did
            ),
            undo=one.state == "done" and one.undone_at is None and any(d["ok"] for d in one.did),
        )
        for one in rows
    )


def because_of(conditions: Sequence[Any], names: Names) -> tuple[str, ...]:
    """The conditions that held, each in words; an empty group says nothing."""
    said = (condition_said(one, names) for one in conditions)
    return tuple(one for one in said if one)


@dataclass(frozen=True, slots=True)
class Would:
    """What a rule would have been applied to."""

    conversation_id: int | None
    case_id: int | None
    name: str
    at: datetime
    because: tuple[str, ...]
