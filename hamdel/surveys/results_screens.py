"""What the screens of results draw: numbers with their intervals, as whiskers, bars and lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode

from hamdel.platform.web.formats import screen_language, show_number, show_percent
from hamdel.segments.public import segments
from hamdel.touchpoints.public import catalogue, stages

from .queries.results import Gauge, Results
from .results_period import month_name
from .results_words import EVERYWHERE, FELL, PEOPLE, ROSE
from .rules.results import Difference
from .rules.statistics import Kind, Measured

_ENDS: Final[Mapping[str, tuple[float, float]]] = {
    "nps": (-100, 100),
    "csat": (0, 1),
    "ces": (1, 7),
}
_FITS: Final = 0.08  # of a bar, for its percentage to be written on it
# From where on a score is good, and up to where bad; of effort the other way round.
_GOOD: Final[Mapping[str, tuple[float, float]]] = {
    "nps": (20, 0),
    "csat": (0.7, 0.5),
    "ces": (2.5, 4),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisker:
    """A number with its interval on its scale; places and lengths in percent, as SVG takes them.

    `was`: where it stood before; "" where nothing is known. `url` opens its answers.
    """

    value: str
    low: str
    high: str
    n: int
    tone: str
    at: str
    start: str
    length: str
    was: str
    zero: str
    label: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StageRow:
    """A stage with its three measures (None: nobody answered)."""

    name: str
    answers: int
    nps: Whisker | None
    csat: Whisker | None
    ces: Whisker | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BarPart:
    """One group of a bar: where it lies, in percent from the left as SVG takes it, and its answers."""

    group: str
    x: str
    width: str
    middle: str
    told: str
    said: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupBar:
    """How answers fall into promoters, passives and detractors, in the direction of reading."""

    name: str
    score: str
    tone: str
    parts: tuple[BarPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupRow:
    """A group of one survey's answers; `apart`: it differs surely from all others ("up", "down", "")."""

    name: str
    whisker: Whisker | None
    apart: str


def shown(kind: str, value: float | None) -> str:
    """A score as it is told: NPS with its sign, a share in percent, an effort with one decimal."""
    if value is None:
        return "–"
    if kind == "nps":
        return show_number(round(value), signed=True) if round(value) else show_number(0)
    return show_percent(value) if kind == "csat" else show_number(value, decimals=1)


def tone_of(kind: str, value: float | None) -> str:
    """Whether a score is good (positive), bad (negative), or between (warning)."""
    if value is None:
        return "neutral"
    good, bad = _GOOD[kind]
    if kind == "ces":
        return "positive" if value <= good else "negative" if value >= bad else "warning"
    return "positive" if value >= good else "negative" if value < bad else "warning"


def whisker(
    kind: str, now: Measured, *, before: Measured | None = None, url: str = "", label: str = ""
) -> Whisker | None:
    """A number with its interval; None where nobody answered."""
    if now.score is None or now.low is None or now.high is None:
        return None
    was = None if before is None else before.score
    low, high = _place(kind, now.low), _place(kind, now.high)
    return Whisker(
        value=shown(kind, now.score),
        low=shown(kind, now.low),
        high=shown(kind, now.high),
        n=now.n,
        tone=tone_of(kind, now.score),
        at=_percent(_place(kind, now.score)),
        start=_percent(low),
        length=_percent(max(high - low, 0.5)),
        was="" if was is None else _percent(_place(kind, was)),
        zero=_percent(_place(kind, 0)) if kind == "nps" else "",
        label=label,
        url=url,
    )


def stage_rows(
    found: Mapping[str, Mapping[Kind, Gauge]], names: Mapping[str, str], *, period: str
) -> list[StageRow]:
    """The stages with their measures, all together last."""
    rows = []
    for stage in [*names, ""]:
        gauges = found[stage]
        drawn = {
            kind: whisker(
                kind,
                one.now,
                before=one.before,
                url=rows_url(period, kind=kind, stage=stage),
            )
            for kind, one in gauges.items()
        }
        rows.append(
            StageRow(
                name=names[stage] if stage else str(EVERYWHERE),
                answers=sum(one.now.n for one in gauges.values()),
                nps=drawn["nps"],
                csat=drawn["csat"],
                ces=drawn["ces"],
            )
        )
    return rows


