"""Types of cases are made, changed, and put away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from hamdel.conversations.public import Actor
from hamdel.platform import audit

from ..contracts import PRIORITIES, Changed, Refused
from ..models import CaseType
from ..queries.types import type_fact
from ..rules.editing import FieldSaid, fields_said, new_key, steps_said
from .checking import check_team


@dataclass(frozen=True, kw_only=True)
class TypeGiven:
    """A type as somebody says it; `steps` are lines, `topics` words between commas."""

    name_fa: str
    name_en: str
    topics: str = ""
    priority: str = "normal"
    team_id: int | None = None
    approval: bool = False
    active: bool = True
    fields: Sequence[FieldSaid] = ()
    steps: str = ""


@transaction.atomic
def save_type(
    *, key: str | None, given: TypeGiven, version: int | None = None, by: Actor, now: datetime
) -> str:
    """Make a type (`key` None) or change one; returns its key, which never changes. Raises Refused, Changed."""
    fa, en = " ".join(given.name_fa.split())[:80], " ".join(given.name_en.split())[:80]
    if not fa and not en:
        raise Refused("A type needs a name.", field="name_fa")
    if given.priority not in PRIORITIES:
        raise Refused("There is no such priority.", field="priority")
    check_team(given.team_id)
    row = _held(key, version)
    if not given.active:
        others = CaseType.objects.filter(active=True)
        if not (others.exclude(pk=row.pk) if row is not None else others).exists():
            raise Refused("One type has to stay in use.", field="active")
    known = None if row is None else type_fact(row)
    if row is None:
        taken = set(CaseType.objects.values_list("key", flat=True))
        last = CaseType.objects.aggregate(last=Max("position"))["last"] or 0
        row = CaseType(key=new_key(en or fa, taken), version=0, position=last + 10)
    row.name_fa, row.name_en = fa or en, en or fa
    row.topics = [one.strip() for one in given.topics.replace("،", ",").split(",") if one.strip()]
    row.priority, row.team_id = given.priority, given.team_id
    row.approval, row.active = given.approval, given.active
    row.fields = fields_said(given.fields, known=() if known is None else known.fields)
    row.checklist = steps_said(given.steps, known=() if known is None else known.checklist)
    row.version += 1
    row.save()
    audit.record(
        who=by.who, act="case type saved", subject=f"case-type:{row.pk}", before=None,
        after={"name": row.name_fa, "active": row.active}, now=now,
    )  # fmt: skip
    return row.key


def _held(key: str | None, version: int | None) -> CaseType | None:
    if key is None:
        return None
    row = CaseType.objects.select_for_update().filter(key=key).first()
    if row is None:
        raise Refused("There is no such type.", field="key")
    if version is not None and version != row.version:
        raise Changed(row.version)
    return row
