"""The answers behind a number, with their people; and results to take away as CSV."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hamdel.customers.public import customer_names, customers_of
from hamdel.platform.cursors import read_cursor, row_number, write_cursor
from hamdel.platform.instants import from_micros, rfc3339, to_micros
from hamdel.platform.roles import EVERYBODY, EXPORTING, only_for, role_of
from hamdel.platform.tables.cells import safe_cell
from hamdel.platform.web.formats import screen_language, show_number

from ..contracts import ResponseFacts, SurveyFacts
from ..queries.results import DIMENSIONS, results_of
from ..queries.results_rows import Behind, answers_behind, asked_surveys, count_behind
from ..queries.surveys import survey, surveys_by_id
from ..results_period import Period, choices, period_of
from ..results_screens import names_of
from ..results_words import GROUPS, MEASURES
from ..rules.recall import told_answer
from ..rules.statistics import SCALES, Measured
from ..shapes import COMMENT, SCORE, Question, in_language

PAGE: Final = 50


@require_safe
@only_for(*EVERYBODY)
def answers(request: HttpRequest) -> HttpResponse:
    """The answers behind a number, the newest first, each with its person."""
    now = timezone.now()
    period = period_of(request, now)
    ids, wanted = _asked(request)
    found = answers_behind(ids, period.span, wanted, after=_place(request), limit=PAGE + 1)
    given: dict[str, Any] = {"rows": _rows(found[:PAGE]), "next_url": _next(request, found)}
    if request.GET.get("cursor"):
        return render(request, "surveys/results_rows.html", given)
    number = row_number(request.GET.get("survey", ""))
    given |= {
        "period": period,
        "periods": choices(period, now),
        "all": count_behind(ids, period.span, wanted),
        "survey": None if number is None else survey(number),
        "filters": _filters(request, period, now),
        "q": wanted.text,
        "may_export": role_of(request) in EXPORTING,
        "query": request.GET.urlencode(),
    }
    return render(request, "surveys/results_answers.html", given)


@require_safe
@only_for(*EXPORTING)
def answers_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The same answers as CSV; of one survey with a column for each of its questions."""
    period = period_of(request, timezone.now())
    ids, wanted = _asked(request)
    number = row_number(request.GET.get("survey", ""))
    lines = _lines(ids, period, wanted, _beyond(None if number is None else survey(number)))
    return _csv(lines, "answers.csv")


@require_safe
@only_for(*EVERYBODY)
def results_csv(request: HttpRequest, survey_id: int) -> StreamingHttpResponse:
    """The results of a survey as CSV: whole, and by each dimension."""
    facts = survey(survey_id)
    if facts is None:
        raise Http404(str(survey_id))
    now = timezone.now()
    span = period_of(request, now).span
    found = results_of(facts, by=DIMENSIONS, now=now, start=span.start, end=span.end)
    lines: list[list[Any]] = [
        [
            "by",
            "group",
            "name",
            "n",
            "score",
            "low",
            "high",
            "promoters",
            "passives",
            "detractors",
        ],
        ["", "", facts.title, *_told(found.split.whole)],
    ]
    for dimension, groups in found.split.groups.items():
        names = names_of(dimension, found)
        for key, one in groups.items():
            group = found.months[int(key)].key if dimension == "period" else key
            lines.append([dimension, group, names.get(key, ""), *_told(one)])
    return _csv(lines, f"survey-{survey_id}.csv")


def _asked(request: HttpRequest) -> tuple[list[int], Behind]:
    said = request.GET
    kind = said.get("kind", "")
    ids = asked_surveys(row_number(said.get("survey", "")), kind=kind if kind in MEASURES else "")
    wanted = Behind(
        stage=said.get("stage", "")[:60],
        touchpoint=said.get("touchpoint", "")[:60],
        team=row_number(said.get("team", "")),
        segment=said.get("segment", "")[:60],
        group=said.get("group", ""),
        score=row_number(said.get("score", "")),
        text=said.get("q", "")[:200],
        written=said.get("written") == "1",
        question=said.get("question", "")[:40],
        choice=said.get("choice", "")[:40],
    )
    return ids, wanted


