"""The rules in their order, as the supervisor made them."""

from collections.abc import Iterable

from ..contracts import Rule
from ..models import Rule as RuleRow
from ..rules.stored import conditions_read, needs_read


def rules_in_order(*, only_on: bool = False) -> list[Rule]:
    """All rules, the first to be asked first. One whose team is gone counts as off."""
    rows = RuleRow.objects.filter(removed_at=None).order_by("place", "pk")
    found = [rule_of(row) for row in rows]
    return [one for one in found if one.is_on] if only_on else found


def rule_by_id(rule_id: int) -> Rule | None:
    """One rule, None for none."""
    row = RuleRow.objects.filter(pk=rule_id, removed_at=None).first()
    return None if row is None else rule_of(row)


def any_rule_on() -> bool:
    """Whether anything is routed at all."""
    return RuleRow.objects.filter(removed_at=None, is_on=True).exists()


def teamless(rule_ids: Iterable[int]) -> set[int]:
    """Those whose team is gone."""
    rows = RuleRow.objects.filter(pk__in=list(rule_ids), for_team=True, team=None)
    return set(rows.values_list("pk", flat=True))


def rule_of(row: RuleRow) -> Rule:
    """A row as facts."""
    return Rule(
        id=row.pk,
        name=row.name,
        conditions=conditions_read(row.conditions),
        team_id=row.team_id,
        needs=needs_read(row.needs),
        speaks=row.speaks,
        priority=row.priority,  # type: ignore[arg-type]
        overflow_minutes=row.overflow_minutes if row.overflow_team_id else 0,
        overflow_team_id=row.overflow_team_id,
        last_agent_hours=row.last_agent_hours,
        is_on=row.is_on and not (row.for_team and row.team_id is None),
    )
