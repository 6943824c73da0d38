"""What stories' views share: saying what became of a deed."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from hamdel.platform.roles import LEADING, SERVING, role_of
from hamdel.platform.web.toasts import say

from ..contracts import NoSuch, Refused, StoryFacts
from ..queries.stories import story


def known(story_id: int) -> StoryFacts:
    """The story of an address; raises Http404."""
    try:
        return story(story_id)
    except NoSuch:
        raise Http404(str(story_id)) from None


def serves(request: HttpRequest) -> bool:
    """Whether the person serves customers: they tell stories."""
    return role_of(request) in SERVING


def edits(request: HttpRequest) -> bool:
    """Whether the person composes the vision."""
    return role_of(request) in LEADING


def done(
    request: HttpRequest, deed: Callable[[], Any], said: str, back: str, *, undo: str = ""
) -> HttpResponse:
    """Do it, say so (or why not) on the page that follows; what is not there is 404."""
    try:
        deed()
    except NoSuch as gone:
        raise Http404(str(gone)) from None
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        say(request, said, undo=undo)
    return redirect(back)
