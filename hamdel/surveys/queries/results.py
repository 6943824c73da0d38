"""What answers to surveys say together: of one survey, and of all of them at every stage."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, cast

from django.utils import timezone

from hamdel.accounts.public import teams

from ..contracts import SurveyFacts
from ..models import Survey
from ..rules.results import DIMENSIONS as KEYS
from ..rules.results import (
    Cell,
    Difference,
    Split,
    as_effort,
    changed,
    counted_by,
    counts_in,
    split,
    standing_out,
)
from ..rules.spans import Span, months_within
from ..rules.statistics import SCALES, Counts, Kind, Measured, measured
from .results_counts import answered_between, cells, counts_by_segment, invited

MOST_MONTHS: Final = 24
DIMENSIONS: Final = ("stage", "touchpoint", "team", "segment", "period")
_COLUMNS: Final = {"stage": "stage", "touchpoint": "touchpoint", "team": "team_id"}
_JUST: Final = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invited:
    """How many were asked on a channel, and how many of them answered, refused, or did neither."""

    channel: str
    asked: int
    reached: int
    answered: int
    refused: int

    @property
    def rate(self) -> float | None:
        """The share of those reached who answered; None where nobody was."""
        return self.answered / self.reached if self.reached else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The results of one survey in a span. `split` holds scores as they were given (of CES: ease).

    `effort`: of CES, the same as effort, 1 (none) … 7 (heavy). `months` are the spans by which
    "period" counts: its keys are their places. Teams are counted by id (`teams` are their names), segments by key.
    """

    span: Span
    split: Split
    effort: Measured | None
    months: tuple[Span, ...]
    teams: Mapping[str, str]
    invited: tuple[Invited, ...]
    standing_out: Mapping[str, Sequence[Difference]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    """One measure (NPS, CSAT, CES as effort) of a stage: now, before, and whether it changed for sure."""

    kind: Kind
    now: Measured
    before: Measured
    changed: Difference | None


def results_of(
    survey: SurveyFacts, *, by: Collection[str], now: datetime, start: datetime | None = None,
    end: datetime | None = None,
) -> Results:  # fmt: skip
    """Count one survey's answers from `start` to before `end` (all of them unless said)."""
    span = _span(survey.id, start, end, now)
    months = months_within(span.start, span.end, zone=_zone(), most=MOST_MONTHS)
    wanted = [one for name, one in _COLUMNS.items() if name in by]
    spans = months if "period" in by else [span]
    found = cells([survey.id], spans, by=wanted)
    kind = cast("Kind", survey.kind if survey.kind in SCALES else "nps")
    counted = split(kind, found, [name for name in by if name != "segment"])
    groups = dict(counted.groups)
    if "segment" in by:
        groups["segment"] = {
            key: measured(kind, counts)
            for key, counts in counts_by_segment(survey.id, span).items()
        }
    return Results(
        span=span,
        split=Split(answers=counted.answers, whole=counted.whole, groups=groups),
        effort=measured("ces", as_effort(counts_in(found))) if survey.kind == "ces" else None,
        months=tuple(months),
        teams={str(one.id): one.name for one in teams()} if "team" in by else {},
        invited=_invited(survey.id, span),
        standing_out=_apart(kind, found, wanted),
    )


def gauges(spans: tuple[Span, Span], *, stages: Sequence[str]) -> dict[str, dict[Kind, Gauge]]:
    """Every measure at each stage over all surveys, in a span and the one before it; CES as effort.

    The key "" is all stages together. What changed is corrected for all that was compared: one
    question for the counts.
    """
    kinds = survey_kinds()
    found = cells(kinds, spans, by=("stage",))
    counted: dict[tuple[Kind, int], dict[str, Counts]] = {}
    for kind in SCALES:
        for place in (0, 1):
            some = [one for one in found if kinds[one.survey_id] == kind and one.span == place]
            counted[cast("Kind", kind), place] = _of_stages(cast("Kind", kind), some)
    gauged: dict[str, dict[Kind, Gauge]] = {}
    for kind in cast("Sequence[Kind]", tuple(SCALES)):
        now, before = counted[kind, 0], counted[kind, 1]
        sure = {one.key: one for one in changed(kind, now, before)}
        for stage in ("", *stages):
            gauged.setdefault(stage, {})[kind] = Gauge(
                kind=kind,
                now=measured(kind, now.get(stage or _ALL, {})),
                before=measured(kind, before.get(stage or _ALL, {})),
                changed=sure.get(stage or _ALL),
            )
    return gauged


_ALL: Final = "*"  # no stage is called so


def trend(months: Sequence[Span]) -> dict[Kind, list[Measured]]:
    """Every measure over all surveys, month by month; CES as effort."""
    kinds = survey_kinds()
    found = cells(kinds, months, by=())
    told: dict[Kind, list[Measured]] = {}
    for kind in cast("Sequence[Kind]", tuple(SCALES)):
        of_kind = [one for one in found if kinds[one.survey_id] == kind]
        told[kind] = [
            measured(kind, _counts(kind, [one for one in of_kind if one.span == place]))
            for place in range(len(months))
        ]
    return told


def survey_kinds() -> dict[int, str]:
    """The surveys that have a score, and of which kind it is."""
    rows = Survey.objects.filter(kind__in=tuple(SCALES)).exclude(state="draft")
    return dict(rows.values_list("pk", "kind"))


def _of_stages(kind: Kind, some: Sequence[Cell]) -> dict[str, Counts]:
    groups: dict[str, Counts] = {
        stage: as_effort(counts) if kind == "ces" else counts
        for stage, counts in counted_by(some, lambda one: one.stage).items()
    }
    return groups | {_ALL: _counts(kind, some)}


def _counts(kind: Kind, some: Sequence[Cell]) -> dict[int, int]:
    counts = counts_in(some)
    return as_effort(counts) if kind == "ces" else counts


def _span(survey_id: int, start: datetime | None, end: datetime | None, now: datetime) -> Span:
    known = answered_between([survey_id]) if start is None or end is None else None
    first, last = known or (now, now)
    return Span(
        start=first if start is None else start,
        end=max(last, now) + _JUST if end is None else end,
    )


def _invited(survey_id: int, span: Span) -> tuple[Invited, ...]:
    channels: dict[str, dict[str, int]] = {}
    for (channel, state), number in invited(survey_id, span).items():
        channels.setdefault(channel, {})[state] = number
    return tuple(
        Invited(
            channel=channel,
            asked=sum(states.values()),
            reached=sum(states.values()) - states.get("made", 0) - states.get("failed", 0),
            answered=states.get("answered", 0),
            refused=states.get("refused", 0),
        )
        for channel, states in sorted(channels.items())
    )


def _apart(
    kind: Kind, found: Sequence[Cell], columns: Collection[str]
) -> dict[str, Sequence[Difference]]:
    names = [column.removesuffix("_id") for column in columns]
    return {name: standing_out(kind, counted_by(found, KEYS[name])) for name in names}


def _zone() -> Any:
    return timezone.get_default_timezone()
