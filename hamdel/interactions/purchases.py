"""Purchases in the log: a follower tells `customers` what people buy."""

from collections.abc import Sequence
from typing import Final

from hamdel.customers.public import CommerceEvent, note_purchases, tells_of_purchases
from hamdel.platform.followers import Follower, Rows
from hamdel.touchpoints.public import KindFacts, kind_facts

from .models import Interaction
from .queries import newest_position, positions_after
from .rules.stored import stored_event

BATCH: Final = 2_000


def commerce_after(position: int, limit: int) -> tuple[list[CommerceEvent], int]:
    """The commerce events among `limit` rows after a position, and the position of the last row.

    Only their texts are read: most of the log is not commerce.
    """
    rows = Interaction.objects.filter(pk__gt=position).order_by("pk")
    found: list[tuple[int, int | None]] = list(rows.values_list("pk", "kind_id")[:limit])
    if not found:
        return [], position
    kinds = {
        one: facts
        for one, facts in kind_facts(kind for _, kind in found if kind is not None).items()
        if tells_of_purchases(facts.action)
    }
    chosen = Interaction.objects.filter(pk__in=[pk for pk, kind in found if kind in kinds])
    return [_event(row, kinds[row.kind_id or 0]) for row in chosen.order_by("pk")], found[-1][0]


def _event(row: Interaction, kind: KindFacts) -> CommerceEvent:
    properties = stored_event(row.payload).get("properties")
    return CommerceEvent(
        profile_id=row.profile_id,
        action=kind.action,
        properties=properties if isinstance(properties, dict) else {},
        at=row.occurred_at,
        source=kind.channel,
    )


def _keep(rows: Rows) -> None:
    events: Sequence[CommerceEvent] = rows
    note_purchases(events)


FOLLOWER: Final = Follower(
    "interactions.purchases", commerce_after, _keep, BATCH, newest_position, positions_after
)