def _rows(found: list[ResponseFacts]) -> list[dict[str, Any]]:
    people = customers_of([one.profile_id for one in found if one.profile_id is not None])
    names = customer_names(list(people.values()))
    asked = surveys_by_id({one.survey_id for one in found})
    return [
        {
            "facts": one,
            "customer_id": people.get(one.profile_id or 0),
            "customer": names.get(people.get(one.profile_id or 0, 0), ""),
            "survey": asked[one.survey_id].title if one.survey_id in asked else "",
            "said": _said(asked.get(one.survey_id), one),
            "most": SCALES.get(asked[one.survey_id].kind, (0, 0))[1] if one.survey_id in asked else 0,
        }
        for one in found
    ]  # fmt: skip


def _beyond(found: SurveyFacts | None) -> list[Question]:
    """The questions beside the score and the comment."""
    questions = () if found is None else found.questions
    return [one for one in questions if one.key not in (SCORE, COMMENT)]


def _said(found: SurveyFacts | None, one: ResponseFacts) -> list[tuple[str, str]]:
    """What was answered to these questions, in words."""
    language = screen_language()
    pairs = (
        (in_language(asked.text, language), told_answer(asked, one.answers, language=language))
        for asked in _beyond(found)
    )
    return [(text, told) for text, told in pairs if told]


def _place(request: HttpRequest) -> Any:
    said = request.GET.get("cursor")
    if not said:
        return None
    try:
        at, pk = read_cursor(said, tuple[int, int])
    except ValueError:
        raise Http404(said) from None
    return from_micros(at), row_number(str(pk)) or 0


def _next(request: HttpRequest, found: list[ResponseFacts]) -> str:
    if len(found) <= PAGE:
        return ""
    last = found[PAGE - 1]
    asked = {**request.GET.dict(), "cursor": write_cursor(to_micros(last.answered_at), last.id)}
    return f"{request.path}?{urlencode(asked)}"


def _filters(request: HttpRequest, period: Period, now: Any) -> list[dict[str, Any]]:
    said = request.GET
    kinds = [("", _("All measures")), *((key, str(name)) for key, name in MEASURES.items())]
    groups = [("", _("All answers")), *((key, str(name)) for key, name in GROUPS.items())]
    numbers = [("", _("All scores")), *((str(n), show_number(n)) for n in range(11))]
    written = [("", _("With and without words")), ("1", _("With words"))]
    named = (
        ("period", _("When"), period.key, choices(period, now)),
        ("kind", _("Measure"), said.get("kind", ""), kinds),
        ("group", _("Group"), said.get("group", ""), groups),
        ("score", _("Score"), said.get("score", ""), numbers),
        ("written", _("Words"), said.get("written", ""), written),
    )
    return [
        {"name": name, "label": label, "value": value, "options": options}
        for name, label, value, options in named
    ]


def _lines(
    ids: list[int], period: Period, wanted: Behind, asked: Sequence[Question]
) -> Iterator[list[Any]]:
    yield [
        "id", "survey_id", "customer_id", "answered_at", "score", "comment", "channel", "touchpoint", "stage",
        *(one.key for one in asked),
    ]  # fmt: skip
    language, place = screen_language(), None
    while found := answers_behind(ids, period.span, wanted, after=place, limit=1_000):
        people = customers_of([one.profile_id for one in found if one.profile_id is not None])
        for one in found:
            yield [
                one.id, one.survey_id, people.get(one.profile_id or 0, ""), rfc3339(one.answered_at),
                "" if one.score is None else one.score, one.comment, one.channel, one.touchpoint, one.stage,
                *(told_answer(question, one.answers, language=language) for question in asked),
            ]  # fmt: skip
        place = (found[-1].answered_at, found[-1].id)


def _told(one: Measured) -> list[Any]:
    numbers = [one.score, one.low, one.high]
    return [
        one.n,
        *("" if value is None else round(value, 4) for value in numbers),
        one.promoters,
        one.passives,
        one.detractors,
    ]


class _Echo:
    """What `csv` writes to: gives each line back."""

    def write(self, line: str) -> str:
        return line


def _csv(lines: Iterable[list[Any]], name: str) -> StreamingHttpResponse:
    writer = csv.writer(_Echo())

    def marked() -> Iterator[str]:
        yield "\ufeff"  # Excel reads it as UTF-8 by this alone
        for line in lines:
            yield writer.writerow(
                [safe_cell(cell) if isinstance(cell, str) else cell for cell in line]
            )

    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(marked(), content_type="text/csv; charset=utf-8", headers=headers)
