"""The public board: what is wanted, by how many, and what became of it."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from hamdel.customers.public import customer_of
from hamdel.platform.cursors import read_cursor, write_cursor
from hamdel.platform.roles import role_of

from ..contracts import IdeaFacts, IdeaFilter
from ..models import Visitor
from ..queries.ideas import Place, Sort, idea, list_ideas, place_of
from ..queries.voices import voiced_by
from ..rules.states import STATES, takes_voices
from ..screens import idea_rows, public_frame
from ..who_visits import profiles_in, visitor_in
from ..words import STATES as STATE_WORDS

PAGE: Final = 30
_LONGEST: Final = 200  # letters of a search


@never_cache
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """A page of the ideas that everybody may see."""
    visitor = visitor_in(request, timezone.now())
    state, sort = _state(request), _sort(request)
    search = request.GET.get("q", "").strip()[:_LONGEST]
    wanted = IdeaFilter(public=True, states=_states(state, search), search=search)
    found = list_ideas(wanted, sort=sort, after=_place(request), limit=PAGE + 1)
    shown = found[:PAGE]
    mine = voiced_by(profiles_in(visitor), [one.id for one in shown])
    given: dict[str, Any] = {
        "rows": idea_rows(shown, voted=mine),
        "next_url": _next(found, state=state, sort=sort, search=search),
        "here": request.get_full_path(),
    }
    if request.headers.get("HX-Request") and request.GET.get("cursor"):
        return render(request, "ideas/rows.html", given)
    given |= {
        **public_frame(page="board", known=visitor is not None),
        "sort": sort,
        "state": state,
        "search": search,
        "sorts": _sorts(sort, state, search),
        "filters": _filters(state),
    }
    return render(request, "ideas/board.html", given)


@never_cache
@require_safe
def one(request: HttpRequest, idea_id: int) -> HttpResponse:
    """One idea; the address of a joined one leads to the one that speaks for it."""
    visitor = visitor_in(request, timezone.now())
    found = idea(idea_id)
    if found is None or not _may_see(found, visitor):
        raise Http404(str(idea_id))
    if found.root_id != found.id:
        return redirect("ideas:idea", idea_id=found.root_id)
    mine = voiced_by(profiles_in(visitor), [found.id])
    given = {
        **public_frame(page="", known=visitor is not None),
        "row": idea_rows([found], voted=mine)[0],
        "team": role_of(request) is not None,
        "here": reverse("ideas:idea", args=[found.id]),
    }
    return render(request, "ideas/idea.html", given)


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What a visitor suggested and voted for."""
    visitor = visitor_in(request, timezone.now())
    if visitor is None:
        return redirect("ideas:enter")
    customer = customer_of(visitor.profile_id)
    wanted = IdeaFilter(customer_id=customer, joined_too=False)
    found = list_ideas(wanted, sort="new", limit=100)
    given = {
        **public_frame(page="mine", known=True),
        "rows": idea_rows(found, voted=[one.id for one in found]),
        "next_url": "",
        "here": reverse("ideas:mine"),
    }
    return render(request, "ideas/mine.html", given)


def _may_see(found: IdeaFacts, visitor: Visitor | None) -> bool:
    return found.shown == "shown" or (
        found.author_id is not None and found.author_id in profiles_in(visitor)
    )


def _state(request: HttpRequest) -> str:
    said = request.GET.get("state", "")
    return said if said in {*STATES, "all"} else ""


def _states(state: str, search: str) -> tuple[str, ...]:
    """What is asked for; where nobody asked, what still takes voices, and all where words are sought."""
    if state in STATES:
        return (state,)
    return () if state == "all" or search else tuple(one for one in STATES if takes_voices(one))


def _sort(request: HttpRequest) -> Sort:
    return "new" if request.GET.get("sort") == "new" else "votes"


def _place(request: HttpRequest) -> Place | None:
    said = request.GET.get("cursor", "")
    if not said:
        return None
    try:
        return read_cursor(said, tuple[int, int])
    except ValueError:
        return None


def _address(**query: str) -> str:
    kept = {name: value for name, value in query.items() if value}
    address = reverse("ideas:board")
    return f"{address}?{urlencode(kept)}" if kept else address


def _next(found: list[IdeaFacts], *, state: str, sort: str, search: str) -> str:
    if len(found) <= PAGE:
        return ""
    cursor = write_cursor(*place_of(found[PAGE - 1]))
    return _address(state=state, sort=sort, q=search, cursor=cursor)


def _sorts(sort: str, state: str, search: str) -> list[dict[str, Any]]:
    return [
        {"key": key, "url": _address(sort=key, state=state, q=search), "current": key == sort}
        for key in ("votes", "new")
    ]


def _filters(state: str) -> list[dict[str, Any]]:
    words = {"": _("Open to voices"), "all": _("All"), **STATE_WORDS}
    return [{"value": one, "label": words[one], "current": one == state} for one in words]
