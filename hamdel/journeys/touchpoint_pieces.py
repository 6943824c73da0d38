"""The later pieces of a touchpoint's page: what people say, how it went over time, around it, its reach."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any, Final, cast
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamdel.platform.web.formats import show_duration, show_number, show_percent
from hamdel.touchpoints.public import TouchpointFacts

from .asked import instants
from .contracts import Flow, Score, Span
from .queries.figures import FigureFacts, figures_of
from .queries.flows import directly_follows
from .queries.friction import sore_at
from .queries.marks import marks
from .queries.periods import measured_in
from .queries.touchpoint import at_touchpoint, reach_of
from .report_frame import Frame, days_told
from .rules.behavior import effort_by_behavior
from .rules.periods import Unit, periods_until
from .rules.reach import METRICS, Metric, Told
from .scores import scores_of
from .screens import signs_shown
from .touchpoint_screen import asked_url
from .words import name_of_step, step_names

METRIC_WORDS: Final = {
    "views": gettext_lazy("Views"),
    "clicks": gettext_lazy("Clicks"),
    "time_on_page": gettext_lazy("Time on the page (median)"),
    "conversion": gettext_lazy("Bought within seven days"),
    "search_rank": gettext_lazy("Rank in search (median)"),
    "video_views": gettext_lazy("Video views"),
    "visitors": gettext_lazy("Visitors"),
}
UNITS: Final = {"conversion": 100}  # typed in percent, kept as a share
TREND_UNITS: Final = {
    "week": gettext_lazy("By week"),
    "month": gettext_lazy("By month"),
    "season": gettext_lazy("By season"),
}
_PERIODS: Final = 12
_AROUND: Final = 6
_FIGURES: Final = 12


def _asked(facts: TouchpointFacts, frame: Frame, _by: str) -> dict[str, Any]:
    span, before = frame.asked.span, instants(frame.asked.before)
    earlier = Span(since=before[0], until=before[1], segment_id=span.segment_id)
    now = scores_of(span).touchpoints.get(facts.key, {})
    old = scores_of(earlier).touchpoints.get(facts.key, {})
    sore = sore_at(facts.key, span, before=before)
    behavior = effort_by_behavior(sore.now)
    marked = next((one for one in marks(span) if one.step == facts.key), None)
    return {
        "scores": [_score(kind, now.get(kind), old.get(kind)) for kind in ("nps", "csat", "ces")],
        "behavior": None if behavior is None else show_number(behavior, decimals=1),
        "behavior_before": _maybe(effort_by_behavior(sore.before)),
        "sore": sore,
        "signs": signs_shown(sore),
        "marked": marked,
        "share": show_percent(sore.now.share),
        "change": "" if sore.change is None else show_percent(sore.change, signed=True),
        "tone": ("bad" if (sore.change or 0) > 0 else "good") if sore.surely_changed else "",
        "hurting_url": f"{reverse('journeys:hurting')}?{urlencode({**frame.query, 'step': facts.key})}",
    }


def _score(kind: str, now: Score | None, before: Score | None) -> dict[str, Any]:
    names = {"nps": "NPS", "csat": "CSAT", "ces": _("CES, as effort")}
    if now is None:
        return {"name": names[kind], "n": 0}
    show: Callable[[float], str] = show_percent if kind == "csat" else lambda one: show_number(one, decimals=1 if kind == "ces" else 0)  # fmt: skip
    sure = before is not None and (now.low > before.high or now.high < before.low)
    better = before is not None and (now.value > before.value) == (kind != "ces")
    return {
        "name": names[kind],
        "n": now.n,
        "value": show(now.value),
        "low": show(now.low),
        "high": show(now.high),
        "before": show(before.value) if before else "",
        "tone": ("good" if better else "bad") if sure else "",
    }


def _maybe(value: float | None) -> str:
    return "" if value is None else show_number(value, decimals=1)


def _trend(facts: TouchpointFacts, frame: Frame, by: str) -> dict[str, Any]:
    unit = cast("Unit", by if by in TREND_UNITS else "week")
    periods = periods_until(timezone.localdate(), unit, _PERIODS)
    found = measured_in(periods, at=facts.key, segment_id=frame.asked.span.segment_id)
    most = max((one.volume for one in found), default=0) or 1
    step = 100 / _PERIODS
    bars = []
    for at, (days, one) in enumerate(zip(periods, found, strict=True)):
        height, wrong = 100 * one.volume / most, 100 * (one.failed + one.abandoned) / most
        bars.append(
            {
                "name": days_told(days),
                "step": one,
                "x": f"{at * step + step * 0.14:.2f}",
                "width": f"{step * 0.72:.2f}",
                "y": f"{100 - height:.2f}",
                "height": f"{height - wrong:.2f}",
                "wrong_y": f"{100 - wrong:.2f}",
                "wrong_height": f"{wrong:.2f}",
            }
        )
    units = [
        {
            "label": label,
            "url": asked_url(facts.key, frame, of="trend", by=key),
            "current": key == unit,
        }
        for key, label in TREND_UNITS.items()
    ]
    return {"bars": bars, "units": units, "any": any(one.volume for one in found)}


def _around(facts: TouchpointFacts, frame: Frame, _by: str) -> dict[str, Any]:
    flows = directly_follows(frame.asked.span)
    names = step_names()
    came = [one for one in flows if one.target == facts.key]
    went = [one for one in flows if one.source == facts.key]
    return {
        "sides": [
            {
                "title": title,
                "rows": [_flow(one, side, names, frame) for one in side[:_AROUND]],
                "total": sum(one.count for one in side),
                "before": before,
            }
            for title, side, before in ((_("What came right before"), came, True), (_("What came right after"), went, False))
        ]
    }  # fmt: skip


def _flow(
    one: Flow, side: list[Flow], names: dict[str, tuple[str, str]], frame: Frame
) -> dict[str, Any]:
    total = sum(each.count for each in side)
    source, target = name_of_step(one.source, names), name_of_step(one.target, names)
    return {
        "source": source,
        "target": target,
        "count": one.count,
        "bar": round(100 * one.count / total, 1),
        "share": one.count / total,
        "time": show_duration(timedelta(seconds=one.median_seconds)),
        "again": one.source == one.target,
        "url": frame.people_url(what="move", **{"from": one.source, "to": one.target}),
    }


def _reach(facts: TouchpointFacts, frame: Frame, _by: str) -> dict[str, Any]:
    before = instants(frame.asked.before)
    found = at_touchpoint(facts.key, frame.asked.span, before=before)
    actions = {one.key: one.seen for one in found.actions}
    told = reach_of(facts.key, frame.asked.span, actions)
    figures = figures_of(facts.id)
    newest: dict[str, FigureFacts] = {}
    for one in figures:
        newest.setdefault(one.metric, one)
    return {
        "rows": [
            _metric(name, told.get(name), newest.get(name))
            for name in METRICS
            if name in told or name in newest
        ],
        "figures": [
            {"figure": one, "name": METRIC_WORDS[one.metric], "value": _value(one.metric, one.value)}
            for one in figures[:_FIGURES]
        ],
        "metrics": METRIC_WORDS.items(),
        "today": timezone.localdate(),
    }  # fmt: skip


def _metric(name: Metric, told: Told | None, figure: FigureFacts | None) -> dict[str, Any]:
    low, high = (
        (show_percent(one) for one in told.interval) if told and told.interval else ("", "")
    )
    return {
        "name": METRIC_WORDS[name],
        "value": "" if told is None else _value(name, told.value),
        "n": 0 if told is None else told.n,
        "low": low,
        "high": high,
        "typed": "" if figure is None else _value(name, figure.value),
        "day": figure.day if figure else None,
    }


def _value(metric: str, value: float) -> str:
    if metric == "conversion":
        return show_percent(value, decimals=1)
    if metric == "time_on_page":
        return show_duration(timedelta(seconds=value))
    return show_number(value, decimals=1 if value % 1 else 0)


PIECES: Final[Mapping[str, Callable[[TouchpointFacts, Frame, str], dict[str, Any]]]] = {
    "asked": _asked,
    "trend": _trend,
    "around": _around,
    "reach": _reach,
}
