"""Questions about stories and what is added to them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from hamdel.customers.public import profiles_of

from ..contracts import NoSuch, StoryFacts, ViewFacts
from ..models import Story, View


def story(story_id: int) -> StoryFacts:
    """One story. Raises NoSuch."""
    row = _rows().filter(pk=story_id).first()
    if row is None:
        raise NoSuch(f"there is no story {story_id}")
    return _facts(row)


def list_stories(
    *,
    customer_id: int | None = None,
    touchpoint: str = "",
    after: tuple[datetime, int] | None = None,
    limit: int = 50,
) -> list[StoryFacts]:
    """Stories, the newest first; of a customer, or of a touchpoint; `after` was seen last."""
    rows = _rows().order_by("-told_at", "-pk")
    if customer_id is not None:
        rows = rows.filter(profile__in=profiles_of(customer_id))
    if touchpoint:
        rows = rows.filter(touchpoint__key=touchpoint)
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(told_at__lt=at) | Q(told_at=at, pk__lt=pk))
    return [_facts(row) for row in rows[:limit]]


def stories_by_id(ids: Collection[int]) -> dict[int, StoryFacts]:
    """Those of some stories that are still there, by id."""
    return {row.pk: _facts(row) for row in _rows().filter(pk__in=ids)}


def views_of(story_id: int) -> list[ViewFacts]:
    """What was added to a story, oldest first."""
    return [
        ViewFacts(
            id=row.pk,
            story_id=story_id,
            text=row.text,
            by=row.person_name,
            by_id=row.person_id,
            at=row.at,
        )
        for row in View.objects.filter(story=story_id).order_by("at", "pk")
    ]


def _rows() -> QuerySet[Any]:
    rows = Story.objects.filter(removed_at=None).select_related("touchpoint")
    return rows.annotate(customer_id=F("profile__customer_id"), n_views=Count("view"))


def _facts(row: Any) -> StoryFacts:
    return StoryFacts(
        id=row.pk,
        title=row.title,
        happened=row.happened,
        teaches=row.teaches,
        customer_id=row.customer_id,
        touchpoint="" if row.touchpoint is None else row.touchpoint.key,
        by=row.teller_name,
        by_id=row.teller_id,
        at=row.told_at,
        changed_at=row.changed_at,
        views=row.n_views,
    )
