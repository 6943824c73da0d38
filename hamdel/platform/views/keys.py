"""Settings → API keys."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.platform import keys
from hamdel.platform.forms import SCOPE_LABELS, KeyForm
from hamdel.platform.roles import only_for


@require_safe
@only_for("admin")
def listing(request: HttpRequest) -> HttpResponse:
    """List the living keys, and the revoked ones below."""
    rows = [(row, [SCOPE_LABELS[scope] for scope in row.scopes]) for row in keys.all_keys()]
    context = {
        "living": [(row, scopes) for row, scopes in rows if row.revoked_at is None],
        "revoked": [(row, scopes) for row, scopes in rows if row.revoked_at is not None],
    }
    return render(request, "platform/keys.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("admin")
def create(request: HttpRequest) -> HttpResponse:
    """Make a key and show its secret, this once."""
    form = KeyForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        status = 200 if request.method != "POST" else 422
        return render(request, "platform/key_new.html", {"form": form}, status=status)
    row, secret = keys.create_key(
        **form.facts(),
        now=timezone.now(),
        who=str(getattr(request.user, "email", "")),
        maker_id=request.user.pk,
    )
    return render(request, "platform/key_made.html", {"key": row, "secret": secret}, status=201)


@require_POST
@only_for("admin")
def revoke(request: HttpRequest, key_id: int) -> HttpResponse:
    """Stop a key."""
    who = str(getattr(request.user, "email", ""))
    if keys.revoke_key(key_id=key_id, who=who, now=timezone.now()):
        messages.success(request, _("The key is revoked. Nothing can use it any more."))
    return redirect("keys")
