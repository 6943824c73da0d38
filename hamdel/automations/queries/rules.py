"""The rules that there are."""

from datetime import datetime
from typing import Any

from django.db.models import Count, Max, Q, QuerySet

from ..contracts import NoSuchRule, RuleFacts
from ..models import Rule

_DONE = Q(application__state="done")


def rules() -> list[RuleFacts]:
    """Every rule in its order, with how often it was applied and when last."""
    return [rule_facts(row) for row in _rows().order_by("position", "pk")]


def rule(rule_id: int) -> RuleFacts:
    """One rule. Raises NoSuchRule."""
    row = _rows().filter(pk=rule_id).first()
    if row is None:
        raise NoSuchRule(str(rule_id))
    return rule_facts(row)


def waits_for(*events: str) -> bool:
    """Whether any rule that is on waits for one of some events."""
    return Rule.objects.filter(event__in=events, enabled=True, removed_at=None).exists()


def rule_facts(row: Any) -> RuleFacts:
    """A row as others see it."""
    at: datetime | None = getattr(row, "applied_at", None)
    return RuleFacts(
        id=row.pk,
        name=row.name,
        event=row.event,
        minutes=row.minutes,
        conditions=row.conditions,
        actions=row.actions,
        enabled=row.enabled,
        position=row.position,
        per_day=row.per_day,
        last=row.last,
        version=row.version,
        made_at=row.made_at,
        made_by=row.made_by,
        changed_at=row.changed_at,
        applied=getattr(row, "applied", 0),
        applied_at=at,
    )


def _rows() -> QuerySet[Any]:
    rows = Rule.objects.filter(removed_at=None)
    return rows.annotate(
        applied=Count("application", filter=_DONE),
        applied_at=Max("application__at", filter=_DONE),
    )
