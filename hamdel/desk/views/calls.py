"""Who rings: a card on every screen of those who serve, and the whole card of one call."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.conversations.public import call_by_id, ringing_calls
from hamdel.interactions.public import feelings_of
from hamdel.platform.roles import only_for
from hamdel.platform.web.curve import tone_of

from ..calls import ring_rows, sharers_of
from ..people import person_of
from ..reasons import reason_rows
from ..roles import SERVING

MOST_RINGING = 3


@require_safe
@only_for(*SERVING)
def ringing(request: HttpRequest) -> HttpResponse:
    """The calls that ring now: a piece of every screen, fetched when one begins or ends."""
    now = timezone.now()
    rows = ring_rows(ringing_calls(now=now, limit=MOST_RINGING), now=now)
    return render(request, "desk/ringing.html", {"rows": rows})


@require_safe
@only_for(*SERVING)
def call(request: HttpRequest, call_id: int) -> HttpResponse:
    """One call: who it is from (or who of those who share the line), why, and what to say first."""
    found = call_by_id(call_id)
    person = None if found is None else person_of(found.customer_id)
    if found is None or person is None:
        raise Http404(str(call_id))
    felt = feelings_of(person.id, limit=1, profiles=person.profiles)
    given = {
        "call": found.call,
        "person": person,
        "reasons": reason_rows(person.id, now=timezone.now(), profiles=person.profiles),
        "sharers": sharers_of(found),
        "tone": tone_of(felt[0][1]) if felt else "",
        "customer_id": person.id,
        "may_say": True,
    }
    return render(request, "desk/call.html", given)
