"""Questions asked of the log."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final, NamedTuple

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from hamdel.customers.public import hide_national_ids, profiles_of
from hamdel.platform.instants import from_micros, to_micros
from hamdel.touchpoints.public import KindFacts, kind_facts

from .contracts import Moment, StageOnRibbon, StoryFilter, StoryPage
from .models import Interaction, RefusedEvent
from .rules.cursors import read_cursor, write_cursor
from .rules.stored import stored_event
from .rules.summary import Telling, telling_of

MOODS: Final = {
    "positive": Q(sentiment__gt=0.15),
    "neutral": Q(sentiment__gte=-0.15, sentiment__lte=0.15),
    "negative": Q(sentiment__lt=-0.15),
}
# What was read in the text, else what the sender told.
_FELT: Final = Coalesce("signal__sentiment", "sentiment")
_MOVED: Final = Coalesce("signal__emotion", "emotion")
_FELT_MOODS: Final = {
    "positive": Q(felt__gt=0.15),
    "neutral": Q(felt__gte=-0.15, felt__lte=0.15),
    "negative": Q(felt__lt=-0.15),
}
# one profile's newest, both ends of the index; several profiles are merged by the outer ORDER BY
_ONE_PROFILE: Final = (
    "SELECT * FROM (SELECT id, occurred_at FROM interactions_interaction WHERE profile_id = %s "
    "AND kind_id IS NOT NULL AND (occurred_at < %s OR (occurred_at = %s AND id < %s)) "
    "ORDER BY occurred_at DESC, id DESC LIMIT %s) AS one"
)

_LOOKED_AT: Final = 3_000
_TOLD: Final = 1_500  # three batches of a follower
_BADLY: Final = -0.3
_END: Final = (2**62, 2**62)  # later than every moment
# Grouped before anything is joined: the log's rows are many, the kinds few.
_BY_KIND: Final = (
    "SELECT s.key, k.channel, k.action, g.moments, g.first, g.last, g.felt, g.feeling FROM ("
    "SELECT kind_id, COUNT(*) AS moments, MIN(occurred_at) AS first, MAX(occurred_at) AS last, "
    "COUNT(COALESCE(r.sentiment, i.sentiment)) AS felt, "
    "SUM(COALESCE(r.sentiment, i.sentiment)) AS feeling FROM interactions_interaction i "
    "LEFT JOIN interactions_signal r ON r.interaction_id = i.id "
    "WHERE profile_id IN ({marks}) AND kind_id IS NOT NULL GROUP BY kind_id) AS g "
    "JOIN touchpoints_kind k ON k.id = g.kind_id "
    "LEFT JOIN touchpoints_touchpoint t ON t.id = k.touchpoint_id "
    "LEFT JOIN touchpoints_stage s ON s.id = t.stage_id"
)


class _Row(NamedTuple):
    """A row of the log beside what was read in its text."""

    id: int
    profile_id: int
    kind_id: int | None
    occurred_at: datetime
    received_at: datetime
    message_id: str
    outcome: str | None
    sentiment: float | None
    emotion: str | None
    effort: float | None
    payload: str
    language: str | None
    read_sentiment: float | None
    read_emotion: str | None
    intent: str | None
    toxic: bool | None


_COLUMNS: Final = (
    "id", "profile_id", "kind_id", "occurred_at", "received_at", "message_id", "outcome",
    "sentiment", "emotion", "effort", "payload", "signal__language", "signal__sentiment",
    "signal__emotion", "signal__intent", "signal__toxic",
)  # fmt: skip
# As KindFacts has them, but for the id.
_OF_KIND: Final = (
    "kind__channel", "kind__device", "kind__action", "kind__touchpoint__key",
    "kind__touchpoint__name_fa", "kind__touchpoint__name_en", "kind__touchpoint__stage__key",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _KindSum:
    """A customer's moments of one kind; instants in microseconds."""

    stage: str | None
    channel: str
    action: str
    moments: int
    first: int
    last: int
    felt: int
    feeling: float | None


def story_of(
    customer_id: int,
    *,
    filters: StoryFilter | None = None,
    cursor: str | None = None,
    limit: int = 50,
    profiles: Sequence[int] | None = None,
) -> StoryPage:
    """Give a customer's moments, newest first, `limit` at most; `cursor` is a page's `next`.

    `profiles`: theirs, where the caller knows them.
    Raises ValueError for a cursor that is none of ours.
    """
    filters = filters or StoryFilter()
    before, before_id = read_cursor(cursor) if cursor else _END
    if profiles is None:
        profiles = profiles_of(customer_id)
    if not profiles:
        return StoryPage((), None)
    if filters == StoryFilter():
        rows = Interaction.objects.filter(pk__in=_newest(profiles, before, before_id, limit + 1))
    else:
        rows = _filtered(profiles, filters).filter(
            Q(occurred_at__lt=before) | Q(occurred_at=before, pk__lt=before_id)
        )
    found = _rows(rows.order_by("-occurred_at", "-pk")[: limit + 1])
    following = None
    if len(found) > limit:
        found = found[:limit]
        following = write_cursor(to_micros(found[-1].occurred_at), found[-1].id)
    return StoryPage(_moments(found), following)


