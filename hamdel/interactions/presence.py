"""The newest of each profile: kept by a follower of the log, read by lists of people."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from hamdel.platform.followers import Follower, Rows
from hamdel.platform.instants import from_micros, to_micros
from hamdel.platform.rawdb import of_django

from .models import Interaction, Presence
from .queries import MOODS, newest_position, positions_after

OWNER: Final = F("profile__customer_id")
Trace = tuple[int, int, int, float | None]  # profile, kind, when in microseconds, sentiment

_ADD: Final = (
    "INSERT INTO interactions_presence (profile_id, first_at, last_at, last_kind_id, moments, "
    "sentiment, sentiment_at) SELECT id, ?, ?, ?, ?, ?, ? FROM customers_profile "
    "WHERE id = ? AND erased_at IS NULL "
    "ON CONFLICT (profile_id) DO UPDATE SET "
    "moments = interactions_presence.moments + excluded.moments, "
    "first_at = CASE WHEN excluded.first_at < interactions_presence.first_at "
    "THEN excluded.first_at ELSE interactions_presence.first_at END, "
    "last_kind_id = CASE WHEN excluded.last_at >= interactions_presence.last_at "
    "THEN excluded.last_kind_id ELSE interactions_presence.last_kind_id END, "
    "sentiment = CASE WHEN excluded.sentiment_at >= COALESCE(interactions_presence.sentiment_at, "
    "excluded.sentiment_at) THEN excluded.sentiment ELSE interactions_presence.sentiment END, "
    "sentiment_at = CASE WHEN excluded.sentiment_at >= COALESCE(interactions_presence.sentiment_at,"
    " excluded.sentiment_at) THEN excluded.sentiment_at ELSE interactions_presence.sentiment_at "
    "END, last_at = CASE WHEN excluded.last_at > interactions_presence.last_at "
    "THEN excluded.last_at ELSE interactions_presence.last_at END"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceFilter:
    """Whose newest is asked for; empty means all. `mood` as in StoryFilter, of the newest feeling.

    `customers`: SQL for the ids of the customers of whom to choose, and its values (`%s`).
    """

    channel: str = ""
    stage: str = ""
    mood: str = ""
    since: datetime | None = None
    bought: bool = False
    customers: tuple[str, tuple[int, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Newest:
    """The newest of one profile, with the customer it is part of now."""

    profile_id: int
    customer_id: int
    first_at: datetime
    last_at: datetime
    kind_id: int
    moments: int
    sentiment: float | None


def newest_of(profile_ids: Sequence[int]) -> dict[int, Newest]:
    """The newest of some profiles, by profile; those without a moment are absent."""
    rows = Presence.objects.filter(pk__in=profile_ids).annotate(owner=OWNER)
    return {row.pk: _newest(row) for row in rows}


def seen_last(
    *,
    filters: PresenceFilter,
    profiles: Sequence[int] | None = None,
    before: tuple[int, int] | None = None,
    limit: int = 50,
) -> list[Newest]:
    """Profiles by their newest moment, the newest first; `before` is (microseconds, profile id).

    `profiles` leaves only some of them to choose from.
    """
    rows = _filtered(filters)
    if profiles is not None:
        rows = rows.filter(pk__in=profiles)
    if before is not None:
        at = from_micros(before[0])
        rows = rows.filter(Q(last_at__lt=at) | Q(last_at=at, pk__lt=before[1]))
    return [_newest(row) for row in rows.order_by("-last_at", "-pk")[:limit]]


def count_traces(rows: Sequence[Trace]) -> None:
    """Take moments into their profiles' newest; in the caller's transaction."""
    found: dict[int, list[Trace]] = {}
    for row in rows:
        found.setdefault(row[0], []).append(row)
    of_django().executemany(_ADD, [_columns(found[profile]) for profile in sorted(found)])


def _columns(traces: Sequence[Trace]) -> tuple[object, ...]:
    newest = max(traces, key=lambda trace: trace[2])
    felt = max((t for t in traces if t[3] is not None), key=lambda t: t[2], default=None)
    return (
        min(trace[2] for trace in traces),
        newest[2],
        newest[1],
        len(traces),
        felt[3] if felt else None,
        felt[2] if felt else None,
        newest[0],
    )


def _source(position: int, limit: int) -> tuple[Rows, int]:
    rows = Interaction.objects.filter(pk__gt=position).order_by("pk")
    # A text may have been read before its profile was counted.
    felt = Coalesce("signal__sentiment", "sentiment")
    columns = rows.values_list("pk", "profile_id", "kind_id", "occurred_at", felt)
    found: list[tuple[int, int, int | None, datetime, float | None]] = list(columns[:limit])
    traces = [(p, kind, to_micros(at), mood) for _, p, kind, at, mood in found if kind is not None]
    return traces, found[-1][0] if found else position


def _filtered(filters: PresenceFilter) -> QuerySet[Presence]:
    rows = Presence.objects.annotate(owner=OWNER)
    if filters.since is not None:
        rows = rows.filter(last_at__gte=filters.since)
    if filters.customers is not None:
        rows = rows.filter(profile__customer_id__in=RawSQL(*filters.customers))  # noqa: S611
    if filters.mood:
        rows = rows.filter(MOODS[filters.mood])
    if filters.bought:
        rows = rows.filter(
            Exists(Presence.objects.filter(pk=OuterRef("pk"), profile__purchase__isnull=False))
        )
    met: Mapping[str, str] = {
        name: value
        for name, value in (
            ("kind__channel", filters.channel),
            ("kind__touchpoint__stage__key", filters.stage),
        )
        if value
    }
    if met:
        rows = rows.filter(Exists(Interaction.objects.filter(profile=OuterRef("pk"), **met)))
    return rows


def _newest(row: Presence) -> Newest:
    owner = row.owner  # type: ignore[attr-defined]
    return Newest(
        row.pk, owner, row.first_at, row.last_at, row.last_kind_id, row.moments, row.sentiment
    )


FOLLOWER: Final = Follower(
    "interactions.presence", _source, count_traces, 5_000, newest_position, positions_after
)
