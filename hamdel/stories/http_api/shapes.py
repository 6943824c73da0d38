"""Bodies and answers of stories and of the vision."""

from typing import Annotated

import msgspec

from hamdel.platform.api import Answer, Body, PageQuery
from hamdel.platform.instants import rfc3339

from ..contracts import StoryFacts, ViewFacts

Id = Annotated[str, msgspec.Meta(min_length=1, max_length=20)]
Long = Annotated[str, msgspec.Meta(max_length=5_000)]


class StoryIn(Body):
    """A story to tell; `touchpoint` is a key of the catalogue."""

    title: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    happened: Annotated[str, msgspec.Meta(min_length=1, max_length=5_000)]
    teaches: Long = ""
    customer_id: Id | None = None
    touchpoint: Annotated[str, msgspec.Meta(max_length=100)] | None = None


class ViewIn(Body):
    """What one adds to a story."""

    text: Annotated[str, msgspec.Meta(min_length=1, max_length=2_000)]


class StoriesQuery(PageQuery):
    """Which stories."""

    customer_id: Id | None = None
    touchpoint: Annotated[str, msgspec.Meta(max_length=100)] | None = None


class StoryOut(Answer):
    """A story. For roles that may not see names the customer is left out, and names are initials."""

    id: str
    title: str
    happened: str
    teaches: str
    customer_id: str | None
    touchpoint: str | None
    by: str
    at: str
    changed_at: str | None
    views: int


class ViewOut(Answer):
    """What a colleague added."""

    id: str
    text: str
    by: str
    at: str


class WholeStoryOut(StoryOut):
    """A story with what colleagues added."""

    all_views: list[ViewOut]


class PartOut(Answer):
    """A part of the vision with the stories that it rests on."""

    heading: str
    text: str
    story_ids: list[str]


class VisionOut(Answer):
    """The newest version of the vision; `version` 0 while nothing was composed."""

    version: int
    opening: str
    parts: list[PartOut]
    by: str
    at: str | None


def story_out(facts: StoryFacts, *, named: bool) -> StoryOut:
    """Show a story that is masked already where it has to be."""
    customer = None if facts.customer_id is None or not named else str(facts.customer_id)
    return StoryOut(
        id=str(facts.id),
        title=facts.title,
        happened=facts.happened,
        teaches=facts.teaches,
        customer_id=customer,
        touchpoint=facts.touchpoint or None,
        by=facts.by,
        at=rfc3339(facts.at),
        changed_at=None if facts.changed_at is None else rfc3339(facts.changed_at),
        views=facts.views,
    )


def view_out(facts: ViewFacts) -> ViewOut:
    """Show what was added."""
    return ViewOut(id=str(facts.id), text=facts.text, by=facts.by, at=rfc3339(facts.at))
