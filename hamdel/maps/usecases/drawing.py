"""Maps are drawn, changed, undone, restored; every change keeps the whole drawing."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

import msgspec
from django.db import transaction
from msgspec.structs import replace

from hamdel.conversations.public import Actor
from hamdel.language.fold import stored
from hamdel.platform import audit

from ..contracts import Drawing, MapFacts, NoSuchMap, Overtaken
from ..models import JourneyMap, Revision
from ..queries.maps import drawn, facts_of, next_number, one_map
from ..rules.drawing import checked

KEPT: Final = 200  # changes without a name that can still be undone
_LABEL: Final = 120


@transaction.atomic
def draw_map(
    drawing: Drawing,
    *,
    ideal_of: int | None = None,
    key: str | None = None,
    by: Actor,
    now: datetime,
) -> int:
    """Keep a new map; returns its id; the same `key` again is the same map. Raises CannotDraw, NoSuchMap."""
    if key is not None and (known := JourneyMap.objects.filter(key=key).first()) is not None:
        return known.pk
    if ideal_of is not None:
        one_map(ideal_of)
    said = checked(_stored(drawing))
    row = JourneyMap.objects.create(
        name=said.name, kind=said.kind, persona_id=said.persona_id, ideal_of_id=ideal_of, key=key,
        at=1, made_at=now, changed_at=now, changed_by=_name(by),
    )  # fmt: skip
    Revision.objects.create(
        map=row, number=1, parent=None, drawing=msgspec.to_builtins(said), deed="drawn",
        by=_name(by), at=now,
    )  # fmt: skip
    _note(row, "map drawn", by=by, now=now)
    return row.pk


@transaction.atomic
def change_map(
    map_id: int, deed: str, change: Callable[[Drawing], Drawing], *, by: Actor, now: datetime
) -> MapFacts:
    """Change what is drawn; `deed` names it for who undoes it. What changes nothing keeps nothing.

    Two who change different cells at once both keep theirs: a change is applied to the newest
    drawing, with the map held. Raises NoSuchMap, CannotDraw.
    """
    row = _held(map_id)
    before = drawn(row.pk, row.at)
    after = _stored(change(before))
    if after == before:
        return facts_of(row, before)
    number = next_number(row.pk)
    Revision.objects.create(
        map=row, number=number, parent=row.at, drawing=msgspec.to_builtins(after),
        deed=deed[:40], by=_name(by), at=now,
    )  # fmt: skip
    _go_to(row, number, after, by=by, now=now)
    _let_go(row)
    return facts_of(row, after)


@transaction.atomic
def undo_change(map_id: int, *, at: int | None = None, by: Actor, now: datetime) -> MapFacts:
    """Take the last change back; `at`: only where it is this one. Raises NoSuchMap, Overtaken."""
    row = _held(map_id)
    last = Revision.objects.filter(map=row, number=row.at).first()
    if last is None or (at is not None and at != row.at):
        raise Overtaken(f"map {map_id} is at {row.at}")
    parent = last.parent
    if parent is None or not Revision.objects.filter(map=row, number=parent).exists():
        raise NoSuchMap("there is nothing to undo")
    drawing = drawn(row.pk, parent)
    _go_to(row, parent, drawing, by=by, now=now)
    return facts_of(row, drawing)


@transaction.atomic
def redo_change(map_id: int, *, by: Actor, now: datetime) -> MapFacts:
    """Bring back what was undone last. Raises NoSuchMap."""
    row = _held(map_id)
    child = Revision.objects.filter(map=row, parent=row.at).order_by("-number").first()
    if child is None:
        raise NoSuchMap("there is nothing to bring back")
    drawing = msgspec.convert(child.drawing, Drawing)
    _go_to(row, child.number, drawing, by=by, now=now)
    return facts_of(row, drawing)


def restore_version(map_id: int, number: int, *, by: Actor, now: datetime) -> MapFacts:
    """Let a version be what is drawn again, as a change of its own. Raises NoSuchMap."""
    old = drawn(map_id, number)
    return change_map(map_id, "version restored", lambda _now: old, by=by, now=now)


@transaction.atomic
def name_version(map_id: int, label: str, *, by: Actor, now: datetime) -> int:
    """Keep the drawing as it is under a name, for ever; returns its number. Raises NoSuchMap."""
    row = _held(map_id)
    Revision.objects.filter(map=row, number=row.at).update(label=stored(label).strip()[:_LABEL])
    _note(row, "map version kept", by=by, now=now)
    return row.at


@transaction.atomic
def remove_map(map_id: int, *, back: bool = False, by: Actor, now: datetime) -> None:
    """Put a map away, or bring it back. Raises NoSuchMap."""
    row = _held(map_id, removed=back)
    row.removed_at = None if back else now
    row.save(update_fields=["removed_at"])
    _note(row, "map brought back" if back else "map put away", by=by, now=now)


def draw_ideal(map_id: int, name: str, *, by: Actor, now: datetime) -> int:
    """Begin the ideal of a map as its copy; returns its id. Raises NoSuchMap, CannotDraw."""
    found = one_map(map_id)
    ideal = replace(found.drawing, name=name, kind="ideal", curves=())
    return draw_map(ideal, ideal_of=map_id, by=by, now=now)


def erase_maps(ids: list[int]) -> None:
    """Remove maps for good: of a trial's data."""
    JourneyMap.objects.filter(pk__in=ids).delete()


def _held(map_id: int, *, removed: bool = False) -> JourneyMap:
    rows = JourneyMap.objects.select_for_update(of=("self",)).filter(
        removed_at__isnull=not removed
    )
    row = rows.filter(pk=map_id).first()
    if row is None:
        raise NoSuchMap(f"there is no map {map_id}")
    return row


def _go_to(row: JourneyMap, number: int, drawing: Drawing, *, by: Actor, now: datetime) -> None:
    row.at, row.name, row.kind = number, drawing.name, drawing.kind
    row.persona_id, row.changed_at, row.changed_by = drawing.persona_id, now, _name(by)
    row.save()


def _let_go(row: JourneyMap) -> None:
    """The oldest changes without a name go, where there are many; what is undone to must exist."""
    old = Revision.objects.filter(map=row, label="").order_by("-number")
    edge = old.values_list("number", flat=True)[KEPT : KEPT + 1]
    for number in list(edge):
        Revision.objects.filter(map=row, label="", number__lte=number).exclude(
            number=row.at
        ).delete()


def _stored(drawing: Drawing) -> Drawing:
    """What is kept of it: without control characters, in the one spelling of the store."""
    stages = tuple(
        replace(
            stage,
            name=stored(stage.name).strip(),
            steps=tuple(
                replace(
                    one, action=stored(one.action), thoughts=stored(one.thoughts),
                    ideas=stored(one.ideas), tasks=stored(one.tasks),
                )
                for one in stage.steps
            ),
        )
        for stage in drawing.stages
    )  # fmt: skip
    return replace(drawing, name=stored(drawing.name).strip(), stages=stages)


def _name(by: Actor) -> str:
    return (by.name or by.who)[:150]


def _note(row: JourneyMap, act: str, *, by: Actor, now: datetime) -> None:
    audit.record(who=by.who, act=act, subject=f"map:{row.pk}", before=None, after=None, now=now)
