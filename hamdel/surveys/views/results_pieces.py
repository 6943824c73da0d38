"""Pieces of the pages of results that take a while: themes, and what they did afterwards."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from hamdel.customers.public import customer_names
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, only_for
from hamdel.platform.web.formats import screen_language

from ..contracts import SurveyFacts
from ..queries.results import survey_kinds
from ..queries.results_afterwards import afterwards_of, people_afterwards
from ..queries.results_answers import answers_to
from ..queries.results_rows import asked_surveys
from ..queries.surveys import survey
from ..results_period import Period, period_of
from ..results_screens import rows_url
from ..results_themes import themes_of
from ..results_words import DEEDS, PEOPLE
from ..rules.afterwards import DEEDS as ALL_DEEDS
from ..rules.afterwards import GROUPS
from ..rules.spans import Span
from ..shapes import in_language

MOST_PEOPLE: Final = 500
EARLIEST: Final = datetime(2000, 1, 1, tzinfo=UTC)


@require_safe
@only_for(*EVERYBODY)
def themes(request: HttpRequest) -> HttpResponse:
    """What comes up and goes down in what was written, of one survey or of all."""
    period = period_of(request, timezone.now())
    ids = asked_surveys(row_number(request.GET.get("survey", "")))
    found = themes_of(ids, period.span, period.before)
    given = {"themes": found, "period": period, "survey": request.GET.get("survey", "")}
    return render(request, "surveys/results_themes.html", given)


@require_safe
@only_for(*EVERYBODY)
def afterwards(request: HttpRequest) -> HttpResponse:
    """What promoters, passives and detractors did afterwards, over all that answered so far."""
    now = timezone.now()
    found = afterwards_of(_nps(row_number(request.GET.get("survey", ""))), _ever(now), now=now)
    rows = []
    if found is not None:
        rows = [
            (str(DEEDS[deed]), [(group, str(PEOPLE[group]), found.shares[group][deed], _people_url(request, group, deed)) for group in GROUPS])
            for deed in ALL_DEEDS
        ]  # fmt: skip
    return render(request, "surveys/results_afterwards.html", {"found": found, "rows": rows})


@require_safe
@only_for(*EVERYBODY)
def people(request: HttpRequest) -> HttpResponse:
    """Who is behind a share of what was done afterwards."""
    now = timezone.now()
    group, said = request.GET.get("group", ""), request.GET.get("deed", "")
    deed = next((one for one in ALL_DEEDS if one == said), None)
    if deed is None or group not in GROUPS:
        raise Http404(said)
    ids = _nps(row_number(request.GET.get("survey", "")))
    found = people_afterwards(ids, _ever(now), group=group, deed=deed, now=now)
    names = customer_names([one.customer_id for one in found[:MOST_PEOPLE]])
    given = {
        "people": [(one, names.get(one.customer_id, "")) for one in found[:MOST_PEOPLE]],
        "all": len(found),
        "group": PEOPLE[group],
        "deed": DEEDS[deed],
    }
    return render(request, "surveys/results_people.html", given)


@require_safe
@only_for(*EVERYBODY)
def questions(request: HttpRequest, survey_id: int) -> HttpResponse:
    """What was answered to each question of a survey."""
    facts = survey(survey_id)
    if facts is None:
        raise Http404(str(survey_id))
    period = period_of(request, timezone.now())
    given = {"questions": _questions(facts, period)}
    return render(request, "surveys/results_questions.html", given)


def _people_url(request: HttpRequest, group: str, deed: str) -> str:
    said = {"group": group, "deed": deed}
    if request.GET.get("survey"):
        said["survey"] = request.GET["survey"]
    return f"{reverse('results:people')}?{urlencode(said)}"


def _nps(survey_id: int | None) -> Collection[int]:
    known = [one for one, kind in survey_kinds().items() if kind == "nps"]
    return [one for one in known if survey_id is None or one == survey_id]


def _ever(now: datetime) -> Span:
    return Span(start=EARLIEST, end=now)


def _questions(facts: SurveyFacts, period: Period) -> list[dict[str, Any]]:
    """Each question with how often what was answered, as shares of those who answered it."""
    language = screen_language()
    shown_questions = []
    for one in answers_to(facts, period.span):
        options = {
            option.key: in_language(option.label, language) for option in one.question.options
        }
        parts = {row.key: in_language(row.label, language) for row in one.question.rows}
        shown_questions.append(
            {
                "text": in_language(one.question.text, language),
                "people": one.people,
                "mean": one.mean,
                "texts": one.texts,
                "rows": [
                    {
                        "part": parts.get(row.part, row.part),
                        "name": options.get(row.choice, row.choice),
                        "number": row.number,
                        "given": row.given,
                        "place": row.mean,
                        "url": ""
                        if not row.choice or row.part or row.mean is not None
                        else rows_url(
                            period.key,
                            survey=str(facts.id),
                            question=one.question.key,
                            choice=row.choice,
                        ),
                        "share": row.given / one.people if one.people else 0.0,
                    }
                    for row in sorted(
                        one.counted,
                        key=lambda row: (
                            row.part,
                            row.number if row.number is not None else -row.given,
                        ),
                    )
                ],
            }
        )
    return shown_questions
