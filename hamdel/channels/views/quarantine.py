"""Settings → Channels → Laid aside: what could not be read, as it came, and the way back in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.platform.roles import only_for

from ..queries.incoming import SHOWN, incoming, quarantined, raw_bytes
from ..rules.showing import shown_bytes
from ..usecases.quarantine import try_again
from ..words import told

PAGE = 50


@require_safe
@only_for("admin")
def listing(request: HttpRequest) -> HttpResponse:
    """What was laid aside, newest first."""
    before = _number(request.GET.get("before"))
    rows = quarantined(before_id=before, limit=PAGE + 1)
    more = reverse("channels:quarantine") + f"?before={rows[PAGE - 1].id}" if rows[PAGE:] else ""
    shown = [(row, told(row.problem)) for row in rows[:PAGE]]
    return render(request, "channels/quarantine.html", {"rows": shown, "next_url": more})


@require_safe
@only_for("admin")
def one(request: HttpRequest, incoming_id: int) -> HttpResponse:
    """One of them, with its bytes as text: shown, never acted upon."""
    found = incoming(incoming_id)
    if found is None:
        raise Http404
    text, whole = shown_bytes(raw_bytes(incoming_id), most=SHOWN)
    context = {"row": found, "problem": told(found.problem), "text": text, "whole": whole}
    return render(request, "channels/incoming.html", context)


@require_POST
@only_for("admin")
def again(request: HttpRequest, incoming_id: int) -> HttpResponse:
    """Read it again: a person vouches for it."""
    who = str(getattr(request.user, "email", ""))
    if not try_again(incoming_id=incoming_id, who=who, now=timezone.now()):
        raise Http404
    found = incoming(incoming_id)
    if found is not None and found.state == "done":
        messages.success(request, _("It is taken in now."))
        return redirect("channels:quarantine")
    messages.error(request, _("It still can not be read."))
    return redirect("channels:incoming", incoming_id)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else None  # noqa: PLR2004 - 64 bits
