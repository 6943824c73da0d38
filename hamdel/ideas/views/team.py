"""The team's screens of ideas: what waits, one idea with all that belongs to it, and new ones."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_safe

from hamdel.conversations.public import actor_of_request
from hamdel.platform.cursors import read_cursor, row_number, write_cursor
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.platform.web.toasts import say

from ..contracts import IdeaFacts, IdeaFilter, Origin, Refused, ToSuggest
from ..forms import ChangeForm, TeamIdeaForm
from ..origins import origin_of
from ..queries.ideas import Sort, count_by_state, idea, ideas, list_ideas, place_of
from ..queries.similar import found_ideas, similar_ideas
from ..queries.tellings import count_told
from ..queries.voices import voices_at, voices_of
from ..rules.states import STATES
from ..screens import idea_rows, next_step, state_tabs, voice_rows
from ..usecases.suggesting import suggest_idea
from ..words import told_problem

PAGE: Final = 50
_VOICES: Final = 12
_LONGEST: Final = 300


@require_safe
@only_for(*EVERYBODY)
def triage(request: HttpRequest) -> HttpResponse:
    """The ideas of a state, or those that wait for a look."""
    counts = count_by_state()
    waiting = sum(number for (shown, _state), number in counts.items() if shown == "waiting")
    state = request.GET.get("state", "")
    state = state if state in {*STATES, "waiting", "hidden"} else ("waiting" if waiting else "new")
    sort: Sort = "new" if request.GET.get("sort") == "new" else "votes"
    search = request.GET.get("q", "").strip()[:_LONGEST]
    wanted = _wanted(state, search)
    found = list_ideas(wanted, sort=sort, after=_place(request), limit=PAGE + 1)
    given: dict[str, Any] = {
        "rows": idea_rows(found[:PAGE]),
        "next_url": _next(found, state=state, sort=sort, q=search),
        "may_act": role_of(request) in SERVING,
    }
    if request.headers.get("HX-Request") and request.GET.get("cursor"):
        return render(request, "ideas/team_rows.html", given)
    given |= {
        "tabs": _tabs(state, waiting, counts),
        "state": state,
        "sort": sort,
        "search": search,
        "filters": _filters(sort),
        "action": reverse("ideas:team"),
    }
    return render(request, "ideas/team.html", given)


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, idea_id: int) -> HttpResponse:
    """One idea: its words, what becomes of it, whose voices it has, and who is told."""
    found = idea(idea_id)
    if found is None:
        raise Http404(str(idea_id))
    return work_page(request, found, ChangeForm(initial=_initial(found)))


@require_safe
@only_for(*EVERYBODY)
def beside(request: HttpRequest, idea_id: int) -> HttpResponse:
    """What stands beside an idea: who wants it, what was joined to it, and what may say the same."""
    found = idea(idea_id)
    if found is None:
        raise Http404(str(idea_id))
    alone = found.merged_into is None
    like = similar_ideas(found.title, public=False, but=found.root_id, limit=4) if alone else []
    given = {
        "row": idea_rows([found])[0],
        "voices": voice_rows(voices_of(found.id, limit=_VOICES)),
        "more_voices": max(found.votes - _VOICES, 0),
        "duplicates": idea_rows(ideas(found.duplicates)),
        "into": not alone,
        "like": idea_rows(ideas(like)),
        "may_act": role_of(request) in SERVING,
    }
    return render(request, "ideas/beside.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def new(request: HttpRequest) -> HttpResponse:
    """Write an idea down, of a conversation or any other place (`?from=KIND:ID`)."""
    origin = origin_of(request.POST.get("from") or request.GET.get("from") or "")
    start = {"text": "" if origin is None else origin.text}
    form = TeamIdeaForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        kept = _kept(request, form, origin)
        if kept is not None:
            say(request, _("The idea is kept."))
            return redirect("ideas:work", idea_id=kept)
    given = {
        "form": form,
        "origin": origin,
        "known": idea_rows(ideas(voices_at(origin.ref))) if origin else [],
        "like": [] if origin is None else idea_rows(ideas(found_ideas(origin.text))),
        "asked": "",
    }
    return render(request, "ideas/new.html", given, status=422 if form.errors else 200)


@require_safe
@only_for(*SERVING)
def find(request: HttpRequest) -> HttpResponse:
    """Ideas by their words, to give somebody's voice to."""
    asked = request.GET.get("q", "").strip()[:_LONGEST]
    given = {
        "like": idea_rows(ideas(found_ideas(asked))) if asked else [],
        "origin": origin_of(request.GET.get("from") or ""),
        "into_of": row_number(request.GET.get("into_of") or ""),
        "asked": asked,
    }
    return render(request, "ideas/found.html", given)


