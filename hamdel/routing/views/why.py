"""Why a conversation is with whom it is: the explanation that was kept, or what would become of it now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.conversations.public import conversation
from hamdel.platform.roles import EVERYBODY, only_for

from ..contracts import Decision
from ..naming import names_now
from ..queries.assignments import assignments_of
from ..queries.picture import picture_of
from ..queries.rules import any_rule_on
from ..rules.placing import place_all
from ..telling import why


@require_safe
@only_for(*EVERYBODY)
def why_here(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Every time it was given by a rule, the newest first; where it waits, what holds it up."""
    names = names_now(choices=False)
    given = [
        (one, why(one.decision, names, rule=one.rule)) for one in assignments_of(conversation_id)
    ]
    waits = _waits(conversation_id)
    told = None if waits is None else why(waits, names)
    return render(request, "routing/why.html", {"given": given, "waits": told})


def _waits(conversation_id: int) -> Decision | None:
    found = conversation(conversation_id)
    if found is None or found.assignee_id is not None or found.waiting_since is None:
        return None
    if not any_rule_on():
        return None
    picture = picture_of(now=timezone.now())
    decisions = place_all(
        picture.queued, picture.team.agents, picture.settings, now=timezone.now()
    )
    return next((one for one in decisions if one.waiting_id == conversation_id), None)
