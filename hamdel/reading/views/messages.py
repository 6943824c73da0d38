"""One message: how it was read, why, and a person's word about it."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import people
from hamdel.interactions.public import texts_of
from hamdel.language.entities import find_entities
from hamdel.platform.roles import only_for, role_of
from hamdel.platform.web.toasts import say, with_toast

from ..contracts import HEADS, Head, ReadMessage
from ..public import CorrectionError, active_reader, correct_reading, reading_of, take_back
from ..roles import CORRECTORS, EVERYBODY
from ..screens import entities_shown, head_rows, label_names
from ..words import LANGUAGES


@require_safe
@only_for(*EVERYBODY)
def message(request: HttpRequest, interaction_id: int) -> HttpResponse:
    """A message with how it was read; htmx gets the piece alone."""
    return _drawn(request, interaction_id)


@require_POST
@only_for(*CORRECTORS)
def correct(request: HttpRequest, interaction_id: int) -> HttpResponse:
    """Keep what a person says of one head."""
    head, label = request.POST.get("head", ""), request.POST.get("label", "")
    known: dict[str, Head] = {one: one for one in HEADS}
    if head not in known:
        return HttpResponse(status=400)
    try:
        done = correct_reading(
            interaction_id=interaction_id,
            head=known[head],
            label=label,
            who=str(getattr(request.user, "email", "")),
            now=timezone.now(),
        )
    except CorrectionError:
        return HttpResponse(status=400)
    name = label_names(known[head]).get(label, label)
    text = _("Kept: %(label)s. The reader learns from it.") % {"label": name}
    undo = reverse("reading:take_back", args=[done.undo_id])
    return _answered(request, interaction_id, text, undo=undo)


@require_POST
@only_for(*CORRECTORS)
def undo(request: HttpRequest, annotation_id: int) -> HttpResponse:
    """Take a word back."""
    who = str(getattr(request.user, "email", ""))
    done = take_back(annotation_id=annotation_id, who=who, now=timezone.now())
    if done is None:
        return HttpResponse(status=404)
    return _answered(request, done.interaction_id, _("Taken back."))


def _answered(
    request: HttpRequest, interaction_id: int, text: str, *, undo: str = ""
) -> HttpResponse:
    """The piece anew; lines that tell of the message elsewhere hear of it. After an undo it asks itself."""
    if request.headers.get("HX-Request"):
        events = [f"told-{interaction_id}", *([] if undo else [f"read-{interaction_id}"])]
        return with_toast(_drawn(request, interaction_id), text, undo=undo, events=events)
    say(request, text, undo=undo)
    return redirect("reading:message", interaction_id=interaction_id)


def _drawn(request: HttpRequest, interaction_id: int) -> HttpResponse:
    piece = "#reading" if request.headers.get("HX-Request") else ""
    kept = reading_of(interaction_id)
    said = texts_of([interaction_id]).get(interaction_id)
    if said is None or (kept is None and not piece):
        raise Http404(str(interaction_id))
    if kept is None:  # it came in a moment ago
        return render(request, "reading/message.html#reading", {"waiting": True})
    reading = active_reader()[1].read(said.text)
    day = timezone.localtime(said.occurred_at).date()
    given: dict[str, Any] = {
        "said": said,
        "language": LANGUAGES[kept.language],
        "heads": head_rows(said.text, reading, kept.heads, people=_people(kept)),
        "interaction_id": interaction_id,
        "entities": entities_shown(said.text, find_entities(said.text, reference=day)),
        "may_correct": role_of(request) in CORRECTORS,
    }
    return render(request, f"reading/message.html{piece}", given)


def _people(kept: ReadMessage) -> dict[str, str]:
    """The names of those who corrected it, by e-mail."""
    wanted = {fact.corrected_by for fact in kept.heads.values() if fact.corrected_by}
    return {one.email: one.name for one in people() if one.email in wanted} if wanted else {}
