"""A survey as it looks, before anybody is asked: nothing of what is answered there is kept."""

import json
from dataclasses import replace
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.platform.foreign_json import read_foreign
from hamdel.platform.roles import EVERYBODY, LEADING, only_for

from ..contracts import Refused, SurveyFacts
from ..forms import said_question, said_settings
from ..queries.surveys import written_survey
from ..queries.targets import Target
from ..rules.editing import replaced
from ..rules.logic import next_page, relevant
from ..shapes import Definition, Question
from ..usecases.paging import Page, first_page, judge_page
from ..visitors import Visit, said_of, visit_of
from .public_drawing import draw_message, draw_page

_LONGEST_STATE: Final = 100_000


@csrf_exempt  # nothing is done: it shows the next questions
@xframe_options_sameorigin
@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*EVERYBODY)
def preview(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Show the page as it is written; a POST goes on to the next questions."""
    found = written_survey(survey_id)
    if found is None:
        raise Http404(str(survey_id))
    target = Target(survey=found)
    visit = visit_of(request, target)
    with override(visit.words):
        response = _drawn(request, target, visit)
    policy = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-forms allow-same-origin"  # fmt: skip
    response["Content-Security-Policy"] = policy
    return response


@require_POST
@only_for(*LEADING)
def typed(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Show a question, or the first page, as it is being written: nothing of it is kept."""
    found = written_survey(survey_id)
    if found is None:
        raise Http404(str(survey_id))
    try:
        asked, questions = _typed(request, found)
    except Refused:
        return HttpResponse(status=204)
    target = Target(survey=replace(found, definition=asked))
    visit = visit_of(request, target)
    page = Page(definition=asked, questions=questions)
    action = reverse("surveys:preview", args=[survey_id])
    with override(visit.words):
        drawn = draw_page(request, target, visit, page, preview="{}", action=action)
    return render(request, "surveys/survey_frame.html", {"page": drawn.content.decode()})


def _typed(request: HttpRequest, found: SurveyFacts) -> tuple[Definition, tuple[Question, ...]]:
    """What would be asked, and which of it is shown. Raises Refused."""
    question = found.definition.question(request.POST.get("key", ""))
    if question is None:
        changes = said_settings(request, found)
        asked = changes.get("definition", found.definition)
        return asked, next_page(asked, {})
    question = said_question(request, question, found.definition)
    return replaced(found.definition, question), (question,)


def _drawn(request: HttpRequest, target: Target, visit: Visit) -> HttpResponse:
    asked = target.survey.definition
    if request.method != "POST":
        return draw_page(request, target, visit, first_page(asked, {}), preview="{}")
    before = _state(request.POST.get("state", ""))
    said = said_of(request, asked)
    values, faults = judge_page(asked, before, said.answers, said.put)
    answers = relevant(asked, {**before, **values})
    again = tuple(one for one in asked.questions if one.key in said.put)
    page = Page(
        definition=asked,
        questions=again if faults else next_page(asked, answers),
        answers=answers,
        faults=faults,
    )
    if not page.questions:
        return draw_message(request, "previewed", target=target, visit=visit)
    state = json.dumps(answers, ensure_ascii=False)
    return draw_page(request, target, visit, page, said=said.wrote(faults), preview=state)


def _state(said: str) -> dict[str, Any]:
    """The answers that the page carries with it; what is none is left out."""
    try:
        found = read_foreign(said[:_LONGEST_STATE])
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