def work_page(
    request: HttpRequest, found: IdeaFacts, form: ChangeForm, *, status: int = 200
) -> HttpResponse:
    """One idea with the form as it is; who wants it and what is like it come a moment later."""
    given = {
        "row": idea_rows([found])[0],
        "form": form,
        "next": next_step(found, count_told(found.id)),
        "into": None if found.merged_into is None else idea(found.merged_into),
        "may_act": role_of(request) in SERVING,
    }
    return render(request, "ideas/work.html", given, status=status)


def _kept(request: HttpRequest, form: TeamIdeaForm, origin: Origin | None) -> int | None:
    said = form.cleaned_data
    wanted = ToSuggest(
        title=said["title"],
        text=said["text"],
        profile_id=None if origin is None else origin.profile_id,
        how="team",
        way="" if origin is None else origin.channel,
        origin="" if origin is None else origin.ref,
        channel="web" if origin is None else origin.channel,
        wants_news=said["news"],
    )
    try:
        return suggest_idea(wanted, by=actor_of_request(request), now=timezone.now())
    except Refused as refused:
        form.add_error(refused.field or "title", told_problem(str(refused)))
        return None


def _wanted(state: str, search: str) -> IdeaFilter:
    if state in {"waiting", "hidden"}:
        return IdeaFilter(shown=state, search=search)
    return IdeaFilter(states=(state,), shown="shown", search=search)


def _tabs(state: str, waiting: int, counts: Mapping[tuple[str, str], int]) -> list[dict[str, Any]]:
    address = reverse("ideas:team")
    seen = {of: number for (shown, of), number in counts.items() if shown == "shown"}
    first = {
        "label": pgettext("ideas", "To look at"),
        "url": f"{address}?state=waiting",
        "current": state == "waiting",
        "count": waiting,
    }
    last = {
        "label": pgettext("ideas", "Hidden"),
        "url": f"{address}?state=hidden",
        "current": state == "hidden",
        "count": None,
    }
    return [first, *state_tabs(seen, chosen=state, address=address, states=STATES), last]


def _filters(sort: str) -> list[dict[str, Any]]:
    options = [("votes", _("Most wanted first")), ("new", _("Newest first"))]
    return [
        {"name": "sort", "label": pgettext("ideas", "Order"), "value": sort, "options": options}
    ]


def _place(request: HttpRequest) -> tuple[int, int] | None:
    said = request.GET.get("cursor", "")
    try:
        return read_cursor(said, tuple[int, int]) if said else None
    except ValueError:
        return None


def _next(found: list[Any], **query: str) -> str:
    if len(found) <= PAGE:
        return ""
    kept = {**query, "cursor": write_cursor(*place_of(found[PAGE - 1]))}
    return f"{reverse('ideas:team')}?{urlencode(kept)}"


def _initial(found: Any) -> dict[str, Any]:
    names = ("state", "reason", "answer", "note", "title", "text", "version")
    kept = {name: getattr(found, name) for name in names}
    return {**kept, "effort": str(found.effort or ""), "impact": str(found.impact or "")}
