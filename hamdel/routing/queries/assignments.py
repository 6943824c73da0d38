"""What was given to whom, and why: the explanation that a conversation shows."""

from collections.abc import Iterable
from typing import Any

from ..contracts import AssignmentFacts, Decision, Kind
from ..models import Assignment
from ..rules.stored import considered_read


def newest_assignment(
    subject_id: int, kind: Kind = "conversation"
) -> AssignmentFacts | None:  # fmt: skip
    """The newest assignment of a conversation or a case by a rule, None for none."""
    return next(iter(assignments_of(subject_id, kind, limit=1)), None)


def assignments_of(
    subject_id: int, kind: Kind = "conversation", *, limit: int = 20
) -> list[AssignmentFacts]:
    """The assignments of a conversation or a case, the newest first."""
    rows = Assignment.objects.filter(**{kind: subject_id}).order_by("-pk")
    return list(_facts(rows[:limit]))


def latest_assignments(*, limit: int = 8) -> list[AssignmentFacts]:
    """What was given last, of everything."""
    return list(_facts(Assignment.objects.order_by("-at", "-pk")[:limit]))


def _facts(rows: Iterable[Any]) -> Iterable[AssignmentFacts]:
    return (
        AssignmentFacts(
            id=row.pk,
            conversation_id=row.conversation_id,
            case_id=row.case_id,
            person_id=row.person_id,
            team_id=row.team_id,
            rule_id=row.rule_id,
            rule=row.explanation["rule"],
            at=row.at,
            waited_seconds=row.waited_seconds,
            decision=Decision(
                waiting_id=row.conversation_id or row.case_id,
                kind="conversation" if row.case_id is None else "case",
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
