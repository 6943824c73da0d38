"""Ideas that say the same are joined, with all who asked for them; and parted again, exactly."""

from datetime import datetime
from typing import Final

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.interactions.public import keep_log_still
from hamdel.platform import audit

from ..contracts import NoSuchIdea, Refused
from ..models import Change, Idea
from ..rules.trees import Circle, roots_after
from .held import hold
from .planning import plan_tellings

JOINED: Final = "merge"


@transaction.atomic
def merge_ideas(*, idea_id: int, into: int, by: Actor, now: datetime) -> int:
    """Join an idea to another, which speaks for both from then on; returns the id for undoing.

    Raises NoSuchIdea, and Refused where it is joined already or they are the same.
    """
    keep_log_still()
    row, target = _both(idea_id, into)
    if row.merged_into_id is not None:
        raise Refused("It was joined to another already.", field="into")
    _join(row, target, now)
    change = Change.objects.create(
        idea=row, person_id=by.person_id, what=JOINED, at=now, before={}, after={"into": target.pk}
    )
    _note("ideas merged", row.pk, target.pk, by, now)
    return change.pk


@transaction.atomic
def part_idea(*, idea_id: int, by: Actor, now: datetime) -> None:
    """Take an idea out of the one it was joined to, as it was. Raises NoSuchIdea, Refused."""
    keep_log_still()
    row = hold(idea_id)
    if row.merged_into_id is None:
        raise Refused("It was joined to none.", field="id")
    _part(row, by, now)


def undo_merge(row: Idea, change: Change, by: Actor, now: datetime) -> bool:
    """Part what a change joined, if it is joined so still."""
    if row.merged_into_id is None or row.merged_into_id != change.after.get("into"):
        return False
    _part(row, by, now)
    return True


def _both(idea_id: int, into: int) -> tuple[Idea, Idea]:
    """Both, held in the order of their ids: two who join them crosswise wait for each other."""
    held = {one: hold(one) for one in sorted({idea_id, into})}
    return held[idea_id], held[into]


def _join(row: Idea, target: Idea, now: datetime) -> None:
    try:
        _set(row, target.pk)
    except Circle:
        raise Refused("An idea can not be joined to itself.", field="into") from None
    root = Idea.objects.select_for_update().get(pk=row.root_id or row.pk)
    plan_tellings(root, now=now)


def _part(row: Idea, by: Actor, now: datetime) -> None:
    old, was = row.root_id or row.pk, row.merged_into_id
    _set(row, None)
    for one in (row, Idea.objects.select_for_update().get(pk=old)):
        plan_tellings(one, now=now)
    _note("ideas parted", row.pk, was or 0, by, now)


def _set(row: Idea, into: int | None) -> None:
    """Write the edge, and the roots that follow from all edges."""
    roots = {row.root_id}
    if into is not None:
        roots |= set(Idea.objects.filter(pk=into).values_list("root_id", flat=True))
    rows = list(Idea.objects.select_for_update().filter(root__in=roots).order_by("pk"))
    joined = {one.pk: one.merged_into_id for one in rows if one.merged_into_id is not None}
    members = {one.pk for one in rows}
    after = roots_after(row.pk, into, joined, members)
    row.merged_into_id = into
    row.root_id = after[row.pk]
    row.version += 1
    row.save(update_fields=["merged_into", "root", "version"])
    for one in rows:
        if one.pk != row.pk and one.root_id != after[one.pk]:
            Idea.objects.filter(pk=one.pk).update(root=after[one.pk])


def _note(act: str, idea_id: int, into: int, by: Actor, now: datetime) -> None:
    audit.record(
        who=by.who,
        act=act,
        subject=f"idea:{idea_id}",
        before=None,
        after={"into": into},
        now=now,
    )


__all__ = ["NoSuchIdea", "Refused", "merge_ideas", "part_idea", "undo_merge"]
