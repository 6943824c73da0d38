"""One's own state: here, busy, on a break, gone; and how long today."""

from datetime import timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.conversations.public import actor_of_request
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.formats import local, show_number
from hamdel.platform.web.toasts import with_toast

from ..contracts import STATES
from ..queries.stretches import state_of, time_in_states
from ..usecases.states import set_state
from ..words import STATES as STATE_WORDS


@require_safe
@only_for(*SERVING)
def own_state(request: HttpRequest) -> HttpResponse:
    """The switch of the menu."""
    return _switch(request)


@require_POST
@only_for(*SERVING)
def set_own(request: HttpRequest) -> HttpResponse:
    """Say whether one is there."""
    state = next((one for one in STATES if one == request.POST.get("state")), None)
    if state is None:
        raise Http404("state")
    given = set_state(
        person_id=person_of(request).id,
        state=state,
        by=actor_of_request(request),
        now=timezone.now(),
    )
    said = _("You are: %(state)s.") % {"state": STATE_WORDS[state][0]}
    if given:
        more = ngettext(
            "%(count)s conversation that waited is in the queue again.",
            "%(count)s conversations that waited are in the queue again.",
            given,
        )
        said = f"{said} {more % {'count': show_number(given)}}"
    return with_toast(_switch(request), said)


def _switch(request: HttpRequest) -> HttpResponse:
    now, person = timezone.now(), person_of(request)
    today = local(now).replace(hour=0, minute=0, second=0, microsecond=0)
    times = time_in_states(person.id, since=today, until=now)
    state = state_of(person.id)
    choices = [
        (key, str(name), tone, times.get(key, timedelta()), key == state)
        for key, (name, tone) in STATE_WORDS.items()
    ]
    current = next(one for one in choices if one[4])
    return render(request, "routing/own_state.html", {"choices": choices, "current": current})
