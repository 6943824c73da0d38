"""What customers bought."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from ..models import Purchase
from ..rules.purchases import Facts, Times, later_of
from .finding import profiles_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PurchaseFact:
    """An order, a bill or a renewal as it stands; `total` in units of `currency`.

    `due_on`: until when a bill is to be paid, or when what is renewed ends.
    """

    order_id: str
    kind: str
    state: str
    total: Decimal | None
    currency: str
    items: list[Any]
    due_on: date | None
    bought_at: datetime
    changed_at: datetime
    source: str


def purchases_of(customer_id: int) -> list[PurchaseFact]:
    """What a customer bought, newest first; one entry an order whichever profiles tell of it."""
    rows = Purchase.objects.filter(profile_id__in=profiles_of(customer_id)).order_by("id")
    found: dict[tuple[str, str], list[Purchase]] = {}
    for row in rows:
        found.setdefault((row.kind, row.order_id), []).append(row)
    facts = [_fact(told) for told in found.values()]
    return sorted(facts, key=lambda one: (one.bought_at, one.order_id), reverse=True)


def facts_kept(row: Purchase) -> Facts:
    """What a row says, as `rules.purchases` takes it; only what somebody said."""
    facts = {
        "state": row.state,
        "total": row.total,
        "currency": row.currency,
        "items": json.loads(row.items),
        "due_on": row.due_on,
    }
    return {name: facts[name] for name in times_kept(row)}


def times_kept(row: Purchase) -> Times:
    """When each fact of a row was said last, microseconds since 1970 UTC."""
    times: dict[str, int] = json.loads(row.said_at)
    return times


def _fact(told: list[Purchase]) -> PurchaseFact:
    facts, times = facts_kept(told[0]), times_kept(told[0])
    for row in told[1:]:
        facts, times = later_of(facts, times, facts_kept(row), times_kept(row))
    first = min(told, key=lambda row: row.bought_at)
    return PurchaseFact(
        order_id=first.order_id,
        kind=first.kind,
        state=facts["state"],
        total=facts.get("total"),
        currency=facts.get("currency", ""),
        items=facts.get("items", []),
        due_on=facts.get("due_on"),
        bought_at=first.bought_at,
        changed_at=max(row.changed_at for row in told),
        source=first.source,
    )
