"""What people do to the catalogue."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from hamdel.language.fold import plain
from hamdel.platform import audit

from .contracts import RuleText, TouchpointFacts
from .models import Kind, Stage, Touchpoint
from .queries import live_rules, touchpoint_by_id
from .rules.matching import compile_rules, touchpoint_of

MOST_RULES = 200
EDITABLE = (
    "name_fa",
    "name_en",
    "usual_channel",
    "usual_device",
    "measure_fa",
    "measure_en",
    "friction_fa",
    "friction_en",
    "purpose",
    "owner_id",
    "effort",
    "cost_irr",
)


class CatalogueError(ValueError):
    """The catalogue cannot take this; `field` names what is wrong."""

    def __init__(self, text: str, *, field: str) -> None:
        super().__init__(text)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchpointDraft:
    """What a person says of a touchpoint. `cost_irr`: rial a month; `effort`: 1 light … 3 heavy."""

    name_fa: str
    name_en: str
    stage: str
    usual_channel: str = ""
    usual_device: str = ""
    measure_fa: str = ""
    measure_en: str = ""
    friction_fa: str = ""
    friction_en: str = ""
    purpose: str = ""
    owner_id: int | None = None
    effort: int | None = None
    cost_irr: int | None = None
    rules: tuple[RuleText, ...] = ()


@transaction.atomic
def create_touchpoint(*, draft: TouchpointDraft, who: str, now: datetime) -> TouchpointFacts:
    """Add a touchpoint at the end of its stage; unplaced kinds that its rules fit follow.

    Raises CatalogueError where a name, the stage or a rule is wrong.
    """
    stage = _check(draft)
    row = Touchpoint.objects.create(
        key=_free_key(draft.name_en or draft.name_fa),
        stage=stage,
        position=Touchpoint.objects.count() + 1,
        rules=[asdict(rule) for rule in draft.rules],
        **{name: getattr(draft, name) for name in EDITABLE},
    )
    place_by_rules()
    audit.record(
        who=who,
        act="touchpoint created",
        subject=f"touchpoint:{row.pk}",
        before=None,
        after=asdict(draft),
        now=now,
    )
    return touchpoint_by_id(row.pk)


@transaction.atomic
def edit_touchpoint(
    *, touchpoint_id: int, draft: TouchpointDraft, who: str, now: datetime
) -> TouchpointFacts:
    """Change a touchpoint; where its rules change, what no person has placed is matched again.

    Raises CatalogueError, and `Touchpoint.DoesNotExist` where there is none.
    """
    stage = _check(draft)
    row = Touchpoint.objects.select_for_update().select_related("stage").get(pk=touchpoint_id)
    before = _draft_of(row)
    if before == draft:
        return touchpoint_by_id(touchpoint_id)
    for name in EDITABLE:
        setattr(row, name, getattr(draft, name))
    row.stage = stage
    row.rules = [asdict(rule) for rule in draft.rules]
    row.save()
    if before.rules != draft.rules:
        place_by_rules()
    old, new = asdict(before), asdict(draft)
    changed = [name for name in new if old[name] != new[name]]
    audit.record(
        who=who,
        act="touchpoint edited",
        subject=f"touchpoint:{row.pk}",
        before={name: old[name] for name in changed},
        after={name: new[name] for name in changed},
        now=now,
    )
    return touchpoint_by_id(touchpoint_id)


@transaction.atomic
def archive_touchpoint(*, touchpoint_id: int, archived: bool, who: str, now: datetime) -> None:
    """Put a touchpoint away, or bring it back; its kinds and their history stay with it."""
    row = Touchpoint.objects.select_for_update().get(pk=touchpoint_id)
    if archived == (row.archived_at is not None):
        return
    row.archived_at = now if archived else None
    row.save(update_fields=["archived_at"])
    if not archived:
        place_by_rules()
    audit.record(
        who=who,
        act="touchpoint archived" if archived else "touchpoint restored",
        subject=f"touchpoint:{row.pk}",
        before={"archived": not archived},
        after={"archived": archived},
        now=now,
    )


def place_by_rules() -> int:
    """Match every kind that no person has placed, by the rules as they are now; returns how many moved.

    Kinds of an archived touchpoint stay with it.
    """
    rules = compile_rules(live_rules())
    moved: dict[int | None, list[int]] = {}
    rows = Kind.objects.filter(placed_by_hand=False, touchpoint__archived_at=None)
    for kind in rows.only("id", "channel", "device", "action", "touchpoint_id").iterator():
        place = touchpoint_of(
            rules=rules, channel=kind.channel, device=kind.device, action=kind.action
        )
        if place != kind.touchpoint_id:
            moved.setdefault(place, []).append(kind.pk)
    for place, kinds in moved.items():
        for start in range(0, len(kinds), 500):
            Kind.objects.filter(pk__in=kinds[start : start + 500]).update(touchpoint_id=place)
    return sum(map(len, moved.values()))


def _check(draft: TouchpointDraft) -> Stage:
    if not draft.name_fa.strip() and not draft.name_en.strip():
        raise CatalogueError("A touchpoint needs a name.", field="name_fa")
    if draft.effort not in {None, 1, 2, 3}:
        raise CatalogueError("Effort is 1, 2 or 3.", field="effort")
    if draft.cost_irr is not None and not 0 <= draft.cost_irr < 2**62:
        raise CatalogueError("A cost is not negative.", field="cost_irr")
    _check_rules(draft.rules)
    stage = Stage.objects.filter(key=draft.stage).first()
    if stage is None:
        raise CatalogueError("There is no such stage.", field="stage")
    return stage


def _check_rules(rules: tuple[RuleText, ...]) -> None:
    if len(rules) > MOST_RULES:
        raise CatalogueError(f"At most {MOST_RULES} rules.", field="rules")
    for rule in rules:
        if not rule.action.strip() or not rule.channel or not rule.device:
            raise CatalogueError("A rule names channel, device and action.", field="rules")
        if rule.action.strip() == rule.channel == rule.device == "*":
            raise CatalogueError("A rule may not take everything.", field="rules")


def _free_key(name: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "_", plain(name)).strip("_")[:60] or "touchpoint"
    taken = set(Touchpoint.objects.filter(key__startswith=stem).values_list("key", flat=True))
    if stem not in taken:
        return stem
    return next(f"{stem}_{n}" for n in range(2, len(taken) + 3) if f"{stem}_{n}" not in taken)


def _draft_of(row: Touchpoint) -> TouchpointDraft:
    given: Mapping[str, Any] = {name: getattr(row, name) for name in EDITABLE}
    return TouchpointDraft(
        stage=row.stage.key, rules=tuple(RuleText(**rule) for rule in row.rules), **given
    )
