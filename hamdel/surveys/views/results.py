"""Results on screens: every measure at every stage side by side, and one survey."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from hamdel.platform.roles import EVERYBODY, only_for
from hamdel.platform.web.formats import screen_language
from hamdel.touchpoints.public import stages

from ..contracts import SurveyFacts
from ..queries.results import gauges, results_of, survey_kinds, trend
from ..queries.surveys import survey, surveys
from ..results_period import Period, choices, month_name, months_back, period_of
from ..results_screens import (
    as_shown,
    group_bar,
    group_rows,
    line_of,
    rows_url,
    shown,
    stage_rows,
    told_changes,
    whisker,
)
from ..results_words import DIMENSIONS, MEASURES
from ..rules.statistics import SCALES

_MOST_SURVEYS: Final = 50
_ENDS: Final = {"nps": (-100.0, 100.0), "csat": (0.0, 1.0), "ces": (1.0, 7.0)}


@require_safe
@only_for(*EVERYBODY)
def overview(request: HttpRequest) -> HttpResponse:
    """NPS, CSAT and CES at every stage, with intervals; what changed surely; month by month."""
    now = timezone.now()
    period = period_of(request, now)
    fa = screen_language() == "fa"
    names = {one.key: one.name_fa if fa else one.name_en for one in stages()}
    found = gauges((period.span, period.before), stages=list(names))
    bars = [
        group_bar(names.get(stage, ""), found[stage]["nps"].now, period=period.key, stage=stage)
        for stage in names
    ]
    given: dict[str, Any] = {
        "period": period,
        "periods": choices(period, now),
        "measures": MEASURES,
        "rows": stage_rows(found, names, period=period.key),
        "changes": told_changes(found, names),
        "bars": [one for one in bars if one is not None],
        "months": _months(trend(months_back(now)), months_back(now)),
        "surveys": _listed(period),
        "any": bool(survey_kinds()),
    }
    return render(request, "surveys/results_overview.html", given)


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, survey_id: int) -> HttpResponse:
    """One survey: its score, who answered, by what it differs, each question's answers."""
    facts = survey(survey_id)
    if facts is None:
        raise Http404(str(survey_id))
    now = timezone.now()
    period = period_of(request, now)
    by = request.GET.get("by", "")
    by = by if by in DIMENSIONS else "stage"
    results = results_of(facts, by=[by], now=now, start=period.span.start, end=period.span.end)
    kind = facts.kind
    whole = as_shown(kind, results.split.whole)
    given: dict[str, Any] = {
        "survey": facts,
        "period": period,
        "periods": choices(period, now),
        "results": results,
        "measure": MEASURES.get(kind, ""),
        "score": whisker(kind, whole, url=rows_url(period.key, survey=str(survey_id))) if kind in SCALES else None,
        "bar": group_bar("", whole, period=period.key, survey=str(survey_id)) if kind == "nps" else None,
        "by": by,
        "tabs": _tabs(facts, period, by),
        "groups": group_rows(survey_id, kind, results, by, period=period.key) if kind in SCALES else [],
        "rows_url": rows_url(period.key, survey=str(survey_id)),
        "csv_url": f"{reverse('results:survey_csv', args=[survey_id])}?{urlencode({'period': period.key})}",
        "query": urlencode({"survey": str(survey_id), "period": period.key}),
    }  # fmt: skip
    return render(request, "surveys/results_survey.html", given)


def _months(found: Any, spans: Any) -> dict[str, Any]:
    """Each measure month by month: rows of a table, and a line through them."""
    rows = [
        {
            "name": month_name(span.key),
            "cells": [
                (
                    shown(kind, found[kind][place].score),
                    found[kind][place].n,
                    rows_url(span.key, kind=kind),
                )
                for kind in SCALES
            ],
        }
        for place, span in enumerate(spans)
    ]
    lines = {
        kind: line_of(
            [one.score for one in found[kind]], least=_ENDS[kind][0], most=_ENDS[kind][1]
        )
        for kind in SCALES
    }
    known = [row for row in rows if any(n for _, n, _url in row["cells"])]
    return {"rows": known[::-1], "lines": lines}


def _listed(period: Period) -> list[tuple[SurveyFacts, str]]:
    found = [one for one in surveys(limit=_MOST_SURVEYS) if one.state != "draft"]
    return [
        (one, f"{reverse('results:survey', args=[one.id])}?{urlencode({'period': period.key})}")
        for one in found
    ]


def _tabs(facts: SurveyFacts, period: Period, by: str) -> list[dict[str, Any]]:
    address = reverse("results:survey", args=[facts.id])
    return [
        {
            "label": str(label),
            "url": f"{address}?{urlencode({'period': period.key, 'by': key})}",
            "current": key == by,
            "count": None,
        }
        for key, label in DIMENSIONS.items()
    ]
