"""What an improvement changed, asked of the log."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from hamdel.journeys.public import Behind, Told, Went, went_around
from hamdel.language.jalali import JalaliDate
from hamdel.touchpoints.public import catalogue, every_kind
from hamdel.warehouse.public import TooMuch

from ..contracts import ImprovementFacts
from ..models import Improvement
from ..rules.differences import Mean
from ..rules.effects import Counted, Effect, Measured, Spans, effect_of, spans_of
from .changes import changed_between

_NOTHING: Final = Counted()


def effect(one: ImprovementFacts, *, now: datetime) -> Effect | None:
    """What a finished improvement changed at its step; None where it is not done, or nothing can be asked now."""
    if one.done_at is None or not one.step:
        return None
    spans = spans_of(started=one.started_at or one.done_at, done=one.done_at, now=now)
    try:
        rows = went_around(one.step, before=spans.before, after=spans.after)
        last_year = _last_year(one.step, spans)
    except (Behind, TooMuch):
        return None
    measured = Measured(
        step=_whole(rows, one.step),
        ways=_ways(rows),
        others=_others(rows, one.step),
        last_year=last_year,
        others_too=_others_too(one, spans),
    )
    return effect_of(spans, measured)


def _whole(rows: Iterable[Went], step: str) -> tuple[Counted, Counted]:
    own = [row for row in rows if row.step == step]
    pair = []
    for is_after in (False, True):
        days = tuple(row.seen for row in own if row.day and row.is_after is is_after)
        whole = next((row for row in own if _is_whole(row) and row.is_after is is_after), None)
        pair.append(_NOTHING if whole is None else _counted(whole, days))
    return pair[0], pair[1]


def _ways(rows: Iterable[Went]) -> dict[object, tuple[Counted, Counted]]:
    """The step by channel and device."""
    named = {kind.id: (kind.channel, kind.device) for kind in every_kind()}
    found: dict[object, list[Counted]] = defaultdict(lambda: [_NOTHING, _NOTHING])
    for row in rows:
        if row.kind_id is not None:
            pair = found[named.get(row.kind_id)]
            one = pair[row.is_after]
            pair[row.is_after] = Counted(seen=one.seen + row.seen, hurt=one.hurt + row.hurt)
    return {way: (pair[0], pair[1]) for way, pair in found.items()}


def _others(rows: Iterable[Went], step: str) -> list[tuple[Counted, Counted]]:
    """Other steps of the same stage, where nothing was mended; of all stages where it has no other."""
    stages = {facts.key: facts.stage for facts in catalogue(archived=True)}
    mended = set(
        Improvement.objects.exclude(started_at=None)
        .exclude(step="")
        .values_list("step", flat=True)
    )
    pairs: dict[str, list[Counted]] = defaultdict(lambda: [_NOTHING, _NOTHING])
    for row in rows:
        if _is_whole(row) and row.step not in {step, *mended}:
            pairs[row.step][row.is_after] = _counted(row)
    near = {key for key in pairs if stages.get(key) == stages.get(step)}
    return [(pair[0], pair[1]) for key, pair in pairs.items() if key in near or not near]


def _last_year(step: str, spans: Spans) -> tuple[Counted, Counted] | None:
    """The same Jalali days one year earlier; None where the log has nothing of then."""
    before, after = (
        (_year_before(span[0]), _year_before(span[1])) for span in (spans.before, spans.after)
    )
    pair = _whole(went_around(step, before=before, after=after), step)
    return pair if all(one.seen for one in pair) else None


def _year_before(at: datetime) -> datetime:
    day = timezone.localtime(at).date()
    then = JalaliDate.from_gregorian(day).add_years(-1).to_gregorian()
    return at - timedelta(days=(day - then).days)


def _others_too(one: ImprovementFacts, spans: Spans) -> bool:
    """Whether something else was begun or done at the step in the meantime, or it suddenly changed."""
    since, until = spans.before[0], spans.after[1]
    rows = Improvement.objects.filter(step=one.step).exclude(pk=one.id)
    begun = rows.filter(started_at__gte=since, started_at__lt=until)
    suddenly = changed_between(one.step, since, until)
    return (
        suddenly or begun.exists() or rows.filter(done_at__gte=since, done_at__lt=until).exists()
    )


def _is_whole(row: Went) -> bool:
    return row.kind_id is None and row.day is None


def _counted(row: Went, days: tuple[int, ...] = ()) -> Counted:
    return Counted(
        seen=row.seen,
        hurt=row.hurt,
        failed=row.failed,
        ripe=row.ripe,
        came_back=row.came_back,
        sentiment=_mean(row.sentiment),
        effort=_mean(row.effort),
        days=days,
    )


def _mean(told: Told) -> Mean:
    return Mean(told.count, told.mean, told.variance)
