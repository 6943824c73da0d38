"""Follow-ups on a screen: what is open and until when, and one with its story, its outcome, its message."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import people, person_of
from hamdel.cases.public import Changed, NoSuchCase, assign_case, case
from hamdel.cases.public import Refused as CaseRefused
from hamdel.conversations.public import actor_of_request
from hamdel.customers.public import customer_names
from hamdel.interactions.public import moments_by_id, story_of
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.platform.web.instant_pages import next_of, place_of
from hamdel.platform.web.toasts import say

from ..contracts import Ended, FollowUpFilter, NoSuchFollowUp, Outcome, Refused
from ..queries.followups import (
    count_followups,
    followup,
    followups_of_responses,
    list_followups,
    signs_of,
)
from ..queries.questions import count_waiting
from ..screens import followup_row, followup_rows, gave
from ..usecases.ending import CouldNotTell, end_followup, reopen_followup
from ..words import UNTOLD
from .acting import PAGE, say_refused

TABS: Final = ("open", "mine", "late", "done", "untold")
_FEW: Final = 4
_BEFORE: Final = 6


@require_safe
@only_for(*EVERYBODY)
def followups(request: HttpRequest) -> HttpResponse:
    """The follow-ups of a tab, those due next first."""
    now, me = timezone.now(), person_of(request).id
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else "open"
    wanted = _wanted(tab, me, now)
    found = list_followups(wanted, now=now, after=place_of(request), limit=PAGE + 1)
    places = [(one.due_at if wanted.state == "open" else one.made_at, one.id) for one in found]
    given: dict[str, Any] = {
        "rows": followup_rows(found[:PAGE], now),
        "next_url": next_of("followups:list", {"tab": tab}, places, page=PAGE),
        "tab": tab,
    }
    if request.GET.get("cursor"):
        return render(request, "followups/rows.html", given)
    counted = {one: count_followups(_wanted(one, me, now)) for one in ("open", "mine", "late")}
    given |= {"tabs": _tabs(tab, counted), "counted": counted, "asked": count_waiting(me)}
    return render(request, "followups/list.html", given)


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, followup_id: int) -> HttpResponse:
    """One follow-up: what they said, the story before, who has it and why, and how it ends."""
    return _page(request, followup_id)


@require_POST
@only_for(*SERVING)
def end(request: HttpRequest, followup_id: int) -> HttpResponse:
    """End it: what was found and done, and what the customer is told."""
    said = request.POST
    outcome = Outcome(
        found=said.get("found", ""),
        done=said.get("done", ""),
        message=said.get("message", "") if said.get("tell") != "no" else "",
        untold_why=said.get("why", "") if said.get("tell") == "no" else "",
    )
    try:
        end_followup(
            followup_id=followup_id, outcome=outcome, by=actor_of_request(request),
            now=timezone.now(),
        )  # fmt: skip
    except NoSuchFollowUp:
        raise Http404(str(followup_id)) from None
    except CouldNotTell as untold:
        problem = str(UNTOLD.get(untold.reason, UNTOLD["nowhere"]))
        return _page(request, followup_id, problem=problem, status=422)
    except Refused as refused:
        say_refused(request, refused)
        return _page(request, followup_id, status=422)
    except Ended as ended:
        say_refused(request, ended)
        return redirect("followups:one", followup_id=followup_id)
    told = _("Closed; the customer was told.") if outcome.message else _("Closed.")
    say(request, told, undo=reverse("followups:reopen", args=[followup_id]))
    return redirect("followups:one", followup_id=followup_id)


@require_POST
@only_for(*SERVING)
def reopen(request: HttpRequest, followup_id: int) -> HttpResponse:
    """Follow it up again."""
    try:
        reopen_followup(followup_id=followup_id, by=actor_of_request(request), now=timezone.now())
    except NoSuchFollowUp:
        raise Http404(str(followup_id)) from None
    say(request, _("It is open again; what was told stays told."))
    return redirect("followups:one", followup_id=followup_id)


@require_POST
@only_for(*SERVING)
def give(request: HttpRequest, followup_id: int) -> HttpResponse:
    """Give it, with its case, to somebody."""
    found = followup(followup_id, now=timezone.now())
    known = None if found is None else case(found.case_id)
    if known is None:
        raise Http404(str(followup_id))
    try:
        assign_case(
            case_id=known.id,
            owner_id=row_number(request.POST.get("owner", "")),
            team_id=known.team_id,
            version=known.version,
            by=actor_of_request(request),
            now=timezone.now(),
        )
    except (Changed, NoSuchCase):
        say(request, _("Somebody else changed it meanwhile; look again."))
    except CaseRefused as refused:
        say(request, str(refused))
    return redirect("followups:one", followup_id=followup_id)


@require_safe
@only_for(*EVERYBODY)
def waiting(request: HttpRequest) -> HttpResponse:
    """Who waits for an answer: a piece of the page of results."""
    now = timezone.now()
    wanted = FollowUpFilter(state="open")
    rows = followup_rows(list_followups(wanted, now=now, limit=_FEW), now)
    given = {"rows": rows, "all": count_followups(wanted)}
    return render(request, "followups/waiting.html", given)


@require_safe
@only_for(*EVERYBODY)
def of_response(request: HttpRequest, response_id: int) -> HttpResponse:
    """The follow-up of an answer: a piece of its page; nothing where it has none."""
    now = timezone.now()
    known = followups_of_responses([response_id]).get(response_id)
    found = None if known is None else followup(known, now=now)
    row = None if found is None else followup_row(found, "", now)
    return render(request, "followups/of_response.html", {"row": row})


def _wanted(tab: str, me: int, now: Any) -> FollowUpFilter:
    return {
        "open": FollowUpFilter(state="open"),
        "mine": FollowUpFilter(state="open", owner_id=me),
        "late": FollowUpFilter(state="open", late_at=now),
        "done": FollowUpFilter(state="done"),
        "untold": FollowUpFilter(state="done", untold=True),
    }[tab]


def _tabs(tab: str, counted: dict[str, int]) -> list[dict[str, Any]]:
    address = reverse("followups:list")
    named = (
        ("open", _("Open follow-ups")),
        ("mine", pgettext("follow-ups", "Mine")),
        ("late", _("Late")),
        ("done", _("Closed")),
        ("untold", _("Closed without a word")),
    )
    return [
        {
            "label": label,
            "url": f"{address}?tab={key}",
            "current": key == tab,
            "count": counted.get(key),
        }
        for key, label in named
    ]


def _page(
    request: HttpRequest, followup_id: int, *, problem: str = "", status: int = 200
) -> HttpResponse:
    now = timezone.now()
    facts = followup(followup_id, now=now)
    if facts is None:
        raise Http404(str(followup_id))
    signs = signs_of(followup_id)
    shown = followup_row(
        facts, customer_names([facts.customer_id]).get(facts.customer_id, ""), now
    )
    known = case(facts.case_id)
    settled = known is not None and known.settled_at is not None
    story = story_of(facts.customer_id, limit=_BEFORE).moments
    given = {
        "shown": shown,
        "case": known,
        "signs": [(one, gave(one.kind, one.score, one.cause)) for one in signs],
        "moods": moments_by_id([one.interaction_id for one in signs]),
        "story": story,
        "may_act": role_of(request) in SERVING and facts.state == "open",
        "may_reopen": role_of(request) in SERVING and facts.state == "done",
        "people": [each for each in people() if each.role in SERVING],
        "found": request.POST.get("found", known.resolution if settled and known else ""),
        "done": request.POST.get("done", ""),
        "message": request.POST.get("message", ""),
        "why": request.POST.get("why", ""),
        "problem": problem,
    }
    return render(request, "followups/followup.html", given, status=status)
