"""Questions asked of the catalogue."""

import time
from collections.abc import Iterable, Sequence

from django.contrib.auth import get_user_model
from django.db.models import Count, Max, QuerySet, Sum

from hamdel.language.fold import plain

from .contracts import KindFacts, RuleText, SeenKind, StageFacts, TouchpointFacts
from .models import Kind, Stage, Touchpoint
from .rules.matching import ANY, Rule
from .rules.suggesting import Known, resembling, suggestions

_MOST_COUNTED = 1_000
_FRESH = 5.0  # seconds for which a process believes it knows the stages
_stages: list[StageFacts] = []
_read_at = [0.0]


def kind_facts(ids: Iterable[int]) -> dict[int, KindFacts]:
    """Channel, device, action, touchpoint and stage of each kind, by id; unknown ids are absent.

    One question for 500 kinds; never remembered, since any process may place a kind.
    """
    wanted = sorted(set(ids))
    found: dict[int, KindFacts] = {}
    for start in range(0, len(wanted), 500):
        found.update(_read_facts(wanted[start : start + 500]))
    return found


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
    """The stages in their order; every page shows them, so they are asked seldom."""
    if not _stages or time.monotonic() - _read_at[0] > _FRESH:
        rows = Stage.objects.order_by("position", "id")
        _stages[:] = [StageFacts(s.key, s.name_fa, s.name_en, s.position) for s in rows]
        _read_at[0] = time.monotonic()
    return tuple(_stages)


def forget_stages() -> None:
    """Ask again next time: a stage was changed."""
    _stages.clear()


def catalogue(*, archived: bool = False) -> tuple[TouchpointFacts, ...]:
    """The touchpoints by stage and place, with how many kinds and moments each has.

    `archived`: those put away too.
    """
    rows = _counted()
    if not archived:
        rows = rows.filter(archived_at=None)
    return tuple(_touchpoint(row) for row in rows.order_by("stage__position", "position", "id"))


def touchpoint_by_id(touchpoint_id: int) -> TouchpointFacts:
    """One touchpoint; raises `Touchpoint.DoesNotExist` where there is none."""
    return _touchpoint(_counted().get(pk=touchpoint_id))


def touchpoint_by_key(key: str) -> TouchpointFacts | None:
    """One touchpoint, archived or not; None where there is none."""
    row = _counted().filter(key=key).first()
    return _touchpoint(row) if row else None


def live_rules() -> list[Rule]:
    """Every rule in force, in the catalogue's order."""
    rows = Touchpoint.objects.filter(archived_at=None).order_by("position", "id")
    return [
        Rule(row.pk, r.get("channel", ANY), r.get("device", ANY), r.get("action", ANY))
        for row in rows
        for r in row.rules
    ]


def placing_suggestions(kinds: Sequence[SeenKind]) -> dict[int, list[TouchpointFacts]]:
    """At most three touchpoints for each kind (by its id), the likeliest first."""
    listed = {facts.id: facts for facts in catalogue()}
    known = resembling(_known(listed.values()))
    return {
        kind.id: [
            listed[i] for i in suggestions(action=kind.action, channel=kind.channel, known=known)
        ]
        for kind in kinds
    }


def _known(listed: Iterable[TouchpointFacts]) -> list[Known]:
    placed: dict[int, list[str]] = {}
    rows = Kind.objects.exclude(touchpoint=None).order_by("-seen")
    for touchpoint_id, action in rows.values_list("touchpoint_id", "action")[:2000]:
        placed.setdefault(touchpoint_id, []).append(action)
    return [
        Known(
            touchpoint_id=t.id,
            channels=frozenset({t.usual_channel}),
            texts=(
                t.name_fa,
                t.name_en,
                t.measure_fa,
                *(rule.action.replace(ANY, " ") for rule in t.rules),
                *placed.get(t.id, ()),
            ),
        )
        for t in listed
    ]


def owners() -> tuple[tuple[int, str], ...]:
    """Who may answer for a touchpoint: (id, name) of the people who serve customers, by name."""
    people = get_user_model().objects.filter(is_active=True).order_by("name", "pk")
    return tuple((person.pk, str(person)) for person in people)


def unmatched_kinds(*, limit: int = 200) -> tuple[SeenKind, ...]:
    """Kinds on no touchpoint yet, the most seen first."""
    rows = Kind.objects.filter(touchpoint=None).order_by("-seen", "-last_seen_at", "id")[:limit]
    return tuple(_seen_kind(row) for row in rows)


def unmatched_count() -> int:
    """How many actions wait for a place, however they are spelled; at most 1,000 are counted."""
    actions = Kind.objects.filter(touchpoint=None).values_list("action", flat=True).distinct()
    return len({plain(action) for action in actions.order_by("action")[:_MOST_COUNTED]})


def unmatched_now() -> tuple[int, SeenKind | None]:
    """How many actions wait for a place, and the most seen kind of them; one question."""
    rows = Kind.objects.filter(touchpoint=None).order_by("-seen", "-last_seen_at", "id")
    kinds = list(rows[:_MOST_COUNTED])
    return len({plain(one.action) for one in kinds}), _seen_kind(kinds[0]) if kinds else None


def kinds_of(touchpoint_id: int, *, limit: int = 200) -> tuple[SeenKind, ...]:
    """The kinds placed on a touchpoint, the most seen first."""
    rows = Kind.objects.filter(touchpoint_id=touchpoint_id).order_by("-seen", "id")[:limit]
    return tuple(_seen_kind(row) for row in rows)


def _counted() -> QuerySet[Touchpoint]:
    return Touchpoint.objects.select_related("stage").annotate(
        kind_count=Count("kind"), seen_sum=Sum("kind__seen"), last_seen=Max("kind__last_seen_at")
    )


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
