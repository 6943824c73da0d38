"""Rules that prepare cases are made, changed, turned on and off, and removed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from hamdel.conversations.public import Actor
from hamdel.platform import audit
from hamdel.touchpoints.public import catalogue

from ..contracts import PRIORITIES, Changed, Refused
from ..models import CaseRule, CaseType
from ..rules.preparing import WHOM
from .checking import check_team

MOST_TIMES: Final = 100
MOST_MINUTES: Final = 30 * 24 * 60


@dataclass(frozen=True, kw_only=True)
class RuleGiven:
    """A rule as somebody says it (see rules.preparing.RuleFacts)."""

    name: str
    active: bool = False
    touchpoints: Sequence[str] = ()
    times: int = 1
    minutes: int = 60
    whom: str = "everybody"
    type: str = ""
    priority: str = ""
    team_id: int | None = None


@transaction.atomic
def save_rule(
    *, rule_id: int | None, given: RuleGiven, version: int | None = None, by: Actor, now: datetime
) -> int:
    """Make a rule (`rule_id` None) or change one; returns its id. Raises Refused, Changed."""
    name = _checked(given)
    kind = CaseType.objects.filter(key=given.type).first() if given.type else None
    rows = CaseRule.objects.select_for_update()
    row = None if rule_id is None else rows.filter(pk=rule_id).first()
    if rule_id is not None and row is None:
        raise Refused("There is no such rule.", field="id")
    if row is not None and version is not None and version != row.version:
        raise Changed(row.version)
    others = CaseRule.objects.filter(name=name)
    if (others if row is None else others.exclude(pk=row.pk)).exists():
        raise Refused("A rule has this name already.", field="name")
    before = None if row is None else {"active": row.active, "name": row.name}
    row = row or CaseRule(version=0)
    row.name, row.active, row.touchpoints = name, given.active, list(given.touchpoints)
    row.times, row.minutes, row.whom = given.times, given.minutes, given.whom
    row.type, row.priority, row.team_id = kind, given.priority, given.team_id
    row.version += 1
    row.save()
    audit.record(
        who=by.who, act="case rule saved", subject=f"case-rule:{row.pk}", before=before,
        after={"active": row.active, "name": row.name}, now=now,
    )  # fmt: skip
    return row.pk


@transaction.atomic
def remove_rule(*, rule_id: int, by: Actor, now: datetime) -> None:
    """Remove a rule; what it prepared stays. Nothing happens where there is none."""
    row = CaseRule.objects.filter(pk=rule_id).first()
    if row is None:
        return
    audit.record(
        who=by.who, act="case rule removed", subject=f"case-rule:{row.pk}",
        before={"name": row.name}, after=None, now=now,
    )  # fmt: skip
    row.delete()


def _checked(given: RuleGiven) -> str:
    name = " ".join(given.name.split())[:120]
    if not name:
        raise Refused("A rule needs a name.", field="name")
    known = {one.key for one in catalogue()} if given.touchpoints else set()
    if not known.issuperset(given.touchpoints):
        raise Refused("There is no such touchpoint.", field="touchpoints")
    if not 1 <= given.times <= MOST_TIMES:
        raise Refused(f"Between 1 and {MOST_TIMES} times.", field="times")
    if not 1 <= given.minutes <= MOST_MINUTES:
        raise Refused(f"Between 1 and {MOST_MINUTES} minutes.", field="minutes")
    if given.whom not in WHOM:
        raise Refused(f"For {' or '.join(WHOM)}.", field="whom")
    if given.priority and given.priority not in PRIORITIES:
        raise Refused("There is no such priority.", field="priority")
    if given.type and not CaseType.objects.filter(key=given.type, active=True).exists():
        raise Refused("There is no such type.", field="type")
    check_team(given.team_id)
    return name
