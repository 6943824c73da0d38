"""What stories' views share: saying what became of a deed."""

from functools import partial

from django.http import Http404, HttpRequest

from hamdel.platform.roles import LEADING, SERVING, role_of
from hamdel.platform.web import doing

from ..contracts import NoSuch, Refused, StoryFacts
from ..queries.stories import story

done = partial(doing.done, gone=NoSuch, refused=Refused)


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
