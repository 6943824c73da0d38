"""Questions about conversations without their messages."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, Q, QuerySet

from hamdel.customers.public import known_customer, profiles_of

from ..contracts import ConversationFacts, ConversationFilter
from ..models import Conversation
from ..narrowing import narrowing
from .searching import searched

Place = tuple[datetime, int]


def conversation(conversation_id: int) -> ConversationFacts | None:
    """One conversation, None for none."""
    return next(iter(_facts(conversation_rows().filter(pk=conversation_id))), None)


def list_conversations(
    wanted: ConversationFilter, *, after: Place | None = None, limit: int = 50
) -> list[ConversationFacts]:
    """Conversations, those with the newest message first; `after` is the last one seen."""
    rows = _chosen(wanted).order_by("-last_at", "-pk")
    if after is not None:
        at, pk = after
        rows = rows.filter(Q(last_at__lt=at) | Q(last_at=at, pk__lt=pk))
    return _facts(rows[:limit])


def count_conversations(wanted: ConversationFilter) -> int:
    """How many there are."""
    return _chosen(wanted).count()


def conversations_of(profile_ids: Iterable[int]) -> list[int]:
    """The ids of the conversations of some profiles, oldest first."""
    rows = Conversation.objects.filter(profile_id__in=list(profile_ids)).order_by("pk")
    return list(rows.values_list("pk", flat=True))


def conversation_rows() -> QuerySet[Any]:
    """All of them, each with the customer whose it is (`customer_id`)."""
    rows = Conversation.objects.select_related("assignee", "team")
    return rows.annotate(customer_id=F("profile__customer_id"))


def _chosen(wanted: ConversationFilter) -> QuerySet[Conversation]:
    rows = conversation_rows().filter(merged_into=None)
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.unassigned:
        rows = rows.filter(assignee=None)
    elif wanted.assignee_id is not None:
        rows = rows.filter(assignee_id=wanted.assignee_id)
    if wanted.team_id is not None:
        rows = rows.filter(team_id=wanted.team_id)
    if wanted.channel:
        rows = rows.filter(channel=wanted.channel)
    if wanted.customer_id is not None:
        customer = known_customer(wanted.customer_id)
        theirs = profiles_of(customer) if customer is not None else []
        rows = rows.filter(profile_id__in=theirs)
    known = narrowing()
    if wanted.label_id is not None and known is not None:
        rows = rows.filter(**{known.column: wanted.label_id})
    return searched(rows, wanted.search)[0]


def _facts(rows: Iterable[Conversation]) -> list[ConversationFacts]:
    return [conversation_fact(row) for row in rows]


def conversation_fact(row: Any) -> ConversationFacts:
    """A row of `conversation_rows` as other packages see it."""
    return ConversationFacts(
        id=row.pk,
        customer_id=row.customer_id,
        profile_id=row.profile_id,
        subject=row.subject,
        state=row.state,
        priority=row.priority,
        channel=row.channel,
        assignee_id=row.assignee_id,
        assignee="" if row.assignee is None else row.assignee.name,
        team_id=row.team_id,
        team="" if row.team is None else row.team.name,
        opened_at=row.opened_at,
        last_at=row.last_at,
        waiting_since=row.waiting_since,
        snoozed_until=row.snoozed_until,
        closed_at=row.closed_at,
        transfers=row.transfers,
        version=row.version,
        merged_into=row.merged_into_id,
        card_id=row.card_id,
        card_read_at=row.card_read_at,
    )
