"""Segments are made, changed, removed and brought back."""

import re
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from hamdel.platform import audit

from ..contracts import NoSuchSegment, SegmentDraft, SegmentFacts, SegmentRefused
from ..models import Segment
from ..queries.segments import facts_of_row
from ..rules.shapes import write_rule
from .judging import judged
from .refreshing import look_at

MOST: Final = 500
_KEY: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,49}")
_OTHER: Final = re.compile(r"[^a-z0-9]+")
EDITABLE: Final = ("name_fa", "name_en", "about_fa", "about_en")


def make_segment(draft: SegmentDraft, *, who: str, now: datetime) -> SegmentFacts:
    """Make a segment and fill it at once. Raises SegmentRefused."""
    rule = write_rule(judged(draft.rule))
    with transaction.atomic():
        if Segment.objects.filter(removed_at=None).count() >= MOST:
            raise SegmentRefused(f"There are {MOST} segments already.", field="name")
        row = Segment.objects.create(
            key=_free_key(draft.key, draft.name_en),
            name_fa=_named(draft.name_fa),
            name_en=_named(draft.name_en),
            about_fa=draft.about_fa,
            about_en=draft.about_en,
            rule=rule,
            made_at=now,
            made_by=who,
            changed_at=now,
        )
        _note(row, "segment made", who, None, {"key": row.key, "rule": rule}, now)
    look_at(row.pk, now=now, by_rule=True)
    row.refresh_from_db()
    return facts_of_row(row)


def change_segment(
    segment_id: int, *, changes: dict[str, Any], who: str, now: datetime
) -> SegmentFacts:
    """Change names, words or the rule (`EDITABLE` and `rule`).

    Raises NoSuchSegment and SegmentRefused.
    """
    if "rule" in changes:
        changes = {**changes, "rule": write_rule(judged(changes["rule"]))}
    with transaction.atomic():
        row = _held(segment_id)
        new = {name: value for name, value in changes.items() if getattr(row, name) != value}
        if not new:
            return facts_of_row(row)
        before = {name: getattr(row, name) for name in new}
        for name, value in new.items():
            setattr(row, name, _named(value) if name.startswith("name") else value)
        row.revision += "rule" in new
        row.changed_at = now
        row.save()
        _note(row, "segment changed", who, before, new, now)
    if "rule" in new:
        look_at(segment_id, now=now, by_rule=True)
        row.refresh_from_db()
    return facts_of_row(row)


@transaction.atomic
def remove_segment(segment_id: int, *, who: str, now: datetime) -> None:
    """Remove a segment; its key is free again. Raises NoSuchSegment."""
    row = _held(segment_id)
    _note(row, "segment removed", who, {"key": row.key}, None, now)
    row.key, row.removed_at = f"{row.key}~{row.pk}"[:60], now
    row.save(update_fields=["key", "removed_at"])


@transaction.atomic
def bring_back(segment_id: int, *, who: str, now: datetime) -> None:
    """Undo the removal of a segment. Raises NoSuchSegment."""
    row = Segment.objects.select_for_update().filter(pk=segment_id).first()
    if row is None:
        raise NoSuchSegment(str(segment_id))
    if row.removed_at is None:
        return
    row.key, row.removed_at = _free_key(row.key.partition("~")[0], "", ours=True), None
    row.save(update_fields=["key", "removed_at"])
    _note(row, "segment brought back", who, None, {"key": row.key}, now)


def _held(segment_id: int) -> Segment:
    row = Segment.objects.select_for_update().filter(pk=segment_id, removed_at=None).first()
    if row is None:
        raise NoSuchSegment(str(segment_id))
    return row


def _named(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise SegmentRefused("Give it a name.", field="name")
    return name[:120]


def _free_key(key: str, name: str, *, ours: bool = False) -> str:
    """The key asked for, which must be free; else one made of the name."""
    taken = set(Segment.objects.values_list("key", flat=True))
    if key and not ours:
        if not _KEY.fullmatch(key) or key.isdecimal():
            raise SegmentRefused("A key is of a-z, 0-9, _ and -, and no number.", field="key")
        if key in taken:
            raise SegmentRefused("There is one with this key.", field="key")
        return key
    made = key or _OTHER.sub("-", name.lower()).strip("-")[:40] or "segment"
    made = f"segment-{made}" if made.isdecimal() else made
    numbered = (made if at == 1 else f"{made}-{at}" for at in range(1, len(taken) + 2))
    return next(one for one in numbered if one not in taken)


def _note(row: Segment, act: str, who: str, before: Any, after: Any, now: datetime) -> None:
    audit.record(
        who=who, act=act, subject=f"segment:{row.pk}", before=before, after=after, now=now
    )
