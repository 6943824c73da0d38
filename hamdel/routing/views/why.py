"""Why something is with whom it is: the explanation that was kept, or what would become of it now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.cases.public import LIVE, case
from hamdel.conversations.public import conversation
from hamdel.platform.roles import EVERYBODY, only_for

from ..contracts import Decision, Kind
from ..holding import held_up
from ..naming import names_now
from ..queries.assignments import assignments_of
from ..queries.rules import any_rule_on
from ..telling import why


@require_safe
@only_for(*EVERYBODY)
def why_here(request: HttpRequest, conversation_id: int) -> HttpResponse:
    """Every time a conversation was given by a rule, the newest first; where it waits, what holds it up."""
    found = conversation(conversation_id)
    waits = found is not None and found.assignee_id is None and found.waiting_since is not None
    return _why(request, "conversation", conversation_id, waits=waits)


@require_safe
@only_for(*EVERYBODY)
def why_case(request: HttpRequest, case_id: int) -> HttpResponse:
    """The same of a case."""
    found = case(case_id)
    waits = found is not None and found.owner_id is None and found.state in LIVE
    return _why(request, "case", case_id, waits=waits)


def _why(request: HttpRequest, kind: Kind, pk: int, *, waits: bool) -> HttpResponse:
    names = names_now(choices=False)
    given = [(one, why(one.decision, names, rule=one.rule)) for one in assignments_of(pk, kind)]
    held = _held_up(kind, pk) if waits else None
    told = None if held is None else why(held, names)
    return render(request, "routing/why.html", {"given": given, "waits": told, "kind": kind})


def _held_up(kind: Kind, pk: int) -> Decision | None:
    return held_up((kind, pk), now=timezone.now()) if any_rule_on() else None