def moment_by_id(interaction_id: int) -> tuple[Moment, str] | None:
    """Give one moment and its event's JSON as it came; None where there is none."""
    found = _rows(Interaction.objects.filter(pk=interaction_id, kind__isnull=False))
    return (_moments(found)[0], found[0].payload) if found else None


def moments_by_id(interaction_ids: Collection[int]) -> dict[int, Moment]:
    """Give some moments by their ids, in one question; what is no moment is left out."""
    found = Interaction.objects.filter(pk__in=interaction_ids, kind__isnull=False)
    width = len(_COLUMNS)
    rows = ((_Row(*one[:width]), one[width:]) for one in found.values_list(*_COLUMNS, *_OF_KIND))
    return {row.id: _moment(row, KindFacts(row.kind_id or 0, *kind)) for row, kind in rows}


def ribbon_of(
    customer_id: int, *, profiles: Sequence[int] | None = None
) -> tuple[StageOnRibbon, ...]:
    """Sum a customer's moments up by stage; `stage` None holds those not placed yet.

    `profiles`: theirs, where the caller knows them. One question, whatever the story's length.
    """
    mine = profiles_of(customer_id) if profiles is None else profiles
    if not mine:
        return ()
    marks = ",".join(["%s"] * len(mine))
    with connection.cursor() as cursor:
        cursor.execute(_BY_KIND.format(marks=marks), list(mine))
        found = [_KindSum(*row) for row in cursor.fetchall()]
    by_stage: dict[str | None, list[_KindSum]] = {}
    for one in found:
        by_stage.setdefault(one.stage, []).append(one)
    return tuple(_stage(stage, sums) for stage, sums in by_stage.items())


def feelings_of(
    customer_id: int, *, limit: int = 200, profiles: Sequence[int] | None = None
) -> list[tuple[datetime, float, str]]:
    """Those of a customer's newest `limit` moments that show a feeling, oldest first.

    Each is (when, -1…1, action).
    """
    mine = profiles_of(customer_id) if profiles is None else profiles
    if not mine:
        return []
    rows = Interaction.objects.filter(pk__in=_newest(mine, *_END, limit)).annotate(felt=_FELT)
    felt = rows.filter(felt__isnull=False).order_by("-occurred_at", "-pk")
    told = felt.values_list("occurred_at", "felt", "kind__action")
    return [(at, float(value or 0.0), action) for at, value, action in reversed(told)]


def log_after(position: int, limit: int) -> tuple[list[tuple[int, Moment, str]], int]:
    """Read the log for a follower: (profile id, moment, payload) after a position, and the new one.

    Nothing is ever stepped over: the recorder lets one transaction at a time into the log, so rows
    appear in the order of their ids.
    """
    found = _rows(Interaction.objects.filter(pk__gt=position).order_by("pk")[:limit])
    moments = _moments(found)
    return (
        [(m.profile_id, m, row.payload) for m, row in zip(moments, found, strict=True)],
        found[-1].id if found else position,
    )


def newest_position() -> int:
    """The position of the newest row of the log; 0 where it is empty."""
    newest = Interaction.objects.order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def positions_after(position: int, limit: int) -> list[int]:
    """The positions of the next `limit` rows of the log; nothing in them is read."""
    rows = Interaction.objects.filter(pk__gt=position).order_by("pk")
    return list(rows.values_list("pk", flat=True)[:limit])


def kinds_after(
    position: int, limit: int
) -> tuple[list[tuple[int, datetime, datetime, str | None]], int]:
    """Read (kind id, when it happened, when it came, outcome) after a position, and the new one.

    For those who count.
    """
    rows = Interaction.objects.filter(pk__gt=position).order_by("pk")
    columns = rows.values_list("pk", "kind_id", "occurred_at", "received_at", "outcome")
    found = list(columns[:limit])
    moments = [(kind_id, at, came, outcome) for _, kind_id, at, came, outcome in found if kind_id]
    return moments, found[-1][0] if found else position


def profiles_after(position: int, limit: int) -> tuple[list[int], int]:
    """Read whose the next `limit` rows after a position are, and the position of the last."""
    rows = Interaction.objects.filter(pk__gt=position).order_by("pk")
    found = list(rows.values_list("pk", "profile_id")[:limit])
    return [profile for _, profile in found], found[-1][0] if found else position


def refused_events(*, before: int | None = None, limit: int = 50) -> list[dict[str, Any]]:
    """List refused events, newest first: `{id, received_at, source_key_id, problem, payload}`."""
    rows = RefusedEvent.objects.order_by("-pk")
    if before is not None:
        rows = rows.filter(pk__lt=before)
    shown = rows.values("id", "received_at", "source_key_id", "problem", "payload")[:limit]
    return [dict(row) for row in shown]


def refused_count(*, since: datetime) -> int:
    """Count the events refused since an instant."""
    return RefusedEvent.objects.filter(received_at__gte=since).count()


