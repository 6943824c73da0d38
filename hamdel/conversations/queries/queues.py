"""Which conversations stand in a queue of the inbox, in which order, and how many wait."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)

from hamdel.platform.instants import system_now

from ..contracts import LIVE
from ..dues import dues
from ..models import Conversation, Mention
from ..narrowing import narrowing
from ..rules.queues import RANKS, View
from .calls import count_call_backs
from .transfers import unread_card

ACTIVE: Final = ("open", "waiting")
_LATE: Final = 2**62
PROMISED: Final = -1  # the rank before that of every priority


@dataclass(frozen=True, slots=True, kw_only=True)
class Looker:
    """Who looks at the inbox, and when: their id, and the ids of their teams."""

    id: int
    teams: tuple[int, ...] = ()
    now: datetime = field(default_factory=system_now)


def in_queue(view: View, looker: Looker) -> QuerySet[Conversation]:
    """The conversations of a queue, not ordered; what was merged into another is in none."""
    rows = Conversation.objects.filter(merged_into=None).filter(_condition(view.queue, looker))
    if view.channel:
        rows = rows.filter(channel=view.channel)
    if view.priority:
        rows = rows.filter(priority=view.priority)
    known = narrowing()
    if view.label and known is not None:
        rows = rows.filter(**{known.column: int(view.label)})
    return rows


def ordered(
    rows: QuerySet[Conversation], view: View, after: tuple[int, ...]
) -> tuple[QuerySet[Any], ...]:
    """The rows in the view's order, in parts one after another, each row with its place in it.

    The place is (`rank`, `need`, id); rows come after `after`, where it says one. By need: what was
    promised, the first to break first; then the urgent, and who waits longest first. They are parts so
    that each is found by an index, and the second only asked where the first does not fill a page.
    """
    if not view.by_need:
        return (_newest(rows, after),)
    known = dues()
    if known is None:
        return (_by_need(rows, after),)
    rest = _by_need(rows.filter(**{f"{known.due_at}__isnull": True}), after)
    if after and after[0] != PROMISED:
        return (rest,)
    return _promised(rows, known.due_at, after), rest


def _newest(rows: QuerySet[Conversation], after: tuple[int, ...]) -> QuerySet[Any]:
    placed = rows.annotate(rank=Value(0), need=_lateness())
    if after:
        _, second, pk = after
        placed = placed.filter(Q(need__gt=second) | Q(need=second, pk__lt=pk))
    return placed.order_by("-last_at", "-pk")


def _promised(rows: QuerySet[Conversation], due_at: str, after: tuple[int, ...]) -> QuerySet[Any]:
    placed = rows.filter(**{f"{due_at}__isnull": False}).annotate(
        rank=Value(PROMISED), need=_number(due_at)
    )
    if after:
        _, second, pk = after
        placed = placed.filter(
            Q(**{f"{due_at}__gt": second}) | Q(**{due_at: second, "pk__gt": pk})
        )
    return placed.order_by(due_at, "pk")


def _by_need(rows: QuerySet[Conversation], after: tuple[int, ...]) -> QuerySet[Any]:
    rank = Case(
        *(When(priority=name, then=Value(place)) for name, place in RANKS.items()),
        default=Value(len(RANKS)),
        output_field=IntegerField(),
    )
    need = Case(
        When(waiting_since=None, then=_lateness()),
        default=_number("waiting_since"),
        output_field=BigIntegerField(),
    )
    placed = rows.annotate(rank=rank, need=need)
    if after and after[0] != PROMISED:
        first, second, pk = after
        placed = placed.filter(
            Q(rank__gt=first)
            | Q(rank=first, need__gt=second)
            | Q(rank=first, need=second, pk__gt=pk)
        )
    return placed.order_by("rank", "need", "pk")


def _lateness() -> ExpressionWrapper:  # type: ignore[type-arg]
    """A number that is smaller the newer a conversation is."""
    late = Value(_LATE, output_field=BigIntegerField())
    return ExpressionWrapper(late - _number("last_at"), output_field=BigIntegerField())


def counts(looker: Looker) -> dict[str, int]:
    """How many wait in each queue; closed ones are not counted. Four questions."""
    live = Conversation.objects.filter(merged_into=None, state__in=LIVE)
    our_turn = Q(state="open")
    found = live.aggregate(
        mine=Count("pk", filter=our_turn & Q(assignee=looker.id)),
        unassigned=Count("pk", filter=our_turn & Q(assignee=None)),
        teams=Count("pk", filter=our_turn & Q(team__in=looker.teams)),
        all=Count("pk", filter=our_turn),
        snoozed=Count("pk", filter=Q(state="snoozed")),
        unread=Count("pk", filter=unread_card()),
    )
    new = Mention.objects.filter(person=looker.id, seen_at=None)
    burning = Conversation.objects.filter(_burning(looker), merged_into=None)
    return {
        **found,
        "burning": burning.count(),
        "mentions": new.count(),
        "calls": count_call_backs(),
    }


def waiting_now() -> tuple[int, datetime | None]:
    """How many conversations wait for an answer of ours, and since when the one that waits longest."""
    rows = Conversation.objects.filter(
        merged_into=None, state="open", waiting_since__isnull=False
    )  # fmt: skip
    found = rows.aggregate(count=Count("pk"), since=Min("waiting_since"))
    return found["count"], found["since"]


def _number(name: str) -> ExpressionWrapper:  # type: ignore[type-arg]
    """An instant as the number it is kept as."""
    return ExpressionWrapper(F(name), output_field=BigIntegerField())


def _condition(queue: str, looker: Looker) -> Q:
    active = Q(state__in=ACTIVE)
    return {
        "mine": lambda: active & Q(assignee=looker.id),
        "unassigned": lambda: active & Q(assignee=None),
        "teams": lambda: active & Q(team__in=looker.teams),
        "all": lambda: active,
        "burning": lambda: _burning(looker),
        "mentions": lambda: Q(Exists(_mentions(looker.id))),
        "snoozed": lambda: Q(state="snoozed"),
        "closed": lambda: Q(state="closed"),
        "unread": lambda: Q(state__in=LIVE) & unread_card(),
        "every": lambda: Q(merged_into=None),
    }[queue]()


def _burning(looker: Looker) -> Q:
    """What was promised and is near its end, or late."""
    known = dues()
    if known is None:
        return Q(pk__in=())
    return Q(state__in=LIVE, **{f"{known.near_at}__lte": looker.now})


def _mentions(person_id: int) -> QuerySet[Mention]:
    return Mention.objects.filter(person=person_id, message__conversation=OuterRef("pk"))
