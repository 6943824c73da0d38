"""The editor of a survey: what is asked, in which order, to whom it is open."""

from collections.abc import Callable
from datetime import datetime
from typing import Final, cast, get_args

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, LEADING, only_for, role_of
from hamdel.platform.web.toasts import say, with_toast

from ..contracts import Changed, NoSuchSurvey, Refused, SurveyFacts
from ..edit_screen import edit_screen
from ..forms import said_question, said_settings
from ..queries.surveys import written_survey
from ..shapes import QuestionKind
from ..usecases.editing import (
    add_question,
    change_question,
    move_question,
    remove_question,
    take_back,
)
from ..usecases.saving import change_survey, close_survey, publish_survey
from ..words import show_refusal

KINDS: Final = get_args(QuestionKind)
Deed = Callable[[HttpRequest, SurveyFacts, str, datetime], str]


@require_safe
@only_for(*EVERYBODY)
def survey_page(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Show a survey: its link, how it looks, and to those who lead what it asks."""
    screen = edit_screen(survey_id, opened=request.GET.get("question", ""))
    if screen is None:
        raise Http404(str(survey_id))
    given = {"screen": screen, "may_write": role_of(request) in LEADING}
    return render(request, "surveys/survey.html", given)


@require_POST
@only_for(*LEADING)
def do(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Do one thing to a survey, and show the editor as it is then."""
    found = written_survey(survey_id)
    deed = _DEEDS.get(request.POST.get("do", ""))
    if found is None or deed is None:
        raise Http404(str(survey_id))
    refused, opened = "", request.POST.get("key", "")
    try:
        opened = deed(request, found, person_of(request).email, timezone.now())
    except Refused as problem:
        refused = show_refusal(problem)
    except Changed:
        refused = _("Somebody changed it meanwhile: this is how it is now.")
    except NoSuchSurvey:
        raise Http404(str(survey_id)) from None
    return _shown(request, survey_id, refused=refused, opened=opened)


@require_POST
@only_for(*LEADING)
def undo(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Take the last step back."""
    try:
        take_back(survey_id, by=person_of(request).email, now=timezone.now())
    except NoSuchSurvey:
        raise Http404(str(survey_id)) from None
    return redirect("surveys:survey", survey_id)


def _shown(request: HttpRequest, survey_id: int, *, refused: str, opened: str) -> HttpResponse:
    if not request.headers.get("HX-Request"):
        if refused:
            say(request, refused)
        return redirect(f"{reverse('surveys:survey', args=[survey_id])}?question={opened}")
    screen = edit_screen(survey_id, opened=opened)
    given = {"screen": screen, "may_write": True, "refused": refused}
    response = render(request, "surveys/survey_body.html", given)
    if request.POST.get("do") == "remove" and not refused:
        back = reverse("surveys:undo", args=[survey_id])
        return with_toast(response, _("The question was taken away."), undo=back)
    return response


def _settings(request: HttpRequest, found: SurveyFacts, by: str, now: datetime) -> str:
    changes = said_settings(request, found)
    change_survey(found.id, changes, by=by, now=now, version=_seen(request))
    return ""


def _question(request: HttpRequest, found: SurveyFacts, by: str, now: datetime) -> str:
    question = found.definition.question(request.POST.get("key", ""))
    if question is None:
        raise Refused("It is gone.", field="question", code="gone")
    said = said_question(request, question, found.definition)
    change_question(found.id, said, by=by, now=now, version=_seen(request))
    return ""


def _add(request: HttpRequest, found: SurveyFacts, by: str, now: datetime) -> str:
    kind = request.POST.get("kind", "")
    if kind not in KINDS:
        raise Refused("Choose a kind.", field="kind", code="gone")
    add_question(found.id, cast("QuestionKind", kind), by=by, now=now, version=_seen(request))
    after = written_survey(found.id)
    return after.questions[-1].key if after is not None and after.questions else ""


def _remove(request: HttpRequest, found: SurveyFacts, by: str, now: datetime) -> str:
    key = request.POST.get("key", "")
    remove_question(found.id, key, by=by, now=now, version=_seen(request))
    return ""


def _move(request: HttpRequest, found: SurveyFacts, by: str, now: datetime) -> str:
    step = -1 if request.POST.get("do") == "up" else 1
    key = request.POST.get("key", "")
    move_question(found.id, key, step, by=by, now=now, version=_seen(request))
    return ""


def _publish(request: HttpRequest, found: SurveyFacts, by: str, now: datetime) -> str:
    publish_survey(found.id, by=by, now=now, version=_seen(request))
    return ""


def _close(request: HttpRequest, found: SurveyFacts, by: str, now: datetime) -> str:
    close_survey(found.id, by=by, now=now, version=_seen(request))
    return ""


def _seen(request: HttpRequest) -> int | None:
    return row_number(request.POST.get("version", ""))


_DEEDS: Final[dict[str, Deed]] = {
    "settings": _settings,
    "question": _question,
    "add": _add,
    "remove": _remove,
    "up": _move,
    "down": _move,
    "publish": _publish,
    "close": _close,
}
