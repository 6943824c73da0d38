"""Sessions on screens: planning, and the page on which observers write."""

from typing import Any, Final
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.conversations.public import actor_of_request
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, SERVING, only_for
from hamdel.platform.web.formats import local

from ..contracts import Refused, SessionFacts
from ..forms import PlanForm
from ..queries.sessions import files, newest_notes, unfinished
from ..queries.studies import participants
from ..screens import PersonRow, note_rows, person_rows, session_rows, study_card
from ..usecases.sessions import (
    begin_session,
    cancel_session,
    change_session,
    hold_session,
    plan_session,
)
from ..words import HOWS
from .acting import done, known, known_session, serves

MOST_NOTES: Final = 300  # on the page of a session; the others stand among notes and quotes


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def plan(request: HttpRequest, study_id: int) -> HttpResponse:
    """Plan a session."""
    facts = known(study_id)
    form = PlanForm(request.POST or None, people=_choices(study_id))
    if request.method == "POST" and form.is_valid():
        try:
            made = plan_session(study_id, form.to_plan())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("studies:session", talk_id=made)
    given = {"form": form, "study": facts}
    return render(request, "studies/plan.html", given, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def replan(request: HttpRequest, talk_id: int) -> HttpResponse:
    """Plan a session anew."""
    talk = known_session(talk_id)
    at = local(talk.planned_at)
    first: dict[str, Any] = {
        "day": at.date(), "hour": f"{at:%H:%M}", "minutes": talk.minutes, "way": talk.way,
        "people": [str(one) for one in talk.people], "place": talk.place, "title": talk.title,
    }  # fmt: skip
    form = PlanForm(request.POST or None, initial=first, people=_choices(talk.study_id))
    if request.method == "POST" and form.is_valid():
        try:
            change_session(talk_id, form.to_plan())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("studies:session", talk_id=talk_id)
    given = {"form": form, "study": known(talk.study_id), "talk": talk, "day": at.date()}
    return render(request, "studies/plan.html", given, status=422 if form.errors else 200)


@require_safe
@only_for(*EVERYBODY)
def session(request: HttpRequest, talk_id: int) -> HttpResponse:
    """One session: the guide, who is there, what one writes, what everybody wrote."""
    talk = known_session(talk_id)
    facts, me = known(talk.study_id), person_of(request)
    rows = [
        one
        for one in person_rows(participants(facts.id), may_see=serves(request))
        if one.facts.id in talk.people
    ]
    given = {
        "card": study_card(facts),
        "study": facts,
        "row": session_rows([talk], rows)[0],
        "talk": talk,
        "notes": note_rows(others(talk, me.id), facts, me=me.id),
        "files": files(talk_id),
        "hows": HOWS.items(),
        "may_write": serves(request),
        **composer(request, talk, rows),
    }
    return render(request, "studies/session.html", given)


@require_POST
@only_for(*SERVING)
def begin(request: HttpRequest, talk_id: int) -> HttpResponse:
    """Start the clock."""
    now = timezone.now()
    return done(
        request,
        lambda: begin_session(talk_id, now=now),
        _("The clock runs: notes are marked with the time."),
        reverse("studies:session", args=[talk_id]),
    )


@require_POST
@only_for(*SERVING)
def hold(request: HttpRequest, talk_id: int) -> HttpResponse:
    """Say who was there; their stories have it from now on."""
    there = [n for one in request.POST.getlist("there") if (n := row_number(one)) is not None]
    by, now = actor_of_request(request), timezone.now()
    return done(
        request,
        lambda: hold_session(talk_id, there=there, by=by, now=now),
        _("The session was held: it stands in the story of everybody who was there."),
        reverse("studies:session", args=[talk_id]),
    )


@require_POST
@only_for(*SERVING)
def cancel(request: HttpRequest, talk_id: int) -> HttpResponse:
    """Cancel a planned session, or bring it back."""
    back = request.POST.get("back") == "yes" or "undo" in request.GET
    address = reverse("studies:session", args=[talk_id])
    undo = "" if back else f"{reverse('studies:cancel', args=[talk_id])}?undo"
    told = _("It is planned again.") if back else _("The session is canceled.")
    return done(request, lambda: cancel_session(talk_id, back=back), told, address, undo=undo)


def composer(
    request: HttpRequest, talk: SessionFacts, people: list[PersonRow], problem: str = ""
) -> dict[str, Any]:
    """What the field shows in which one writes: the note one is still writing, or a new one."""
    me = person_of(request)
    writing = None if problem else unfinished(talk.id, observer_id=me.id)
    return {
        "talk": talk,
        "writing": writing,
        "key": uuid4().hex if writing is None else writing.key,
        "agreed": [one for one in people if one.facts.state == "agreed"],
        "alone": people[0] if len(people) == 1 else None,
        "me_id": me.id,
        "problem": problem,
    }


def others(talk: SessionFacts, me: int) -> list[Any]:
    """What is written down: all that is finished, and what others are writing just now."""
    return newest_notes(talk.id, besides=me, limit=MOST_NOTES)


def _choices(study_id: int) -> list[tuple[str, str]]:
    rows = person_rows(participants(study_id), may_see=True)
    return [
        (str(one.facts.id), f"{one.facts.label} · {one.name} ({one.state})")
        for one in rows
        if one.facts.state in ("asked", "agreed")
    ]
