"""Placing kinds of moments on touchpoints by hand: all their history follows; exact undo."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from hamdel.language.fold import plain
from hamdel.platform import audit

from .models import Kind, Touchpoint

PLACED = "kind placed"
PLACING_UNDONE = "kind placing undone"


class PlacingError(ValueError):
    """The kind or the touchpoint is not there (any more), or the placing was undone already."""


@dataclass(frozen=True, slots=True)
class Placed:
    """What was done: how many kinds and moments moved; `undo_id` takes it back."""

    undo_id: int
    action: str
    touchpoint: str | None
    touchpoint_fa: str | None
    touchpoint_en: str | None
    kinds: int
    moments: int


@transaction.atomic
def place_kind(
    *, kind_id: int, touchpoint: str | None, who: str, now: datetime, everywhere: bool = False
) -> Placed:
    """Place a kind on the touchpoint of a key, or on none; all its history follows.

    `everywhere` takes the kinds of the same action on other channels and devices along, as far as
    they are on no touchpoint. Raises PlacingError.
    """
    target = _target(touchpoint)
    kind = Kind.objects.select_for_update().filter(pk=kind_id).first()
    if kind is None:
        raise PlacingError("no such kind")
    kinds = [kind, *(_alike(kind) if everywhere else ())]
    before = {str(k.pk): [k.touchpoint_id, k.placed_by_hand] for k in kinds}
    Kind.objects.filter(pk__in=[k.pk for k in kinds]).update(
        touchpoint=target, placed_by_hand=target is not None
    )
    undo_id = audit.record(
        who=who,
        act=PLACED,
        subject=f"kind:{kind_id}",
        before={"kinds": before},
        after={"touchpoint": touchpoint, "action": kind.action},
        now=now,
    )
    return Placed(
        undo_id=undo_id,
        action=kind.action,
        touchpoint=target.key if target else None,
        touchpoint_fa=target.name_fa if target else None,
        touchpoint_en=target.name_en if target else None,
        kinds=len(kinds),
        moments=sum(k.seen for k in kinds),
    )


@transaction.atomic
def undo_placing(*, undo_id: int, who: str, now: datetime) -> int:
    """Put the kinds of a placing back where they were; returns how many. Raises PlacingError."""
    found = audit.entries(act=PLACED, before_id=undo_id + 1, limit=1)
    if not found or found[0].id != undo_id or "kinds" not in found[0].before:
        raise PlacingError("no such placing")
    kinds = found[0].before["kinds"]
    living = set(Touchpoint.objects.values_list("pk", flat=True))
    for kind_id, (touchpoint_id, by_hand) in kinds.items():
        place = touchpoint_id if touchpoint_id in living else None
        Kind.objects.filter(pk=int(kind_id)).update(touchpoint_id=place, placed_by_hand=by_hand)
    audit.record(
        who=who,
        act=PLACING_UNDONE,
        subject=found[0].subject,
        before=found[0].after,
        after={"undone": undo_id},
        now=now,
    )
    return len(kinds)


def _target(key: str | None) -> Touchpoint | None:
    if key is None:
        return None
    found = Touchpoint.objects.filter(key=key, archived_at=None).first()
    if found is None:
        raise PlacingError("no such touchpoint")
    return found


def _alike(kind: Kind) -> list[Kind]:
    """Unplaced kinds of the same action, whatever its spelling."""
    wanted = plain(kind.action)
    unplaced = Kind.objects.select_for_update().filter(touchpoint=None).exclude(pk=kind.pk)
    return [other for other in unplaced if plain(other.action) == wanted]
