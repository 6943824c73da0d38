"""Settings → Deadlines: what is promised within which working time."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.conversations.public import actor_of_request
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..contracts import Changed, NoSuchPolicy, PolicyFacts, Refused, ToPromise
from ..forms import PolicyForm
from ..queries.policies import policies, policy
from ..screens import lines_of, offered
from ..usecases.policies import (
    bring_policy_back,
    order_policies,
    remove_policy,
    save_policy,
)
from ..words import REFUSALS


@require_safe
@only_for(*EVERYBODY)
def policy_list(request: HttpRequest) -> HttpResponse:
    """All policies in the order in which they are tried."""
    given = {"lines": lines_of(policies()), "may_write": role_of(request) in LEADING}
    return render(request, "sla/policies.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def edit(request: HttpRequest, policy_id: int | None = None) -> HttpResponse:
    """Make a policy, or change one."""
    found = None if policy_id is None else _known(policy_id)
    posted = request.POST if request.method == "POST" else None
    form = PolicyForm(posted, offered=offered(), found=found)
    if posted is not None and _saved(request, form, found):
        say(request, _("It is kept; what is open is measured by it."))
        return redirect("sla:policies")
    status = 200 if posted is None else 422
    return render(request, "sla/policy.html", {"form": form, "found": found}, status=status)


@require_POST
@only_for(*LEADING)
def move(request: HttpRequest, policy_id: int) -> HttpResponse:
    """Try a policy one place earlier or later."""
    ids = [one.id for one in policies()]
    if policy_id not in ids:
        raise Http404(str(policy_id))
    at = ids.index(policy_id)
    to = at + (-1 if request.POST.get("to") == "up" else 1)
    if 0 <= to < len(ids):
        ids[at], ids[to] = ids[to], ids[at]
        order_policies(ids, by=actor_of_request(request), now=timezone.now())
    return redirect("sla:policies")


@require_POST
@only_for(*LEADING)
def turn(request: HttpRequest, policy_id: int) -> HttpResponse:
    """Turn a policy on or off."""
    found = _known(policy_id)
    wanted = ToPromise(
        name=found.name,
        minutes=found.minutes,
        condition=found.condition,
        active=request.POST.get("on") == "1",
        calendar_id=found.calendar_id,
        pauses=found.pauses,
        steps=found.steps,
    )
    save_policy(wanted, policy_id=policy_id, by=actor_of_request(request), now=timezone.now())
    return redirect("sla:policies")


@require_POST
@only_for(*LEADING)
def remove(request: HttpRequest, policy_id: int) -> HttpResponse:
    """Promise it no more."""
    _done(
        lambda: remove_policy(
            policy_id=policy_id, by=actor_of_request(request), now=timezone.now()
        )
    )
    say(request, _("It is removed."), undo=reverse("sla:bring_back", args=[policy_id]))
    return redirect("sla:policies")


@require_POST
@only_for(*LEADING)
def bring_back(request: HttpRequest, policy_id: int) -> HttpResponse:
    """Promise again what was removed."""
    _done(
        lambda: bring_policy_back(
            policy_id=policy_id, by=actor_of_request(request), now=timezone.now()
        )
    )
    return redirect("sla:policies")


def _saved(request: HttpRequest, form: PolicyForm, found: PolicyFacts | None) -> bool:
    if not form.is_valid():
        return False
    try:
        save_policy(
            form.said(active=found is None or found.active),
            policy_id=None if found is None else found.id,
            version=row_number(request.POST.get("version", "")),
            by=actor_of_request(request),
            now=timezone.now(),
        )
    except Refused as refused:
        form.add_error(None, str(REFUSALS.get(refused.field, refused)))
    except Changed:
        form.add_error(None, _("Somebody changed it meanwhile: look at it again."))
    else:
        return True
    return False


def _known(policy_id: int) -> PolicyFacts:
    found = policy(policy_id)
    if found is None:
        raise Http404(str(policy_id))
    return found


def _done(deed: Callable[[], None]) -> None:
    try:
        deed()
    except NoSuchPolicy as gone:
        raise Http404(str(gone)) from gone
