"""Questions about policies."""

from collections.abc import Mapping
from typing import Any

from ..contracts import Condition, PolicyFacts, Step
from ..models import Policy


def policies() -> list[PolicyFacts]:
    """All policies in the order in which they are tried."""
    rows = Policy.objects.filter(removed_at=None).order_by("place", "pk")
    return [policy_facts(row) for row in rows]


def policy(policy_id: int) -> PolicyFacts | None:
    """One policy, None for none."""
    row = Policy.objects.filter(pk=policy_id, removed_at=None).first()
    return None if row is None else policy_facts(row)


def policy_facts(row: Policy) -> PolicyFacts:
    """A row as facts."""
    return PolicyFacts(
        id=row.pk,
        name=row.name,
        place=row.place,
        active=row.active,
        condition=condition_of(row.condition),
        minutes=row.minutes,
        calendar_id=row.calendar_id,
        pauses=tuple(row.pauses),
        steps=tuple(step_of(one) for one in row.steps),
        version=row.version,
        made_at=row.made_at,
    )


def condition_of(kept: Mapping[str, Any]) -> Condition:
    """A condition as it is kept."""
    return Condition(
        kinds=tuple(kept.get("kinds", ())),
        channels=tuple(kept.get("channels", ())),
        teams=tuple(kept.get("teams", ())),
        types=tuple(kept.get("types", ())),
        attribute=kept.get("attribute", ""),
        value=kept.get("value", ""),
        segments=tuple(kept.get("segments", ())),
    )


def step_of(kept: Mapping[str, Any]) -> Step:
    """A step as it is kept."""
    return Step(percent=kept["percent"], does=tuple(kept["does"]), team_id=kept.get("team_id"))
