"""Conversations by how long they stand as they are."""

from datetime import datetime
from typing import Final, Literal

from django.db.models import Q

from ..models import Conversation

Standing = Literal["waiting", "silent", "unassigned"]
# What is so of them, and the instant since when.
_SO: Final[dict[Standing, tuple[Q, str]]] = {
    "waiting": (Q(state="open", waiting_since__isnull=False), "waiting_since"),
    "silent": (Q(state="waiting"), "last_at"),
    "unassigned": (Q(state="open", assignee=None), "opened_at"),
}


def standing_since(
    what: Standing, *, after: datetime, until: datetime, limit: int = 500
) -> list[tuple[int, datetime]]:
    """Conversations that stand so since an instant of a span, the longest first: (id, since when).

    waiting: the customer waits for us; silent: we wait for the customer; unassigned: it is our turn
    and nobody has it.
    """
    so, name = _SO[what]
    rows = Conversation.objects.filter(so, merged_into=None)
    rows = rows.filter(**{f"{name}__gt": after, f"{name}__lte": until})
    return list(rows.order_by(name, "pk").values_list("pk", name)[:limit])
