"""Visitors suggest ideas, vote for them, and take their votes back; all of it without script."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.platform.web.formats import screen_language
from hamdel.platform.web.toasts import say

from ..contracts import NoSuchIdea, Refused, ToSuggest
from ..deeds import BOARD, after_suggesting, vote_of
from ..forms import SuggestForm
from ..models import Visitor
from ..queries.ideas import ideas
from ..queries.similar import similar_ideas
from ..screens import idea_rows, public_frame
from ..usecases.proving import ways_open
from ..usecases.suggesting import suggest_idea
from ..usecases.voicing import take_vote_back, want_news
from ..who_visits import visitor_in
from ..words import told_problem
from .proving import ask_code

_LONGEST: Final = 300


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request: HttpRequest) -> HttpResponse:
    """Suggest an idea; ideas like it are shown first, so that one may vote instead."""
    visitor = visitor_in(request, timezone.now())
    known = visitor is not None
    form = SuggestForm(
        request.POST or None, known=known, initial={"title": request.GET.get("title", "")}
    )
    if request.method != "POST" or not form.is_valid():
        return _page(request, form, known=known, status=422 if form.errors else 200)
    like = _like(f"{form.cleaned_data['title']} {form.cleaned_data['text']}")
    if like and not request.POST.get("different"):
        return _page(request, form, known=known, like=like)
    return _keep(request, form, visitor)


@never_cache
@require_safe
def similar(request: HttpRequest) -> HttpResponse:
    """The ideas most like the one that is being written."""
    like = _like(request.GET.get("title", "")[:_LONGEST])
    return render(request, "ideas/similar.html", {"like": like})


@never_cache
@require_POST
def give_vote(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Vote; who is not known yet is asked where a code can be sent."""
    now = timezone.now()
    visitor = visitor_in(request, now)
    if visitor is None:
        return redirect(f"{reverse('ideas:enter')}?idea={idea_id}")
    try:
        vote_of(visitor, idea_id, wants_news=True, language=screen_language(), now=now)
    except NoSuchIdea:
        raise Http404(str(idea_id)) from None
    except Refused as refused:
        say(request, told_problem(str(refused)))
    else:
        say(request, _("Your voice counts. You are told once when it is done."))
    return _back(request, idea_id)


@never_cache
@require_POST
def take_back(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Take a vote back."""
    visitor = visitor_in(request, timezone.now())
    if visitor is not None:
        try:
            take_vote_back(idea_id=idea_id, profile_id=visitor.profile_id, now=timezone.now())
        except NoSuchIdea:
            raise Http404(str(idea_id)) from None
        say(request, _("Your voice is taken back."))
    return _back(request, idea_id)


@never_cache
@require_POST
def news(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Say whether one is told when an idea is done."""
    visitor = visitor_in(request, timezone.now())
    if visitor is not None:
        wants = request.POST.get("news") == "yes"
        try:
            want_news(
                idea_id=idea_id, profile_id=visitor.profile_id, wants=wants, by=BOARD,
                now=timezone.now(),
            )  # fmt: skip
        except NoSuchIdea:
            raise Http404(str(idea_id)) from None
        say(request, _("You are told once.") if wants else _("You are not told of it."))
    return _back(request, idea_id)


def _keep(request: HttpRequest, form: SuggestForm, visitor: Visitor | None) -> HttpResponse:
    said = form.cleaned_data
    language = screen_language()
    if visitor is None:
        deed = {
            "do": "suggest", "title": said["title"], "text": said["text"], "news": said["news"],
        }  # fmt: skip
        asked = ask_code(request, form, said["address"], deed)
        return asked or _page(request, form, known=False, status=422)
    wanted = ToSuggest(
        title=said["title"], text=said["text"], profile_id=visitor.profile_id, how="suggested",
        way=visitor.way, language=language, wants_news=said["news"], checked=False,
    )  # fmt: skip
    try:
        kept = suggest_idea(wanted, by=BOARD, now=timezone.now())
    except Refused as refused:
        form.add_error(refused.field or "title", told_problem(str(refused)))
        return _page(request, form, known=True, status=422)
    after_suggesting(request, kept)
    return redirect("ideas:idea", idea_id=kept)


def _page(
    request: HttpRequest, form: SuggestForm, *, known: bool, like: Any = (), status: int = 200
) -> HttpResponse:
    given = {
        **public_frame(page="suggest", known=known),
        "form": form,
        "like": like,
        "asks": bool(like),
        "can_prove": known or bool(ways_open()),
    }
    return render(request, "ideas/suggest.html", given, status=status)


def _like(text: str) -> list[Any]:
    return list(idea_rows(ideas(similar_ideas(text)))) if text.strip() else []


def _back(request: HttpRequest, idea_id: int) -> HttpResponse:
    """Where they came from: the board, their own list, or the idea."""
    back = request.POST.get("back", "")
    own = (reverse("ideas:board"), reverse("ideas:mine"))
    if back.startswith(own) and "//" not in back and "\\" not in back:
        return redirect(back)
    return redirect("ideas:idea", idea_id=idea_id)
