"""Colleagues talk about a map, and settle what they said."""

from datetime import datetime

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.language.fold import stored

from ..contracts import CannotDraw, NoSuchMap
from ..models import Comment
from ..queries.maps import one_map
from ..rules.drawing import step_of

_LONGEST = 2_000


def say_of_map(map_id: int, text: str, *, step: str = "", by: Actor, now: datetime) -> int:
    """Say something of a map, or of a step of it; returns its id. Raises NoSuchMap, CannotDraw."""
    found, said = one_map(map_id), stored(text).strip()
    if step:
        step_of(found.drawing, step)
    if not said:
        raise CannotDraw("nothing written", field="text")
    if len(said) > _LONGEST:
        raise CannotDraw("too long", field="text")
    return Comment.objects.create(
        map_id=map_id, step=step, text=said, person_id=by.person_id,
        person_name=(by.name or by.who)[:150], at=now,
    ).pk  # fmt: skip


@transaction.atomic
def settle_comment(map_id: int, comment_id: int, *, now: datetime) -> bool:
    """Settle a comment, or open a settled one again; returns whether it is settled now. Raises NoSuchMap."""
    row = Comment.objects.select_for_update().filter(pk=comment_id, map=map_id).first()
    if row is None:
        raise NoSuchMap(f"there is no comment {comment_id}")
    row.settled_at = None if row.settled_at else now
    row.save(update_fields=["settled_at"])
    return row.settled_at is not None
