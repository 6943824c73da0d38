"""Which rules prepare cases, and what they prepared."""

from datetime import datetime

from django.db.models import Count, Q

from ..contracts import LIVE
from ..models import Case, CaseRule
from ..rules.preparing import RuleFacts


def preparing_rules(*, active: bool = False) -> list[RuleFacts]:
    """All rules, by name; only those in force where `active`."""
    rows = CaseRule.objects.select_related("type").order_by("name")
    return [rule_fact(row) for row in (rows.filter(active=True) if active else rows)]


def preparing_rule(rule_id: int) -> RuleFacts | None:
    """One rule, None for none."""
    row = CaseRule.objects.select_related("type").filter(pk=rule_id).first()
    return None if row is None else rule_fact(row)


def prepared_by(rule_ids: list[int]) -> dict[int, tuple[int, int, int]]:
    """How many cases each rule prepared, how many are still open, and how many were over by themselves."""
    rows = (
        Case.objects.filter(rule__in=rule_ids)
        .values("rule")
        .annotate(
            all=Count("pk"),
            live=Count("pk", filter=Q(state__in=LIVE)),
            over=Count("pk", filter=Q(outcome="by_itself")),
        )
    )
    return {row["rule"]: (row["all"], row["live"], row["over"]) for row in rows}


def prepared_since(rule_id: int, since: datetime) -> int:
    """How many cases a rule prepared since an instant; of those opened since, by their index."""
    return Case.objects.filter(opened_at__gte=since, rule=rule_id).count()


def prepared_lately(since: datetime) -> dict[int, int]:
    """How many cases each rule prepared since an instant."""
    rows = Case.objects.filter(opened_at__gte=since, rule__isnull=False)
    return dict(rows.values_list("rule").annotate(count=Count("pk")).order_by("rule"))


def rule_fact(row: CaseRule) -> RuleFacts:
    """A row as others see it."""
    return RuleFacts(
        id=row.pk,
        name=row.name,
        active=row.active,
        touchpoints=tuple(row.touchpoints),
        times=row.times,
        minutes=row.minutes,
        whom=row.whom,
        type="" if row.type is None else row.type.key,
        priority=row.priority,
        team_id=row.team_id,
        version=row.version,
    )
