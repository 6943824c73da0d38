"""What was given to whom, and why: the explanation that a conversation shows."""

from collections.abc import Iterable
from typing import Any

from ..contracts import AssignmentFacts, Decision
from ..models import Assignment
from ..rules.stored import considered_read


def newest_assignment(conversation_id: int) -> AssignmentFacts | None:
    """The newest assignment of a conversation by a rule, None for none."""
    rows = Assignment.objects.filter(conversation=conversation_id).order_by("-pk")
    return next(iter(_facts(rows[:1])), None)


def assignments_of(conversation_id: int, *, limit: int = 20) -> list[AssignmentFacts]:
    """The assignments of a conversation, the newest first."""
    rows = Assignment.objects.filter(conversation=conversation_id).order_by("-pk")
    return list(_facts(rows[:limit]))


def latest_assignments(*, limit: int = 8) -> list[AssignmentFacts]:
    """What was given last, of everything."""
    return list(_facts(Assignment.objects.order_by("-at", "-pk")[:limit]))


def _facts(rows: Iterable[Any]) -> Iterable[AssignmentFacts]:
    return (
        AssignmentFacts(
            id=row.pk,
            conversation_id=row.conversation_id,
            person_id=row.person_id,
            team_id=row.team_id,
            rule_id=row.rule_id,
            rule=row.explanation["rule"],
            at=row.at,
            waited_seconds=row.waited_seconds,
            decision=Decision(
                waiting_id=row.conversation_id,
                rule_id=row.rule_id,
                team_id=row.team_id,
                agent_id=row.person_id,
                because=row.explanation["because"],
                considered=considered_read(row.explanation),
                overflowed=row.explanation["overflowed"],
            ),
        )
        for row in rows
    )