def group_bar(name: str, one: Measured, *, period: str, **asked: str) -> GroupBar | None:
    """The three groups of NPS as shares of a bar; None where nobody answered."""
    if not one.n or one.score is None:
        return None
    counts = (
        ("promoters", one.promoters), ("passives", one.passives), ("detractors", one.detractors),
    )  # fmt: skip
    start, parts = 0.0, []
    for group, number in counts:
        share = number / one.n
        url = rows_url(period, kind="nps", group=group, **asked)
        if number:
            parts.append(_bar_part(group, start, share, url))
        start += share
    return GroupBar(
        name=name,
        score=shown("nps", one.score),
        tone=tone_of("nps", one.score),
        parts=tuple(parts),
    )


def told_changes(
    found: Mapping[str, Mapping[Kind, Gauge]], names: Mapping[str, str]
) -> list[tuple[str, str]]:
    """What changed for sure, each as (tone, sentence), the surest first."""
    sure = [
        (one.changed.chance, kind, stage, one.changed)
        for stage, gauges in found.items()
        for kind, one in gauges.items()
        if one.changed is not None
    ]
    ordered = sorted(sure, key=lambda one: one[:3])
    return [_told_change(kind, stage, one, names) for _, kind, stage, one in ordered]


def group_rows(
    survey_id: int, kind: str, results: Results, dimension: str, *, period: str
) -> list[GroupRow]:
    """The groups of one dimension, with names and what stands out; CES as effort."""
    names = names_of(dimension, results)
    apart = {one.key: one for one in results.standing_out.get(dimension, ())}
    rows = []
    for key, one in results.split.groups.get(dimension, {}).items():
        asked = {dimension: key} if dimension != "period" else {}
        at = results.months[int(key)].key or period if dimension == "period" else period
        url = rows_url(at, survey=str(survey_id), **asked)
        rows.append(
            GroupRow(
                name=names.get(key, key),
                whisker=whisker(kind, as_shown(kind, one), url=url),
                apart=_apart(apart.get(key)),
            )
        )
    return rows


def as_shown(kind: str, one: Measured) -> Measured:
    """A measure as screens tell it: ease as effort, so that less is better."""
    if kind != "ces" or one.score is None or one.low is None or one.high is None:
        return one
    return Measured(n=one.n, score=8 - one.score, low=8 - one.high, high=8 - one.low)


def names_of(dimension: str, results: Results) -> dict[str, str]:
    """The names of groups in the screen's language, by key."""
    fa = screen_language() == "fa"
    if dimension == "stage":
        return {one.key: one.name_fa if fa else one.name_en for one in stages()}
    if dimension == "touchpoint":
        return {one.key: one.name_fa if fa else one.name_en for one in catalogue()}
    if dimension == "segment":
        return {one.key: one.name_fa if fa else one.name_en for one in segments()}
    if dimension == "period":
        return {str(place): month_name(one.key) for place, one in enumerate(results.months)}
    return dict(results.teams)


def rows_url(period: str, **asked: str) -> str:
    """The address of the answers behind a number."""
    said = {"period": period, **{name: value for name, value in asked.items() if value}}
    return f"{reverse('results:answers')}?{urlencode(said)}"


def line_of(values: Sequence[float | None], *, least: float, most: float) -> str:
    """An SVG path through a box of 100 by 26; what is not known is left out."""
    step = 100 / max(len(values) - 1, 1)
    places = [
        f"{place * step:.1f} {24 - 22 * (one - least) / (most - least):.1f}"
        for place, one in enumerate(values)
        if one is not None
    ]
    return "M" + " L".join(places) if len(places) > 1 else ""


def _bar_part(group: str, start: float, share: float, url: str) -> BarPart:
    left = 1 - start - share if screen_language() == "fa" else start
    told = show_percent(share)
    return BarPart(
        group=group,
        x=_percent(100 * left),
        width=_percent(100 * share),
        middle=_percent(100 * (left + share / 2)),
        told=told if share >= _FITS else "",
        said=f"{PEOPLE[group]} {told}",
        url=url,
    )


def _told_change(
    kind: Kind, stage: str, one: Difference, names: Mapping[str, str]
) -> tuple[str, str]:
    better = one.grew != (kind == "ces")
    said = (ROSE if better else FELL)[kind] % {
        "where": names.get(stage, "") or str(EVERYWHERE),
        "before": shown(kind, one.second.score),
        "now": shown(kind, one.first.score),
    }
    return ("positive" if better else "negative"), str(said)


def _apart(one: Difference | None) -> str:
    """Ease is counted as it was given: more of it is better, as of the other measures."""
    return "" if one is None else "better" if one.grew else "worse"


def _place(kind: str, value: float) -> float:
    least, most = _ENDS[kind]
    return 100 * (value - least) / (most - least)


def _percent(value: float) -> str:
    return f"{min(max(value, 0.0), 100.0):.1f}%"
