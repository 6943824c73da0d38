"""A case of before is kept: nothing is told, nothing is recorded again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction

from hamdel.conversations.public import Actor

from ..contracts import SETTLED, Outcome, Priority, Refused, State
from ..models import Case, CaseConversation, CaseInteraction
from ..rules.types import checked_values, put_together
from .checking import type_meant
from .locked import note
from .wording import words_of


@dataclass(frozen=True, kw_only=True)
class PastCase:
    """A case as it was; `key` names it for ever. The moments and conversations are its customer's."""

    key: str
    profile_id: int
    title: str
    type: str
    opened_at: datetime
    state: State = "open"
    priority: Priority | None = None
    owner_id: int | None = None
    team_id: int | None = None
    channel: str = ""
    reason: str = ""
    reason_kind: str = ""
    reason_topic: str = ""
    touchpoint: str = ""
    outcome: Outcome = "resolved"
    resolution: str = ""
    settled_at: datetime | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    conversation_ids: tuple[int, ...] = ()
    interaction_ids: tuple[int, ...] = ()


@transaction.atomic
def keep_past_case(past: PastCase, *, by: Actor, now: datetime) -> int | None:
    """Keep a case of the past; None where it is kept already. Raises Refused.

    It is open work as any other where its state says so, but its story was told elsewhere.
    """
    if Case.objects.filter(key=past.key).exists():
        return None
    settled = past.state in SETTLED
    if settled != (past.settled_at is not None):
        raise Refused("Say when it was settled, if it was.", field="settled_at")
    kind = type_meant(past.type)
    row = Case(
        profile_id=past.profile_id,
        title=past.title[:300],
        type_id=kind.id,
        priority=past.priority or kind.priority,
        state=past.state,
        owner_id=past.owner_id,
        team_id=past.team_id,
        channel=past.channel[:40],
        reason=past.reason[:300],
        reason_kind=past.reason_kind[:20],
        reason_topic=past.reason_topic[:120],
        touchpoint=past.touchpoint[:60],
        outcome=past.outcome if settled else "",
        resolution=past.resolution,
        fields=put_together({}, checked_values(kind, past.fields)),
        source="program",
        opened_by=by.who[:200],
        key=past.key,
        opened_at=past.opened_at,
        changed_at=past.settled_at or past.opened_at,
        settled_at=past.settled_at,
    )
    row.sought = words_of(row)
    row.save()
    CaseConversation.objects.bulk_create(
        CaseConversation(case=row, conversation_id=one) for one in past.conversation_ids
    )
    CaseInteraction.objects.bulk_create(
        CaseInteraction(case=row, interaction_id=one) for one in past.interaction_ids
    )
    note(row.pk, "case opened", by=by, now=now, after={"title": row.title, "state": row.state})
    return row.pk
