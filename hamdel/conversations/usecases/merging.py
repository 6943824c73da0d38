"""Conversations of one customer are put together, or parted: every message is kept, all undoable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import Max

from hamdel.customers.public import customers_of
from hamdel.platform import audit

from ..contracts import Actor, Refused
from ..live import tell
from ..models import Call, Conversation, Deed, Message
from .locked import change, hold

MERGED: Final = "merged"
SPLIT: Final = "split"
_LATER_FIRST: Final = "Take back first what was done with them later."


@dataclass(frozen=True, kw_only=True)
class Regrouped:
    """Where the messages are now, and the deed that takes it back."""

    conversation_id: int
    deed_id: int


@transaction.atomic
def merge_conversations(
    *, keep_id: int, join_id: int, version: int | None = None, by: Actor, now: datetime
) -> Regrouped:
    """Put the messages of `join_id` into `keep_id`; answers to either come into the one kept.

    Raises NoSuchConversation, Changed, and Refused where they are not of one customer.
    """
    if keep_id == join_id:
        raise Refused("Choose another conversation.", field="join")
    held = {one: hold(one) for one in sorted((keep_id, join_id))}
    keep, join = hold(keep_id, version=version), held[join_id]
    owners = customers_of([keep.profile_id, join.profile_id])
    if owners[keep.profile_id] != owners[join.profile_id]:
        raise Refused("They are with two customers: join the customers first.", field="join")
    before: dict[str, Any] = {
        "keep": keep_id, "join": join_id, "state": keep.state,
        "waiting_since": _micros(keep), "messages": _ids(join_id),
    }  # fmt: skip
    _move(join_id, keep_id, before["messages"])
    change(join, {"merged_into_id": keep_id}, act="conversation merged", by=by, now=now)
    waits = [one for one in (keep.waiting_since, join.waiting_since) if one is not None]
    values: dict[str, Any] = {
        "last_at": max(keep.last_at, join.last_at),
        "waiting_since": min(waits, default=None),
        "state": "open" if "open" in (keep.state, join.state) else keep.state,
        "snoozed_until": None if "open" in (keep.state, join.state) else keep.snoozed_until,
        "closed_at": None if "open" in (keep.state, join.state) else keep.closed_at,
    }
    change(keep, values, act="conversation merged", by=by, now=now)
    return Regrouped(conversation_id=keep_id, deed_id=_kept(MERGED, before, by, now))


@transaction.atomic
def split_conversation(
    *,
    conversation_id: int,
    message_ids: Sequence[int],
    version: int | None = None,
    by: Actor,
    now: datetime,
) -> Regrouped:
    """Move some messages into a new conversation of the same customer.

    Raises NoSuchConversation, Changed, Refused.
    """
    row = hold(conversation_id, version=version)
    ours = Message.objects.filter(conversation=row)
    moved = list(ours.filter(pk__in=message_ids).values_list("pk", flat=True))
    if not moved or len(moved) != len(set(message_ids)):
        raise Refused("Choose messages of this conversation.", field="messages")
    if ours.count() == len(moved):
        raise Refused("Leave at least one message where it is.", field="messages")
    newest = Message.objects.filter(pk__in=moved).order_by("-at", "-pk").first()
    first = Message.objects.filter(pk__in=moved).order_by("at", "pk").first()
    made = Conversation.objects.create(
        profile_id=row.profile_id,
        subject=row.subject,
        state=row.state,
        priority=row.priority,
        channel=row.channel if newest is None else newest.channel,
        account_id=row.account_id,
        assignee_id=row.assignee_id,
        team_id=row.team_id,
        opened_at=now if first is None else first.at,
        last_at=now if newest is None else newest.at,
        changed_at=now,
        waiting_since=row.waiting_since,
        snoozed_until=row.snoozed_until,
        closed_at=row.closed_at,
    )
    _move(conversation_id, made.pk, moved)
    left = ours.aggregate(last=Max("at"))["last"]
    change(row, {"last_at": left or row.last_at}, act="conversation split", by=by, now=now)
    audit.record(
        who=by.who, act="conversation split", subject=f"conversation:{made.pk}", before=None,
        after={"from": conversation_id}, now=now,
    )  # fmt: skip
    tell(made.pk, "message")
    before = {"keep": conversation_id, "made": made.pk}
    return Regrouped(conversation_id=made.pk, deed_id=_kept(SPLIT, before, by, now))


@transaction.atomic
def part_again(deed: Deed, *, by: Actor, now: datetime) -> tuple[int, ...]:
    """Take a merge back: what was in the joined one goes there again; what came since stays.

    Raises Refused.
    """
    kept = deed.before
    keep, join = hold(kept["keep"], merged_too=True), hold(kept["join"], merged_too=True)
    if keep.merged_into_id is not None or join.merged_into_id != keep.pk:
        raise Refused(_LATER_FIRST, field="id")
    _move(keep.pk, join.pk, kept["messages"])
    change(join, {"merged_into_id": None}, act="merge taken back", by=by, now=now)
    last = Message.objects.filter(conversation=keep).aggregate(last=Max("at"))["last"]
    values: dict[str, Any] = {"last_at": last or keep.opened_at}
    if keep.state == "open" and kept["state"] != "open" and not _spoke_since(keep, deed.at):
        values |= {"state": kept["state"], "closed_at": now if kept["state"] == "closed" else None}
        values["waiting_since"] = None
    change(keep, values, act="merge taken back", by=by, now=now)
    return keep.pk, join.pk


@transaction.atomic
def rejoin(deed: Deed, *, by: Actor, now: datetime) -> tuple[int, ...]:
    """Take a split back: everything of the new conversation goes where it came from. Raises Refused."""
    keep = hold(deed.before["keep"], merged_too=True)
    made = hold(deed.before["made"], merged_too=True)
    if keep.merged_into_id is not None or made.merged_into_id is not None:
        raise Refused(_LATER_FIRST, field="id")
    _move(made.pk, keep.pk, _ids(made.pk))
    change(made, {"merged_into_id": keep.pk}, act="split taken back", by=by, now=now)
    values = {"last_at": max(keep.last_at, made.last_at)}
    change(keep, values, act="split taken back", by=by, now=now)
    return (keep.pk,)


def _move(from_id: int, to_id: int, message_ids: Sequence[int]) -> None:
    moved = Message.objects.filter(conversation=from_id, pk__in=message_ids)
    calls = list(moved.exclude(call=None).values_list("call", flat=True))
    # A key is unique within a conversation: one that is taken there already is let go.
    taken = Message.objects.filter(conversation=to_id).exclude(key=None).values("key")
    moved.filter(key__in=taken).update(key=None)
    moved.update(conversation=to_id)
    Call.objects.filter(pk__in=calls).update(conversation=to_id)


def _ids(conversation_id: int) -> list[int]:
    rows = Message.objects.filter(conversation=conversation_id)
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _micros(row: Conversation) -> str | None:
    return None if row.waiting_since is None else row.waiting_since.isoformat()


def _spoke_since(row: Conversation, at: datetime) -> bool:
    rows = Message.objects.filter(conversation=row, direction="in", at__gt=at)
    return rows.exists()


def _kept(what: str, before: dict[str, Any], by: Actor, now: datetime) -> int:
    row = Deed.objects.create(
        what=what, person_id=by.person_id, who=by.who[:200], at=now, before=before
    )
    return row.pk
