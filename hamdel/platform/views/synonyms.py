"""Settings → Synonyms."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.platform.forms import SynonymsForm
from hamdel.platform.roles import only_for
from hamdel.platform.search.synonyms import all_synonyms, remove_synonyms


@require_http_methods(["GET", "HEAD", "POST"])
@only_for("admin")
def listing(request: HttpRequest) -> HttpResponse:
    """List the groups; keep a new one."""
    form = SynonymsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        added = form.add(who=_who(request), now=timezone.now())
        if added:
            messages.success(request, _("The words are kept. Search takes them for one another."))
            return redirect("synonyms")
    status = 422 if form.errors else 200
    context = {"groups": all_synonyms(), "form": form}
    return render(request, "platform/synonyms.html", context, status=status)


@require_POST
@only_for("admin")
def remove(request: HttpRequest, group_id: int) -> HttpResponse:
    """Forget a group."""
    if remove_synonyms(group_id=group_id, who=_who(request), now=timezone.now()):
        messages.success(request, _("The words are no longer taken for one another."))
    return redirect("synonyms")


def _who(request: HttpRequest) -> str:
    return str(getattr(request.user, "email", ""))
