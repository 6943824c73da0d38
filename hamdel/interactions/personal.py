"""What the log holds of a person: given to them, and taken out of it."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

from hamdel.customers.public import (
    canonical_identifier,
    customers_of,
    facts_of,
    hide_national_ids,
)
from hamdel.platform.instants import rfc3339
from hamdel.platform.rawdb import of_django
from hamdel.touchpoints.public import kind_facts

from .models import Interaction, Presence, ReasonSaid, RefusedEvent, Signal
from .recorder import ONE_AT_A_TIME
from .rules.mentions import mentions
from .rules.stored import stored_event


def keep_log_still() -> None:
    """Let nobody record until the transaction ends: what comes in meanwhile is told of the erasure."""
    if connection.vendor == "postgresql":
        of_django().execute(ONE_AT_A_TIME)


def moments_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """Every event of some profiles, oldest first, with its JSON as it came (national ids hidden)."""
    rows = list(
        Interaction.objects.filter(profile_id__in=profile_ids)
        .select_related("signal")
        .order_by("occurred_at", "pk")
    )
    kinds = kind_facts(row.kind_id for row in rows if row.kind_id is not None)
    return [
        {
            "id": str(row.pk),
            "occurred_at": rfc3339(row.occurred_at),
            "received_at": rfc3339(row.received_at),
            "channel": kinds[row.kind_id].channel if row.kind_id in kinds else None,
            "device": kinds[row.kind_id].device if row.kind_id in kinds else None,
            "action": kinds[row.kind_id].action if row.kind_id in kinds else None,
            "outcome": row.outcome,
            "sentiment": row.sentiment,
            "emotion": row.emotion,
            "effort": row.effort,
            "read": _read(getattr(row, "signal", None)),
            "event": hide_national_ids(stored_event(row.payload)),
        }
        for row in rows
    ]


def empty_moments(profile_ids: Sequence[int]) -> int:
    """Take out of the log what some profiles' events say; returns of how many.

    The bare rows stay, so counts stay right and an event sent again does not come back: its
    `message_key` tells that it was here and says nothing else.
    """
    Presence.objects.filter(pk__in=profile_ids).delete()
    Signal.objects.filter(interaction__profile_id__in=profile_ids).delete()
    ReasonSaid.objects.filter(profile_id__in=profile_ids).delete()
    rows = Interaction.objects.filter(profile_id__in=profile_ids)
    return rows.update(payload="{}", message_id="")


def count_moments(profile_ids: Sequence[int]) -> int:
    """How many events `empty_moments` would empty."""
    return Interaction.objects.filter(profile_id__in=profile_ids).count()


def refused_held(profile_ids: Sequence[int]) -> list[dict[str, Any]]:
    """The refused events that speak of somebody, by any identifier in any written form."""
    found = RefusedEvent.objects.filter(pk__in=_refused_of(profile_ids)).order_by("pk")
    return [
        {"received_at": rfc3339(row.received_at), "problem": row.problem, "event": row.payload}
        for row in found
    ]


def drop_refused(profile_ids: Sequence[int]) -> int:
    """Drop the refused events that speak of somebody; returns how many."""
    return RefusedEvent.objects.filter(pk__in=list(_refused_of(profile_ids))).delete()[0]


def count_refused(profile_ids: Sequence[int]) -> int:
    """How many refused events `drop_refused` would drop."""
    return sum(1 for _ in _refused_of(profile_ids))


def _refused_of(profile_ids: Sequence[int]) -> Iterator[int]:
    customers = set(customers_of(list(profile_ids)).values())
    known = [
        (one.kind, one.value)
        for facts in facts_of(sorted(customers)).values()
        for one in facts.identifiers
    ]
    rows = RefusedEvent.objects.order_by("pk").values_list("pk", "payload")
    for pk, payload in rows.iterator(chunk_size=500):
        if mentions(payload, known, canonical=canonical_identifier):
            yield pk


def _read(signal: Signal | None) -> dict[str, Any] | None:
    """What was read in the text and is kept beside it."""
    if signal is None:
        return None
    names = ("language", "sentiment", "emotion", "intent", "toxic")
    return {name: getattr(signal, name) for name in names}
