"""Stories on screens: reading, telling, and adding one's view."""

from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.conversations.public import actor_of_request
from hamdel.platform.cursors import read_cursor, row_number, write_cursor
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of

from ..contracts import NoSuch, Refused, StoryFacts
from ..forms import StoryForm
from ..queries.stories import list_stories, views_of
from ..screens import place_names, story_cards, views_shown
from ..usecases.telling import add_view, correct_story, remove_story, remove_view, tell_story
from .acting import done, edits, known, serves

PAGE: Final = 24


@require_safe
@only_for(*EVERYBODY)
def stories(request: HttpRequest) -> HttpResponse:
    """The stories, the newest first; of one customer or touchpoint where the address says so."""
    place, customer = request.GET.get("touchpoint", ""), row_number(request.GET.get("customer"))
    if not serves(request):
        customer = None  # who may not see names does not learn by asking
    found = list_stories(
        touchpoint=place, customer_id=customer, after=_after(request), limit=PAGE + 1
    )
    more = ""
    if len(found) > PAGE:
        last = found[PAGE - 1]
        query = {"touchpoint": place, "customer": customer or "",
                 "cursor": write_cursor(to_micros(last.at), last.id)}  # fmt: skip
        more = f"{reverse('stories:list')}?{urlencode(query)}"
    cards = story_cards(found[:PAGE], role=role_of(request))
    given = {
        "cards": cards,
        "next_url": more,
        "may_tell": serves(request),
        "place": place_names().get(place, "") if place else "",
        "narrowed": bool(place or customer),
    }
    template = "stories/list.html#rows" if request.GET.get("cursor") else "stories/list.html"
    return render(request, template, given)


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, story_id: int) -> HttpResponse:
    """One story, and what others add to it."""
    facts, role = known(story_id), role_of(request)
    given = {
        "card": story_cards([facts], role=role)[0],
        "views": views_shown(views_of(story_id), facts, role=role),
        "me_id": person_of(request).id,
        "may_tell": serves(request),
        "may_edit": _may_edit(request, facts),
    }
    return render(request, "stories/one.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def new(request: HttpRequest) -> HttpResponse:
    """Tell a story."""
    first = {
        "whom": request.GET.get("customer", ""),
        "touchpoint": request.GET.get("touchpoint", ""),
    }
    form = StoryForm(request.POST or None, initial=first, places=_places())
    if request.method == "POST" and form.is_valid():
        try:
            made = tell_story(form.to_tell(), by=actor_of_request(request), now=timezone.now())
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("stories:one", story_id=made)
    return render(request, "stories/form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def edit(request: HttpRequest, story_id: int) -> HttpResponse:
    """Write a story anew: who told it, and those who lead."""
    facts = known(story_id)
    if not _may_edit(request, facts):
        raise PermissionDenied
    first = {
        "title": facts.title, "happened": facts.happened, "teaches": facts.teaches,
        "touchpoint": facts.touchpoint, "whom": facts.customer_id or "",
    }  # fmt: skip
    form = StoryForm(request.POST or None, initial=first, places=_places())
    if request.method == "POST" and form.is_valid():
        try:
            correct_story(
                story_id, form.to_tell(), by=actor_of_request(request), now=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return redirect("stories:one", story_id=story_id)
    given: dict[str, Any] = {"form": form, "story": facts}
    return render(request, "stories/form.html", given, status=422 if form.errors else 200)


@require_POST
@only_for(*SERVING)
def gone(request: HttpRequest, story_id: int) -> HttpResponse:
    """Put a story away, or bring it back."""
    back, by, now = "undo" in request.GET, actor_of_request(request), timezone.now()
    if not back and not _may_edit(request, known(story_id)):
        raise PermissionDenied
    undo = "" if back else f"{reverse('stories:gone', args=[story_id])}?undo"
    return done(
        request,
        lambda: remove_story(story_id, back=back, by=by, now=now),
        _("The story is back.") if back else _("The story is put away."),
        reverse("stories:list"),
        undo=undo,
    )


@require_POST
@only_for(*SERVING)
def view(request: HttpRequest, story_id: int) -> HttpResponse:
    """Add one's view."""
    by, now, text = actor_of_request(request), timezone.now(), request.POST.get("text", "")
    return done(
        request,
        lambda: add_view(story_id, text, by=by, now=now),
        _("Your view stands beside the story."),
        reverse("stories:one", args=[story_id]),
    )


@require_POST
@only_for(*SERVING)
def view_gone(request: HttpRequest, view_id: int) -> HttpResponse:
    """Take back what one added."""
    try:
        story_id = remove_view(view_id, by=actor_of_request(request))
    except NoSuch:
        raise Http404(str(view_id)) from None
    except Refused:
        raise PermissionDenied from None
    return redirect("stories:one", story_id=story_id)


def _may_edit(request: HttpRequest, facts: StoryFacts) -> bool:
    return edits(request) or (serves(request) and facts.by_id == person_of(request).id)


def _places() -> list[tuple[str, str]]:
    return sorted(place_names().items(), key=lambda one: one[1])


def _after(request: HttpRequest) -> Any:
    said = request.GET.get("cursor")
    if not said:
        return None
    try:
        at, pk = read_cursor(said, tuple[int, int])
    except ValueError:
        raise Http404(said) from None
    return from_micros(at), pk
