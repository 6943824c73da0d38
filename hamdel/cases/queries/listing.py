"""The list of cases: which, in which order, how many in each queue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any, Final

from django.db.models import (
    BigIntegerField,
    Count,
    ExpressionWrapper,
    F,
    IntegerField,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models import (
    Case as Choose,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from hamdel.customers.public import names_of_present

from ..contracts import LIVE, CaseFacts, CaseFilter
from ..due_sources import DueColumns, due_columns
from ..models import Case
from ..rules.views import RANKS, View, filter_of
from .cases import cases_in, chosen

PAGE: Final = 50
COUNTED: Final = ("mine", "unowned", "teams", "live")
Place = tuple[int, int, int]
_PROMISED: Final = -1  # before every priority


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """A row of the list: the case, and its customer's name ("" where nobody has said it)."""

    case: CaseFacts
    customer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPage:
    """One page; `next` is the place that the next one goes on after."""

    rows: tuple[ListRow, ...]
    next: Place | None


def list_page(
    view: View,
    *,
    person_id: int,
    teams: Sequence[int],
    after: Place | None = None,
    limit: int = PAGE,
) -> ListPage:
    """A page of a view for a person; three questions and those of what is due."""
    rows = chosen(_filter(view, person_id, teams))
    found = list(_ordered(rows, view, after).prefetch_related(None)[: limit + 1])
    last = found[limit - 1] if len(found) > limit else None
    facts = cases_in(found[:limit], talks=False)
    names = names_of_present({one.customer_id for one in facts})
    return ListPage(
        rows=tuple(ListRow(case=one, customer=names.get(one.customer_id, "")) for one in facts),
        next=None if last is None else (last.rank, last.place, last.pk),
    )


def midnight(day: date) -> datetime:
    """When a day begins in the company's zone."""
    return timezone.make_aware(datetime.combine(day, time.min))


def counts(*, person_id: int, teams: Sequence[int]) -> dict[str, int]:
    """How many live cases are in each queue; one question."""
    live = Case.objects.filter(merged_into=None, state__in=LIVE)
    return live.aggregate(
        mine=Count("pk", filter=Q(owner=person_id)),
        unowned=Count("pk", filter=Q(owner=None)),
        teams=Count("pk", filter=Q(team__in=list(teams))),
        live=Count("pk"),
    )


def _filter(view: View, person_id: int, teams: Sequence[int]) -> CaseFilter:
    return filter_of(view, person_id=person_id, teams=tuple(teams), midnight=midnight)


def _ordered(rows: QuerySet[Any], view: View, after: Place | None) -> QuerySet[Any]:
    """Rows with their place as (`rank`, `place`, id)."""
    if view.by_need:
        return _by_need(rows, due_columns() if view.by_promise else None, after)
    column = _number("settled_at" if view.queue == "settled" else "opened_at")
    placed = rows.annotate(rank=Value(0), place=column)
    if after is not None:
        _, place, pk = after
        placed = placed.filter(Q(place__lt=place) | Q(place=place, pk__lt=pk))
    newest: QuerySet[Any] = placed.order_by("-place", "-pk")
    return newest


def _by_need(
    rows: QuerySet[Any], promised: DueColumns | None, after: Place | None
) -> QuerySet[Any]:
    """What is promised is first, in the order in which that breaks; then the oldest of a priority."""
    ranks = [When(priority=name, then=Value(place)) for name, place in RANKS.items()]
    place: Any = _number("opened_at")
    if promised is not None:
        first = When(**{f"{promised.due_at}__isnull": False}, then=Value(_PROMISED))
        ranks, place = [first, *ranks], Coalesce(_number(promised.due_at), place)
    placed = rows.annotate(
        rank=Choose(*ranks, default=Value(len(RANKS)), output_field=IntegerField()), place=place
    )
    if after is not None:
        rank, at, pk = after
        placed = placed.filter(
            Q(rank__gt=rank) | Q(rank=rank, place__gt=at) | Q(rank=rank, place=at, pk__gt=pk)
        )
    by_need: QuerySet[Any] = placed.order_by("rank", "place", "pk")
    return by_need


def _number(column: str) -> Any:
    return ExpressionWrapper(F(column), output_field=BigIntegerField())
