"""Questions asked of the catalogue."""

import time
from collections.abc import Iterable, Sequence

from django.db.models import Count, Max, Sum

from .contracts import KindFacts, RuleText, SeenKind, StageFacts, TouchpointFacts
from .models import Kind, Stage, Touchpoint

# Another process may place a kind: what is remembered here is at most this old.
REMEMBERED_SECONDS = 2.0
MOST_REMEMBERED = 20_000


class _Memory:
    """Facts of kinds read a moment ago, in this process."""

    def __init__(self) -> None:
        self.facts: dict[int, KindFacts] = {}
        self.until = 0.0

    def current(self) -> dict[int, KindFacts]:
        """What may still be believed."""
        if time.monotonic() > self.until or len(self.facts) > MOST_REMEMBERED:
            self.facts = {}
            self.until = time.monotonic() + REMEMBERED_SECONDS
        return self.facts

    def forget(self) -> None:
        """Believe nothing any more."""
        self.until = 0.0


_memory = _Memory()
forget_kinds = _memory.forget


def kind_facts(ids: Iterable[int]) -> dict[int, KindFacts]:
    """Channel, device, action, touchpoint and stage of each kind, by id; unknown ids are absent.

    Remembered for two seconds; a placing made in this process is seen at once.
    """
    wanted = set(ids)
    known = _memory.current()
    missing = sorted(wanted - known.keys())
    for start in range(0, len(missing), 500):
        known.update(_read_facts(missing[start : start + 500]))
    return {i: known[i] for i in wanted if i in known}


def _read_facts(ids: Sequence[int]) -> dict[int, KindFacts]:
    rows = Kind.objects.filter(pk__in=ids).values_list(
        "id",
        "channel",
        "device",
        "action",
        "touchpoint__key",
        "touchpoint__name_fa",
        "touchpoint__name_en",
        "touchpoint__stage__key",
    )
    return {row[0]: KindFacts(*row) for row in rows}


def stages() -> tuple[StageFacts, ...]:
    """The stages in their order."""
    rows = Stage.objects.order_by("position", "id")
    return tuple(StageFacts(s.key, s.name_fa, s.name_en, s.position) for s in rows)


def catalogue(*, archived: bool = False) -> tuple[TouchpointFacts, ...]:
    """The touchpoints by stage and place, with how many kinds and moments each has.

    `archived`: those put away too.
    """
    rows = Touchpoint.objects.select_related("stage").annotate(
        kind_count=Count("kind"), seen_sum=Sum("kind__seen"), last_seen=Max("kind__last_seen_at")
    )
    if not archived:
        rows = rows.filter(archived_at=None)
    return tuple(_touchpoint(row) for row in rows.order_by("stage__position", "position", "id"))


def touchpoint_by_key(key: str) -> TouchpointFacts | None:
    """One touchpoint, archived or not; None where there is none."""
    found = [facts for facts in catalogue(archived=True) if facts.key == key]
    return found[0] if found else None


def unmatched_kinds(*, limit: int = 200) -> tuple[SeenKind, ...]:
    """Kinds on no touchpoint yet, the most seen first."""
    rows = Kind.objects.filter(touchpoint=None).order_by("-seen", "-last_seen_at", "id")[:limit]
    return tuple(_seen_kind(row) for row in rows)


def unmatched_count() -> int:
    """How many kinds wait for a place."""
    return Kind.objects.filter(touchpoint=None).count()


def kinds_of(touchpoint_id: int, *, limit: int = 200) -> tuple[SeenKind, ...]:
    """The kinds placed on a touchpoint, the most seen first."""
    rows = Kind.objects.filter(touchpoint_id=touchpoint_id).order_by("-seen", "id")[:limit]
    return tuple(_seen_kind(row) for row in rows)


def _seen_kind(row: Kind) -> SeenKind:
    return SeenKind(
        id=row.pk,
        channel=row.channel,
        device=row.device,
        action=row.action,
        seen=row.seen,
        first_seen_at=row.first_seen_at,
        last_seen_at=row.last_seen_at,
        placed_by_hand=row.placed_by_hand,
    )


def _touchpoint(row: Touchpoint) -> TouchpointFacts:
    return TouchpointFacts(
        id=row.pk,
        key=row.key,
        name_fa=row.name_fa,
        name_en=row.name_en,
        stage=row.stage.key,
        usual_channel=row.usual_channel,
        usual_device=row.usual_device,
        measure_fa=row.measure_fa,
        measure_en=row.measure_en,
        friction_fa=row.friction_fa,
        friction_en=row.friction_en,
        purpose=row.purpose,
        owner_id=row.owner_id,
        effort=row.effort,
        cost_irr=row.cost_irr,
        rules=tuple(
            RuleText(r.get("channel", "*"), r.get("device", "*"), r.get("action", "*"))
            for r in row.rules
        ),
        position=row.position,
        archived=row.archived_at is not None,
        kinds=row.kind_count,  # type: ignore[attr-defined]
        seen=row.seen_sum or 0,  # type: ignore[attr-defined]
        last_seen_at=row.last_seen,  # type: ignore[attr-defined]
    )
