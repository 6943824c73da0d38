"""Telling and reading stories, and the vision that is composed of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from hamdel.conversations.public import actor_of_call
from hamdel.platform.api import Call, Page, endpoint, page_of, read_cursor, row_id
from hamdel.platform.cursors import row_number
from hamdel.platform.instants import from_micros, rfc3339, to_micros
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SERVING

from ..contracts import NoSuch, Refused, StoryFacts, ToTell
from ..queries.stories import list_stories, story, views_of
from ..queries.vision import vision
from ..screens import may_see_names, opening_shown, sections_shown, story_cards, views_shown
from ..usecases.telling import add_view, tell_story
from .shapes import (
    PartOut,
    StoriesQuery,
    StoryIn,
    StoryOut,
    ViewIn,
    VisionOut,
    WholeStoryOut,
    story_out,
    view_out,
)


@endpoint(
    "GET",
    "/stories",
    scope="read",
    query=StoriesQuery,
    answer=Page[StoryOut],
    summary=_("Stories that the team tells of customers, the newest first"),
)
def find_stories(call: Call) -> Page[StoryOut]:
    """Page through stories."""
    query: StoriesQuery = call.query
    place = read_cursor(query.cursor, tuple[int, int])
    customer = _number(query.customer_id)
    rows = list_stories(
        customer_id=customer if _named(call) else None,
        touchpoint=query.touchpoint or "",
        after=None if place is None else (from_micros(place[0]), place[1]),
        limit=query.limit + 1,
    )
    shown = [one.facts for one in story_cards(rows, role=_role(call))]
    return page_of(
        shown,
        limit=query.limit,
        show=lambda one: story_out(one, named=_named(call)),
        place=lambda one: (to_micros(one.at), one.id),
    )


@endpoint(
    "POST",
    "/stories",
    scope="write",
    roles=SERVING,
    body=StoryIn,
    answer=StoryOut,
    status=201,
    summary=_("Tell a story of a customer"),
)
def tell(call: Call) -> StoryOut:
    """Tell a story."""
    given: StoryIn = call.body
    wanted = ToTell(
        title=given.title, happened=given.happened, teaches=given.teaches,
        customer_id=_number(given.customer_id), touchpoint=given.touchpoint or "",
    )  # fmt: skip
    with _told_as_problems():
        made = tell_story(wanted, by=actor_of_call(call), now=call.now)
    return story_out(story(made), named=True)


@endpoint(
    "GET",
    "/stories/{id}",
    scope="read",
    answer=WholeStoryOut,
    summary=_("One story, with what colleagues see in it"),
    problems=[404],
)
def read_story(call: Call, id: str) -> WholeStoryOut:  # noqa: A002 - the name in the address
    """Read one story."""
    facts = _known(id)
    return _whole(facts, call)


@endpoint(
    "POST",
    "/stories/{id}/views",
    scope="write",
    roles=SERVING,
    body=ViewIn,
    answer=WholeStoryOut,
    status=201,
    summary=_("Add what one sees in a story"),
    problems=[404],
)
def add(call: Call, id: str) -> WholeStoryOut:  # noqa: A002 - the name in the address
    """Add a view."""
    given: ViewIn = call.body
    facts = _known(id)
    with _told_as_problems():
        add_view(facts.id, given.text, by=actor_of_call(call), now=call.now)
    return _whole(_known(id), call)


@endpoint(
    "GET",
    "/vision",
    scope="read",
    answer=VisionOut,
    summary=_("The customer vision, composed of the team's stories"),
)
def read_vision(call: Call) -> VisionOut:
    """Read the newest version."""
    found = vision()
    if found is None:
        return VisionOut(version=0, opening="", parts=[], by="", at=None)
    role = _role(call)
    return VisionOut(
        version=found.number,
        opening=opening_shown(found, role=role),
        parts=[
            PartOut(
                heading=one.heading,
                text=one.text,
                story_ids=[str(card.facts.id) for card in one.stories],
            )
            for one in sections_shown(found, role=role)
        ],
        by=found.by,
        at=rfc3339(found.at),
    )


def _whole(facts: StoryFacts, call: Call) -> WholeStoryOut:
    role = _role(call)
    card = story_cards([facts], role=role)[0]
    shown = story_out(card.facts, named=card.named)
    views = views_shown(views_of(facts.id), facts, role=role)
    told = {name: getattr(shown, name) for name in shown.__struct_fields__}
    return WholeStoryOut(**told, all_views=[view_out(one) for one in views])


def _known(text: str) -> StoryFacts:
    with _told_as_problems():
        return story(row_id(text))


def _number(said: str | None) -> int | None:
    number = None if said is None else row_number(said)
    if said is not None and number is None:
        raise Problem(400, "There is nothing of this id.", field="customer_id")
    return number


def _role(call: Call) -> str:
    """The role by which names are shown; a key of the installation itself is bound by none."""
    return "admin" if call.caller.role is None else call.caller.role


def _named(call: Call) -> bool:
    return may_see_names(_role(call))


@contextmanager
def _told_as_problems() -> Iterator[None]:
    try:
        yield
    except NoSuch:
        raise Problem(404, "There is no such story.") from None
    except Refused as refused:
        raise Problem(400, str(refused), field=refused.field) from None
