"""Keeping what customers buy, beside their profile."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from hamdel.platform.instants import to_micros

from ..models import Profile, Purchase
from ..queries.purchases import facts_kept, times_kept
from ..rules.purchases import Facts, PurchaseSaid, Times, later_of, purchase_in, times_of
from .locking import one_at_a_time

Place = tuple[int, str, str]  # profile, kind, order id
_CHANGING = [
    "state", "total", "currency", "items", "due_on", "bought_at", "changed_at", "said_at",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class CommerceEvent:
    """A row of the log as far as purchases are concerned."""

    profile_id: int
    action: str
    properties: Mapping[str, Any]
    at: datetime
    source: str


@transaction.atomic
def note_purchases(rows: Sequence[CommerceEvent]) -> int:
    """Keep the purchases among some events; returns how many events told of one.

    An order is one row a profile whatever is said of it later: of each fact what was said last
    holds, in whatever order the events come and however often. Those of erased people are left out.
    """
    told = [(row, one) for row in rows if (one := purchase_in(row.action, row.properties))]
    if not told:
        return 0
    one_at_a_time()  # nobody is erased meanwhile
    said = _living(told)
    kept = _kept([row.profile_id for row, _ in said])
    new: dict[Place, Purchase] = {}
    changed: dict[Place, Purchase] = {}
    for row, one in said:
        place = (row.profile_id, one.kind, one.order_id)
        purchase = kept.get(place)
        if purchase is None:
            kept[place] = new[place] = _first(row, one)
        else:
            _tell(purchase, row, one)
            if place not in new:
                changed[place] = purchase
    Purchase.objects.bulk_create(new.values())
    Purchase.objects.bulk_update(changed.values(), _CHANGING, batch_size=100)
    return len(said)


def _living(
    told: Sequence[tuple[CommerceEvent, PurchaseSaid]],
) -> list[tuple[CommerceEvent, PurchaseSaid]]:
    asked = {row.profile_id for row, _ in told}
    living = set(Profile.objects.filter(pk__in=asked, erased_at=None).values_list("id", flat=True))
    return [(row, one) for row, one in told if row.profile_id in living]


def _kept(profiles: Sequence[int]) -> dict[Place, Purchase]:
    rows = Purchase.objects.filter(profile_id__in=set(profiles))
    return {(row.profile_id, row.kind, row.order_id): row for row in rows}


def _first(row: CommerceEvent, said: PurchaseSaid) -> Purchase:
    purchase = Purchase(
        profile_id=row.profile_id,
        order_id=said.order_id,
        kind=said.kind,
        bought_at=row.at,
        changed_at=row.at,
        source=row.source[:100],
    )
    _set(purchase, said.facts, times_of(said.facts, to_micros(row.at)))
    return purchase


def _tell(purchase: Purchase, row: CommerceEvent, said: PurchaseSaid) -> None:
    purchase.bought_at = min(purchase.bought_at, row.at)
    purchase.changed_at = max(purchase.changed_at, row.at)
    times = times_of(said.facts, to_micros(row.at))
    _set(purchase, *later_of(facts_kept(purchase), times_kept(purchase), said.facts, times))


def _set(purchase: Purchase, facts: Facts, times: Times) -> None:
    purchase.state = facts["state"]
    purchase.total = facts.get("total")
    purchase.currency = facts.get("currency", "")
    # Halves of surrogate pairs are JSON, but no text that can be kept or sent.
    items = json.dumps(facts.get("items", []), ensure_ascii=False)
    purchase.items = items.encode("utf-8", "replace").decode()
    purchase.due_on = facts.get("due_on")
    purchase.said_at = json.dumps(times)
