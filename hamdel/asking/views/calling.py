"""«Ask in a call»: the question to be read out beside the call, and keys for what they say."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from hamdel.accounts.public import person_of
from hamdel.customers.public import customer_facts
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import SERVING, only_for
from hamdel.platform.web.toasts import say
from hamdel.surveys.public import (
    NotAsked,
    Refused,
    SurveyFacts,
    surveys,
    token_of_invitation,
)

from ..contracts import AskFacts, ToAsk
from ..page_question import question_on_page
from ..queries.asks import ask
from ..screens import reason_said
from ..usecases.answering import Given, answer, refused
from ..usecases.at_hand import ask_at_hand, may_ask


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def call(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Choose a survey; then the question with its keys. POST begins, answers, or notes that they refuse."""
    facts = customer_facts(customer_id)
    if facts is None:
        raise Http404(str(customer_id))
    now = timezone.now()
    if request.method == "POST" and request.POST.get("survey"):
        return _begin(request, facts.id)
    made = _asked(request, facts.id)
    token = (
        None
        if made is None or made.invitation_id is None
        else token_of_invitation(made.invitation_id)
    )
    problem = ""
    if request.method == "POST" and made is not None and token is not None:
        problem = _take(request, token)
        if not problem:
            return redirect("desk:customer", customer_id=facts.id)
    about = _open(made)
    question = None if about is None else question_on_page(about, facts, prefers="")
    told = may_ask(facts.id, way="phone", now=now)
    given: dict[str, Any] = {
        "customer_id": facts.id,
        "name": facts.called,
        "made": made if made is not None and made.state == "asked" else None,
        "passed_over": _why(made.reason, made.detail) if made and made.state == "skipped" else "",
        "against": "" if told.asks or made else _why(told.reason, told.detail),
        "until": told.until,
        "surveys": [one for one in surveys(state="open", limit=100) if one.score_question],
        "question": question,
        "keys": range(question["least"], question["most"] + 1) if question else (),
        "path": f"/s/{token}" if token else "",
        "problem": problem,
    }
    return render(request, "asking/call.html", given, status=400 if problem else 200)


def _begin(request: HttpRequest, customer_id: int) -> HttpResponse:
    """The guard decides; again within the same minute it is the same ask."""
    number = row_number(request.POST.get("survey", ""))
    now = timezone.now()
    if number is None or all(one.id != number for one in surveys(state="open", limit=100)):
        raise Http404(request.POST.get("survey", ""))
    key = f"call:{customer_id}:{number}:{now:%Y%m%d%H%M}"
    wanted = ToAsk(key=key, profile_id=customer_id, survey_id=number, way="phone")
    made = ask_at_hand(wanted, by=person_of(request).email, now=now)
    response = redirect("asking:call", customer_id=customer_id)
    response.headers["Location"] += f"?ask={made.id if made else ''}"
    return response


def _asked(request: HttpRequest, customer_id: int) -> AskFacts | None:
    number = row_number(request.GET.get("ask", "") or request.POST.get("ask", ""))
    found = None if number is None else ask(number)
    return found if found is not None and found.customer_id == customer_id else None


def _open(made: AskFacts | None) -> SurveyFacts | None:
    if made is None or made.state != "asked":
        return None
    return next(
        (one for one in surveys(state="open", limit=100) if one.id == made.survey_id), None
    )


def _take(request: HttpRequest, token: str) -> str:
    """Take what they said; returns what is wrong, "" for nothing."""
    now = timezone.now()
    if request.POST.get("refused"):
        refused(token, now=now)
        say(request, _("Noted: they are left in peace."))
        return ""
    score = row_number(request.POST.get("score", ""))
    if score is None:
        return _("Choose what they said.")
    said = Given(score=score, comment=request.POST.get("comment", ""), by=person_of(request).email)
    try:
        answer(token, said, channel="phone", now=now)
    except NotAsked:
        return _("They have answered it already.")
    except Refused as wrong:
        return str(wrong)
    say(request, _("The answer is kept."))
    return ""


def _why(reason: str, detail: str) -> str:
    return reason_said(reason, detail)
