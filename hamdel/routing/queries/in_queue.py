"""What waits for somebody: conversations that wait for an answer, and cases that nobody has."""

from collections.abc import Sequence

from hamdel.cases.public import UnownedCase, count_unowned, unowned_cases
from hamdel.conversations.public import WaitingFacts, count_waiting, waiting_for_answers

from ..contracts import InQueue


def in_queue(*, unassigned: bool = True) -> list[InQueue]:
    """What waits for somebody, or (not `unassigned`) conversations that wait for an answer as well.

    At most a thousand of each, who waits longest first; two questions.
    """
    return [*talks_in_queue(unassigned=unassigned), *map(of_case, unowned_cases())]


def talks_in_queue(
    *, unassigned: bool = False, ids: Sequence[int] | None = None
) -> list[InQueue]:  # fmt: skip
    """The conversations among it; one question."""
    return [of_conversation(one) for one in waiting_for_answers(unassigned=unassigned, ids=ids)]


def anything_waits() -> bool:
    """Whether there is anything that nobody has."""
    return bool(count_waiting(unassigned=True) or count_unowned())


def of_conversation(facts: WaitingFacts) -> InQueue:
    """A conversation in the queue."""
    return InQueue(
        kind="conversation",
        id=facts.id,
        version=facts.version,
        profile_id=facts.profile_id,
        customer_id=facts.customer_id,
        subject=facts.subject,
        channel=facts.channel,
        priority=facts.priority,
        team_id=facts.team_id,
        assignee_id=facts.assignee_id,
        waiting_since=facts.waiting_since,
        interaction_id=facts.interaction_id,
        last_person_id=facts.last_person_id,
        last_answered_at=facts.last_answered_at,
        due_at=facts.due_at,
        near_at=facts.near_at,
    )


def of_case(facts: UnownedCase) -> InQueue:
    """A case in the queue; who has the conversation about it counts as who answered last."""
    return InQueue(
        kind="case",
        id=facts.id,
        version=facts.version,
        profile_id=facts.profile_id,
        customer_id=facts.customer_id,
        subject=facts.title,
        channel=facts.channel,
        priority=facts.priority,
        team_id=facts.team_id,
        assignee_id=None,
        waiting_since=facts.opened_at,
        interaction_id=facts.interaction_id,
        last_person_id=facts.last_person_id,
        last_answered_at=facts.last_at,
        touchpoint=facts.touchpoint,
        case_type=facts.type,
        is_new=facts.state == "new",
        due_at=facts.due_at,
        near_at=facts.near_at,
    )
