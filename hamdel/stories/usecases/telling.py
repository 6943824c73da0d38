"""Stories are told, corrected by who told them, put away; others add their views."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from hamdel.conversations.public import Actor
from hamdel.customers.public import known_customer
from hamdel.language.fold import stored
from hamdel.platform import audit
from hamdel.touchpoints.public import touchpoint_by_key

from ..contracts import LONGEST, NoSuch, Refused, ToTell
from ..models import Story, View
from .composing import forget_stories

_VIEW: Final = 2_000


@transaction.atomic
def tell_story(given: ToTell, *, by: Actor, now: datetime) -> int:
    """Keep a story; returns its id. Raises Refused."""
    row = Story(teller_id=by.person_id, teller_name=(by.name or by.who)[:150], told_at=now)
    _write(row, given)
    row.save()
    _note(row, "story told", by=by, now=now)
    return row.pk


@transaction.atomic
def correct_story(story_id: int, given: ToTell, *, by: Actor, now: datetime) -> None:
    """Write a story anew. Raises NoSuch, Refused."""
    row = _held(story_id)
    _write(row, given)
    row.changed_at = now
    row.save()
    _note(row, "story corrected", by=by, now=now)


@transaction.atomic
def remove_story(story_id: int, *, back: bool = False, by: Actor, now: datetime) -> None:
    """Put a story away, or bring it back. Raises NoSuch."""
    row = _held(story_id, removed=back)
    row.removed_at = None if back else now
    row.save(update_fields=["removed_at"])
    _note(row, "story brought back" if back else "story removed", by=by, now=now)


@transaction.atomic
def erase_stories(ids: Sequence[int]) -> None:
    """Remove some stories for good, also out of the vision: of a trial's data."""
    forget_stories(ids)
    Story.objects.filter(pk__in=ids).delete()


@transaction.atomic
def add_view(story_id: int, text: str, *, by: Actor, now: datetime) -> int:
    """Add what one sees in a story; returns its id. Raises NoSuch, Refused."""
    row, said = _held(story_id), stored(text).strip()
    if not said:
        raise Refused(_("Write something first."), field="text")
    if len(said) > _VIEW:
        raise Refused(_("At most 2,000 characters."), field="text")
    return View.objects.create(
        story=row, text=said, person_id=by.person_id, person_name=(by.name or by.who)[:150], at=now
    ).pk


def remove_view(view_id: int, *, by: Actor) -> int:
    """Take back what one added; returns the story's id. Raises NoSuch, Refused (another's)."""
    row = View.objects.filter(pk=view_id).first()
    if row is None:
        raise NoSuch(f"there is no view {view_id}")
    if by.person_id is None or row.person_id != by.person_id:
        raise Refused(_("Each colleague's views are their own."), field="view")
    row.delete()
    return row.story_id


def _held(story_id: int, *, removed: bool = False) -> Story:
    rows = Story.objects.select_for_update(of=("self",)).filter(removed_at__isnull=not removed)
    row = rows.filter(pk=story_id).first()
    if row is None:
        raise NoSuch(f"there is no story {story_id}")
    return row


def _write(row: Story, given: ToTell) -> None:
    title, happened = stored(given.title).strip(), stored(given.happened).strip()
    if not title:
        raise Refused(_("Give it a title."), field="title")
    if not happened:
        raise Refused(_("Tell what happened."), field="happened")
    if max(len(happened), len(given.teaches)) > LONGEST:
        raise Refused(_("At most 5,000 characters: a short story is read."), field="happened")
    customer = None if given.customer_id is None else known_customer(given.customer_id)
    if given.customer_id is not None and customer is None:
        raise Refused(_("There is no such customer."), field="customer_id")
    place = touchpoint_by_key(given.touchpoint) if given.touchpoint else None
    if given.touchpoint and place is None:
        raise Refused(_("There is no such touchpoint."), field="touchpoint")
    row.title, row.happened = title[:200], happened
    row.teaches, row.profile_id = stored(given.teaches).strip(), customer
    row.touchpoint_id = None if place is None else place.id


def _note(row: Story, act: str, *, by: Actor, now: datetime) -> None:
    audit.record(who=by.who, act=act, subject=f"story:{row.pk}", before=None, after=None, now=now)
