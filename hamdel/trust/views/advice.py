"""Beside the composer: what a reply promises, and gentle marks on how it sounds."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from hamdel.conversations.public import (
    ConversationFacts,
    actor_of_request,
    conversation,
    messages_of,
)
from hamdel.interactions.public import moment_by_id
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.toasts import with_toast

from ..contracts import Refused
from ..lexicon import empathy
from ..queries.offers import offers_in, offers_of
from ..rules.empathy import Mark
from ..rules.moving import UNHAPPY
from ..usecases.offering import decline_offer, take_offer
from ..words import MARKS
from .acting import CHANGED


@dataclass(frozen=True, slots=True)
class MarkShown:
    """A mark in words."""

    icon: str
    name: str
    said: str
    instead: str


@require_POST
@only_for(*SERVING)
def advice(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """What to know of the text that is being written, and what the last messages promise."""
    talk = _known(conversation_id)
    now = timezone.now()
    text = request.POST.get("text", "")[:20_000]
    writing = text.strip() and request.POST.get("direction") != "note"
    given = {
        "talk": talk,
        "offers": offers_of(talk, now=now),
        "written": offers_in(text, talk, now=now) if writing else (),
        "marks": [_shown(one) for one in _marks(talk, text)] if writing else (),
    }
    return render(request, "trust/advice.html", given)


@require_POST
@only_for(*SERVING)
def take(request: HttpRequest, conversation_id: int, message_id: int, start: int) -> HttpResponse:
    """Keep a sentence as a promise, by one click."""
    now = timezone.now()
    try:
        made = take_offer(
            conversation_id=conversation_id, message_id=message_id, start=start,
            by=actor_of_request(request), now=now,
        )  # fmt: skip
    except Refused as refused:
        return with_toast(HttpResponse(""), str(refused))
    undo = reverse("trust:take_back", args=[made])
    return with_toast(
        HttpResponse(""), _("The promise is kept in mind."), undo=undo, events=[CHANGED]
    )


@require_POST
@only_for(*SERVING)
def decline(
    request: HttpRequest, conversation_id: int, message_id: int, start: int
) -> HttpResponse:
    """Say that a sentence is no promise."""
    _known(conversation_id)
    decline_offer(
        message_id=message_id, start=start, by=actor_of_request(request), now=timezone.now()
    )
    return HttpResponse("")


def _known(conversation_id: int) -> ConversationFacts:
    talk = conversation(conversation_id)
    if talk is None:
        raise Http404(str(conversation_id))
    return talk


def _marks(talk: ConversationFacts, text: str) -> tuple[Mark, ...]:
    """The marks on a reply; whether they are unhappy is what was read in what they wrote last."""
    theirs = [m for m in messages_of(talk.id) if m.direction == "in" and not m.machine and m.text]
    last = theirs[-1].interaction_id if theirs else None
    read = None if last is None else moment_by_id(last)
    felt = None if read is None else read[0].sentiment
    unhappy = felt is not None and felt <= UNHAPPY
    waits = talk.waiting_since is not None
    return empathy().marks(text, unhappy=unhappy, waits=waits)


def _shown(mark: Mark) -> MarkShown:
    name, icon = MARKS[mark.kind]
    return MarkShown(icon=icon, name=str(name), said=mark.said, instead=mark.instead)
