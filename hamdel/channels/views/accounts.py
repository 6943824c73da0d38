"""Settings → Channels: the accounts, how they fare, and their settings."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.platform.roles import only_for

from ..contracts import REHEARSAL, AccountFacts, State
from ..forms import AccountForm
from ..kinds.register import kind_of, kinds
from ..queries.accounts import account, accounts
from ..queries.incoming import count_quarantined
from ..screens import account_rows, hook_address
from ..usecases.accounts import change_account, create_account, turn
from ..words import TURNED, told_health


@require_safe
@only_for("admin")
def listing(request: HttpRequest) -> HttpResponse:
    """Every account and how it fares."""
    aside = count_quarantined()
    context = {
        "rows": account_rows(accounts(), aside=aside),
        "aside": sum(aside.values()),
    }
    return render(request, "channels/accounts.html", context)


@require_safe
@only_for("admin")
def choose(request: HttpRequest) -> HttpResponse:
    """Choose the kind of a new channel."""
    return render(request, "channels/kinds.html", {"kinds": kinds()})


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("admin")
def create(request: HttpRequest, kind: str) -> HttpResponse:
    """Make an account of a kind."""
    declared = kind_of(kind)
    if declared is None:
        raise Http404
    form = AccountForm(declared, request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        made = create_account(
            kind=kind,
            name=form.cleaned_data["name"],
            settings=form.settings(),
            who=_who(request),
            now=timezone.now(),
        )
        messages.success(request, _("The channel is on."))
        return redirect("channels:account", made.id)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "channels/account.html", {"form": form, "kind": declared}, status=status
    )


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("admin")
def change(request: HttpRequest, account_id: int) -> HttpResponse:
    """One account: where programs post to it, and its settings."""
    found = _account(account_id)
    declared = kind_of(found.kind)
    if declared is None:
        raise Http404
    given = request.POST if request.method == "POST" else None
    form = AccountForm(declared, given, kept=found.settings, initial={"name": found.name})
    if request.method == "POST" and form.is_valid():
        change_account(
            account_id=account_id,
            name=form.cleaned_data["name"],
            settings=form.settings(),
            who=_who(request),
            now=timezone.now(),
        )
        messages.success(request, _("Saved."))
        return redirect("channels:account", account_id)
    context = {
        "form": form,
        "kind": declared,
        "account": found,
        "error": told_health(found.error),
        "address": "" if declared.snippet else hook_address(found, base=settings.BASE_URL),
        "snippet": declared.snippet(found, settings.BASE_URL) if declared.snippet else "",
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "channels/account.html", context, status=status)


@require_POST
@only_for("admin")
def switch(request: HttpRequest, account_id: int) -> HttpResponse:
    """Turn an account on or off, or let it rehearse."""
    _account(account_id)
    given = request.POST.get("state", "")
    state: State = "on" if given == "on" else REHEARSAL if given == REHEARSAL else "off"
    turn(account_id=account_id, state=state, who=_who(request), now=timezone.now())
    messages.success(request, str(TURNED[state]))
    return redirect("channels:accounts")


def _account(account_id: int) -> AccountFacts:
    found = account(account_id)
    if found is None:
        raise Http404
    return found


def _who(request: HttpRequest) -> str:
    return str(getattr(request.user, "email", ""))
