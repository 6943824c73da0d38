"""Keeping what customers buy, beside their profile."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..models import Purchase
from ..rules.purchases import PurchaseSaid, purchase_in


@dataclass(frozen=True, slots=True, kw_only=True)
class CommerceEvent:
    """A row of the log as far as purchases are concerned."""

    profile_id: int
    action: str
    properties: Mapping[str, Any]
    at: datetime
    source: str


def note_purchases(rows: Sequence[CommerceEvent]) -> int:
    """Keep the purchases among some events, in the caller's transaction; returns how many.

    An order is one row whatever is said of it later; what was said last of it holds, in whatever
    order the events come.
    """
    said = [(row, one) for row in rows if (one := purchase_in(row.action, row.properties))]
    for row, one in said:
        _keep(row, one)
    return len(said)


def _keep(row: CommerceEvent, said: PurchaseSaid) -> None:
    old = Purchase.objects.filter(profile_id=row.profile_id, order_id=said.order_id).first()
    if old is None:
        Purchase.objects.create(
            profile_id=row.profile_id,
            order_id=said.order_id,
            kind=said.kind,
            state=said.state,
            total=said.total,
            currency=said.currency,
            items=json.dumps(said.items, ensure_ascii=False),
            bought_at=row.at,
            changed_at=row.at,
            source=row.source[:100],
        )
        return
    old.bought_at = min(old.bought_at, row.at)
    if row.at >= old.changed_at:
        old.changed_at = row.at
        old.state = said.state
        old.total = old.total if said.total is None else said.total
        old.currency = said.currency or old.currency
        old.items = json.dumps(said.items, ensure_ascii=False) if said.items else old.items
    old.save()
