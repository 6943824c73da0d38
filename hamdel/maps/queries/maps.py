"""Questions about maps, their changes and what is said of them."""

from typing import Any

import msgspec
from django.db.models import F, Max, Q, QuerySet

from hamdel.platform.instants import from_micros

from ..contracts import CommentFacts, Drawing, MapFacts, MapLine, NoSuchMap
from ..contracts import Revision as RevisionFacts
from ..models import Comment, JourneyMap, Revision


def one_map(map_id: int) -> MapFacts:
    """A map as it is now, in one question. Raises NoSuchMap."""
    found = _now(Revision.objects.filter(map=map_id))
    if found is None:
        raise NoSuchMap(f"there is no map {map_id}")
    return found


def list_maps(*, after: tuple[int, int] | None = None, limit: int = 100) -> list[MapLine]:
    """Maps, the last changed first; `after`: (microseconds, id) of the one that was seen last."""
    found = _newest(after, limit)
    drawings = _drawings(found)
    return [_line(row, drawings[row.pk]) for row in found]


def every_map(*, after: tuple[int, int] | None = None, limit: int = 200) -> list[MapFacts]:
    """Maps as `list_maps` gives them, with all that is drawn: two questions."""
    found = _newest(after, limit)
    drawings = _drawings(found)
    return [facts_of(row, drawings[row.pk]) for row in found]


def _newest(after: tuple[int, int] | None, limit: int) -> list[JourneyMap]:
    rows = JourneyMap.objects.filter(removed_at=None).order_by("-changed_at", "-pk")
    if after is not None:
        at, pk = from_micros(after[0]), after[1]
        rows = rows.filter(Q(changed_at__lt=at) | Q(changed_at=at, pk__lt=pk))
    return list(rows[:limit])


def ideal_of(map_id: int) -> MapFacts | None:
    """The ideal that was drawn for a map, the last changed of several; in one question."""
    return _now(Revision.objects.filter(map__ideal_of=map_id, map__kind="ideal"))


def drawn(map_id: int, number: int) -> Drawing:
    """What a map was after a change. Raises NoSuchMap."""
    row = Revision.objects.filter(map=map_id, number=number).first()
    if row is None:
        raise NoSuchMap(f"map {map_id} has no version {number}")
    return msgspec.convert(row.drawing, Drawing)


def revisions(map_id: int, *, limit: int = 100) -> list[RevisionFacts]:
    """Changes of a map, the newest first: all that have a name, and the last of the others."""
    rows = Revision.objects.filter(map=map_id).order_by("-number").defer("drawing")
    kept = [*rows.exclude(label="")[:limit], *rows.filter(label="")[:limit]]
    return [
        RevisionFacts(number=one.number, deed=one.deed, label=one.label, by=one.by, at=one.at)
        for one in sorted(kept, key=lambda one: -one.number)
    ]


def may_go(found: MapFacts) -> tuple[bool, bool]:
    """Whether a map's last change can be undone, and whether an undone one can come back."""
    rows = Revision.objects.filter(map=found.id)
    around = rows.filter(Q(number=found.at) | Q(parent=found.at)).values_list("number", "parent")
    steps = list(around)
    undo = any(number == found.at and parent is not None for number, parent in steps)
    return undo, any(parent == found.at for _number, parent in steps)


def comments(map_id: int, *, step: str | None = None) -> list[CommentFacts]:
    """What is said of a map (`step`: of that step alone), oldest first, open ones before settled ones."""
    rows = Comment.objects.filter(map=map_id).order_by("at", "pk")
    if step is not None:
        rows = rows.filter(step=step)
    found = [
        CommentFacts(
            id=one.pk, step=one.step, text=one.text, by=one.person_name, by_id=one.person_id,
            at=one.at, settled=one.settled_at is not None,
        )
        for one in rows
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.settled)


def maps_of_persona(persona_id: int) -> list[tuple[int, str]]:
    """(id, name) of the maps that are drawn for a persona, the newest change first; at most 50."""
    rows = JourneyMap.objects.filter(removed_at=None, persona_id=persona_id)
    return list(rows.order_by("-changed_at", "-pk").values_list("pk", "name")[:50])


def next_number(map_id: int) -> int:
    """The number of the next change."""
    top = Revision.objects.filter(map=map_id).aggregate(top=Max("number"))["top"]
    return (top or 0) + 1


def facts_of(row: JourneyMap, drawing: Drawing) -> MapFacts:
    """A row with what is drawn of it."""
    return MapFacts(
        id=row.pk,
        name=drawing.name,
        kind=drawing.kind,
        persona_id=drawing.persona_id,
        ideal_of=row.ideal_of_id,
        at=row.at,
        made_at=row.made_at,
        changed_at=row.changed_at,
        drawing=drawing,
    )


def _now(rows: QuerySet[Revision]) -> MapFacts | None:
    """The map that was changed last, of the newest revisions among some."""
    live = rows.filter(number=F("map__at"), map__removed_at=None).select_related("map")
    row = live.order_by("-map__changed_at", "-map").first()
    return None if row is None else facts_of(row.map, msgspec.convert(row.drawing, Drawing))


def _drawings(rows: list[JourneyMap]) -> dict[int, Drawing]:
    if not rows:
        return {}
    wanted = Q()
    for row in rows:
        wanted |= Q(map=row.pk, number=row.at)
    found: QuerySet[Any] = Revision.objects.filter(wanted)
    return {one.map_id: msgspec.convert(one.drawing, Drawing) for one in found}


def _line(row: JourneyMap, drawing: Drawing) -> MapLine:
    return MapLine(
        id=row.pk,
        key=row.key or "",
        name=drawing.name,
        kind=drawing.kind,
        persona_id=drawing.persona_id,
        ideal_of=row.ideal_of_id,
        stages=len(drawing.stages),
        steps=len(drawing.steps),
        changed_at=row.changed_at,
        by=row.changed_by,
    )