def newest_moments(
    *, since_id: int = 0, limit: int = 30, key_id: int | None = None
) -> tuple[Moment, ...]:
    """List the moments that arrived last, newest first; of one key where it is given."""
    rows = _living().filter(pk__gt=since_id)
    if key_id is not None:
        rows = rows.filter(source_key_id=key_id)
    return _moments(_rows(rows.order_by("-pk")[:limit]))


def latest_moments(*, since: datetime, until: datetime, limit: int = 30) -> tuple[Moment, ...]:
    """List the moments that happened last within a time, whenever they arrived, newest first."""
    rows = _living().filter(occurred_at__gt=since, occurred_at__lte=until)
    return _moments(_rows(rows.order_by("-occurred_at", "-pk")[:limit]))


def went_badly(*, since: datetime, until: datetime, limit: int = 200) -> tuple[Moment, ...]:
    """List the moments within a time that failed or showed a bad feeling, newest first.

    Only the newest 3,000 moments of that time are looked at: a home page must not wait for more.
    """
    looked_at = _living().filter(occurred_at__gt=since, occurred_at__lte=until)
    looked_at = looked_at.order_by("-occurred_at", "-pk")[:_LOOKED_AT]
    rows = Interaction.objects.filter(pk__in=looked_at.values("pk")).annotate(felt=_FELT)
    rows = rows.filter(Q(outcome="failure") | Q(felt__lt=_BADLY))
    return _moments(_rows(rows.order_by("-occurred_at", "-pk")[:limit]))


def _living() -> QuerySet[Interaction]:
    return Interaction.objects.filter(kind__isnull=False, profile__erased_at__isnull=True)


def _filtered(profiles: Sequence[int], filters: StoryFilter) -> QuerySet[Interaction]:
    rows = Interaction.objects.filter(profile_id__in=profiles, kind__isnull=False)
    if filters.channel:
        rows = rows.filter(kind__channel=filters.channel)
    if filters.stage:
        rows = rows.filter(kind__touchpoint__stage__key=filters.stage)
    if filters.mood:
        mood = _FELT_MOODS.get(filters.mood) or Q(moved=filters.mood)
        rows = rows.annotate(felt=_FELT, moved=_MOVED).filter(mood)
    return rows


def _newest(profiles: Sequence[int], before: int, before_id: int, limit: int) -> RawSQL:
    """The ids of the newest before a place, as a question inside of another."""
    parts = " UNION ALL ".join([_ONE_PROFILE] * len(profiles))
    values = [v for p in profiles for v in (p, before, before, before_id, limit)]
    return RawSQL(  # noqa: S611 - built from constants
        f"SELECT id FROM ({parts}) AS every ORDER BY occurred_at DESC, id DESC LIMIT %s",  # noqa: S608
        [*values, limit],
    )


def _stage(stage: str | None, sums: Sequence["_KindSum"]) -> StageOnRibbon:
    newest = max(sums, key=lambda one: one.last)
    felt = sum(one.felt for one in sums)
    return StageOnRibbon(
        stage,
        sum(one.moments for one in sums),
        from_micros(min(one.first for one in sums)),
        from_micros(newest.last),
        sum(one.feeling or 0.0 for one in sums) / felt if felt else None,
        newest.action,
        newest.channel,
    )


def _rows(found: QuerySet[Interaction]) -> list[_Row]:
    """Read columns alone: a model's instance for each row costs as much again as the question."""
    return [_Row(*row) for row in found.values_list(*_COLUMNS)]


def _moments(rows: Sequence[_Row]) -> tuple[Moment, ...]:
    kinds = kind_facts(row.kind_id for row in rows if row.kind_id is not None)
    return tuple(_moment(row, kinds.get(row.kind_id or 0)) for row in rows)


def _moment(row: _Row, kind: KindFacts | None) -> Moment:
    action = kind.action if kind else ""
    told, properties = _told(action, row.payload)
    return Moment(
        id=row.id,
        profile_id=row.profile_id,
        occurred_at=row.occurred_at,
        received_at=row.received_at,
        channel=kind.channel if kind else "",
        device=kind.device if kind else "",
        action=action,
        touchpoint=kind.touchpoint if kind else None,
        touchpoint_fa=kind.touchpoint_fa if kind else None,
        touchpoint_en=kind.touchpoint_en if kind else None,
        stage=kind.stage if kind else None,
        outcome=row.outcome,
        sentiment=row.sentiment if row.read_sentiment is None else row.read_sentiment,
        emotion=row.read_emotion or row.emotion,
        effort=row.effort,
        summary=told.line,
        text=told.text,
        amount_irr=told.amount_irr,
        properties=properties,
        message_id=row.message_id,
        language=row.language or None,
        intent=row.intent,
        toxic=row.toxic,
    )


@lru_cache(maxsize=_TOLD)
def _told(action: str, payload: str) -> tuple[Telling, dict[str, Any]]:
    """What an event tells, and its properties; each follower of the log asks the same."""
    event = stored_event(payload)
    properties = event.get("properties")
    known = hide_national_ids(properties) if isinstance(properties, dict) else {}
    return telling_of(action, event), known
