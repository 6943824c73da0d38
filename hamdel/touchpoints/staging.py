"""The stages of a customer's way: added, renamed, put in order, taken away while empty."""

import re
from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Max

from hamdel.language.fold import plain
from hamdel.platform import audit

from .models import Stage
from .queries import forget_stages, stages
from .usecases import CatalogueError

MOST_STAGES = 12
LONGEST = 80


@transaction.atomic
def add_stage(*, name_fa: str, name_en: str, who: str, now: datetime) -> str:
    """Add a stage at the end; returns its key. Raises CatalogueError for a name that is none."""
    names = _names(name_fa, name_en)
    rows = Stage.objects.aggregate(count=Count("pk"), last=Max("position"))
    if rows["count"] >= MOST_STAGES:
        raise CatalogueError(f"At most {MOST_STAGES} stages.", field="name_fa")
    row = Stage.objects.create(
        key=_free_key(name_en or name_fa), position=(rows["last"] or 0) + 1, **names
    )
    _record("stage added", row.key, {}, names, who=who, now=now)
    return row.key


@transaction.atomic
def rename_stage(*, key: str, name_fa: str, name_en: str, who: str, now: datetime) -> None:
    """Give a stage other names; its key stays. Raises CatalogueError."""
    row = _row(key)
    names = _names(name_fa, name_en)
    before = {"name_fa": row.name_fa, "name_en": row.name_en}
    if before != names:
        Stage.objects.filter(pk=row.pk).update(**names)
        _record("stage renamed", key, before, names, who=who, now=now)


@transaction.atomic
def move_stage(*, key: str, earlier: bool, who: str, now: datetime) -> None:
    """Put a stage one place earlier or later; at the end of the row it stays. Raises CatalogueError."""
    rows = list(Stage.objects.select_for_update().order_by("position", "pk"))
    place = next((n for n, row in enumerate(rows) if row.key == key), None)
    if place is None:
        raise CatalogueError("There is no such stage.", field="key")
    other = place - 1 if earlier else place + 1
    if not 0 <= other < len(rows):
        return
    rows[place], rows[other] = rows[other], rows[place]
    for position, row in enumerate(rows, start=1):
        row.position = position
    Stage.objects.bulk_update(rows, ["position"])
    _record("stage moved", key, {"place": place + 1}, {"place": other + 1}, who=who, now=now)


@transaction.atomic
def remove_stage(*, key: str, who: str, now: datetime) -> None:
    """Take a stage away that no touchpoint is in, not even one put away. Raises CatalogueError."""
    row = _row(key)
    if row.touchpoint_set.exists():
        raise CatalogueError("Touchpoints are in this stage; move them first.", field="key")
    if len(stages()) == 1:
        raise CatalogueError("One stage must stay.", field="key")
    before = {"name_fa": row.name_fa, "name_en": row.name_en}
    row.delete()
    _record("stage removed", key, before, {}, who=who, now=now)


def _names(name_fa: str, name_en: str) -> dict[str, str]:
    fa, en = name_fa.strip()[:LONGEST], name_en.strip()[:LONGEST]
    if not fa and not en:
        raise CatalogueError("A stage needs a name.", field="name_fa")
    return {"name_fa": fa or en, "name_en": en or fa}


def _row(key: str) -> Stage:
    row = Stage.objects.select_for_update().filter(key=key).first()
    if row is None:
        raise CatalogueError("There is no such stage.", field="key")
    return row


def _free_key(name: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "_", plain(name)).strip("_")[:30] or "stage"
    taken = set(Stage.objects.values_list("key", flat=True))
    return next(
        key for n in range(1, 99) if (key := f"{stem}_{n}" if n > 1 else stem) not in taken
    )


def _record(
    act: str,
    key: str,
    before: Mapping[str, object],
    after: Mapping[str, object],
    *,
    who: str,
    now: datetime,
) -> None:
    audit.record(who=who, act=act, subject=f"stage:{key}", before=before, after=after, now=now)
    transaction.on_commit(forget_stages)
    forget_stages()
