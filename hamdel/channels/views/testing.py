"""Settings → Channels → Send a test: what goes out and comes back, byte for byte."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hamdel.platform import audit
from hamdel.platform.roles import only_for

from ..forms import TrialForm
from ..kinds.register import kind_of
from ..queries.accounts import account
from ..rules.sms_parts import parts_of
from ..usecases.accounts import OUT, note_health
from ..words import told


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("admin")
def try_out(request: HttpRequest, account_id: int) -> HttpResponse:
    """Send a test on an account, at once, and show the exchange."""
    found = account(account_id)
    kind = kind_of(found.kind) if found is not None else None
    if found is None or kind is None or kind.try_out is None:
        raise Http404
    form = TrialForm(request.POST if request.method == "POST" else None)
    context = {"account": found, "form": form}
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        exchanged = kind.try_out(found, given["recipient"], given["text"])
        audit.record(
            who=str(getattr(request.user, "email", "")),
            act="test sent",
            subject=f"channel:{found.id}",
            before=None,
            after={"taken": not exchanged.problem},
            now=timezone.now(),
        )
        if not exchanged.problem:
            note_health(account_id=found.id, error="", part=OUT)
        parts = parts_of(given["text"]) if kind.reaches == "phone" else None
        context |= {"exchanged": exchanged, "problem": told(exchanged.problem), "parts": parts}
    status = 422 if request.method == "POST" and not form.is_valid() else 200
    return render(request, "channels/test.html", context, status=status)
