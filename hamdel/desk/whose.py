"""Moments of many people, each with whom it happened to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hamdel.customers.public import customers_of
from hamdel.interactions.public import Moment
from hamdel.journeys.public import marks_of

from .moments import MomentRow, row_of
from .people import names_of


@dataclass(frozen=True, slots=True)
class MetRow:
    """A moment, and the customer it is part of now."""

    moment: MomentRow
    customer_id: int
    name: str


@dataclass(frozen=True, slots=True)
class HitRow:
    """A customer whom something went badly for: the moments, newest first."""

    customer_id: int
    name: str
    moments: tuple[MomentRow, ...]


def met_rows(moments: Sequence[Moment]) -> list[MetRow]:
    """Say of each moment whose it is, in the same order; four questions, however many."""
    owners = customers_of(sorted({moment.profile_id for moment in moments}))
    names = names_of(sorted(set(owners.values())))
    marks = marks_of(moments)
    return [
        MetRow(
            row_of(moment, marks=marks),
            owners[moment.profile_id],
            names[owners[moment.profile_id]],
        )
        for moment in moments
        if owners.get(moment.profile_id) in names
    ]


def hit_rows(moments: Sequence[Moment]) -> list[HitRow]:
    """Gather moments by customer, in the order of each customer's first."""
    by_customer: dict[int, list[MetRow]] = {}
    for met in met_rows(moments):
        by_customer.setdefault(met.customer_id, []).append(met)
    return [_hit(customer, rows) for customer, rows in by_customer.items()]


def _hit(customer_id: int, rows: Iterable[MetRow]) -> HitRow:
    listed = list(rows)
    return HitRow(customer_id, listed[0].name, tuple(row.moment for row in listed))
