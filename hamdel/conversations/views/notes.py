"""The counter's fast form."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamdel.accounts.public import person_of
from hamdel.channels.public import accounts
from hamdel.platform.roles import SERVING, only_for

from ..contracts import Actor, Refused
from ..forms import NoteForm
from ..usecases.noting import KIND, Said, take_note


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def note(request: HttpRequest) -> HttpResponse:
    """Write down what somebody said in person, in a letter or at an event."""
    counters = [(one.id, one.name) for one in accounts(kind=KIND) if one.state != "off"]
    form = NoteForm(request.POST if request.method == "POST" else None, counters=counters)
    if request.method == "POST" and form.is_valid():
        try:
            _take(request, form)
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("It is in their story now."))
            return redirect("conversations:note")
    status = 422 if request.method == "POST" else 200
    return render(request, "conversations/note.html", {"form": form}, status=status)


def _take(request: HttpRequest, form: NoteForm) -> int:
    given = form.cleaned_data
    person = person_of(request)
    said = Said(
        text=given["text"],
        place=given["place"],
        identifiers=(given["who"],),
        name=given["name"],
        account_id=given.get("account"),
    )
    by = Actor(who=person.email, person_id=person.id, name=person.name)
    return take_note(said, by=by, now=timezone.now())
