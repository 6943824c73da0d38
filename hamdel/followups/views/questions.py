"""Words passed on with one mark: who is asked, until when, and the answer."""

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.accounts.public import people, person_of
from hamdel.conversations.public import actor_of_request, message
from hamdel.customers.public import customer_names
from hamdel.interactions.public import Moment, moment_by_id
from hamdel.platform import options
from hamdel.platform.cursors import row_number
from hamdel.platform.roles import EVERYBODY, SERVING, only_for, role_of
from hamdel.platform.web.instant_pages import next_of, place_of
from hamdel.platform.web.toasts import say

from ..contracts import MARK, NoSuchQuestion, Refused, ToAsk
from ..queries.questions import list_questions, question
from ..screens import question_row, question_rows
from ..settings import ANSWER_HOURS
from ..usecases.asking import answer_question, ask_expert, pass_on, see_answer
from .acting import PAGE, say_refused

TABS: Final = ("mine", "asked", "all")
_LONGEST: Final = 10_000


@require_safe
@only_for(*EVERYBODY)
def questions(request: HttpRequest) -> HttpResponse:
    """Words that were passed on: to me, by me, all of them."""
    now, me = timezone.now(), person_of(request).id
    tab = request.GET.get("tab", "")
    tab = tab if tab in TABS else "mine"
    asked: dict[str, Any] = {"mine": {"expert_id": me}, "asked": {"asked_by_id": me}}.get(tab, {})
    found = list_questions(now=now, after=place_of(request), limit=PAGE + 1, **asked)
    places = [(one.asked_at, one.id) for one in found]
    given: dict[str, Any] = {
        "rows": question_rows(found[:PAGE], me, now),
        "next_url": next_of("followups:questions", {"tab": tab}, places, page=PAGE),
        "tab": tab,
    }
    if request.GET.get("cursor"):
        return render(request, "followups/question_rows.html", given)
    address = reverse("followups:questions")
    named = (("mine", _("Asked of me")), ("asked", _("Asked by me")), ("all", _("All questions")))
    given["tabs"] = [
        {"label": label, "url": f"{address}?tab={key}", "current": key == tab, "count": None}
        for key, label in named
    ]
    return render(request, "followups/questions.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*SERVING)
def ask(request: HttpRequest) -> HttpResponse:
    """Pass on the words of an interaction, of a message, or that were heard elsewhere."""
    said = request.POST if request.method == "POST" else request.GET
    moment, talk = _words_of(said)
    given: dict[str, Any] = {
        "moment": moment,
        "conversation": talk,
        "words": said.get("words", "")[:_LONGEST],
        "people": [one for one in people() if one.role in SERVING],
        "expert": row_number(said.get("expert", "")),
        "note": said.get("note", "")[:500],
        "hours": row_number(said.get("hours", "")) or int(options.get(ANSWER_HOURS)),
        "mark": MARK,
    }
    if request.method != "POST":
        return render(request, "followups/ask.html", given)
    wanted = ToAsk(
        expert_id=given["expert"] or 0,
        interaction_id=None if moment is None else moment.id,
        words=given["words"],
        note=given["note"],
        hours=given["hours"],
        conversation_id=talk,
    )
    try:
        asked = ask_expert(wanted, by=actor_of_request(request), now=timezone.now())
    except Refused as refused:
        say_refused(request, refused)
        return render(request, "followups/ask.html", given, status=422)
    say(request, _("It is passed on; you see the answer here."))
    return redirect("followups:question", question_id=asked)


@require_safe
@only_for(*EVERYBODY)
def one(request: HttpRequest, question_id: int) -> HttpResponse:
    """The words, the clock and the answer; whoever asked has read it by opening it."""
    now, by = timezone.now(), actor_of_request(request)
    facts = question(question_id, now=now)
    if facts is None:
        raise Http404(str(question_id))
    names = customer_names([] if facts.customer_id is None else [facts.customer_id])
    shown = question_row(facts, names.get(facts.customer_id or 0, ""), by.person_id or 0, now)
    see_answer(question_id=question_id, by=by, now=now)
    serves = role_of(request) in SERVING
    given = {
        "shown": shown,
        "mark": MARK,
        "may_answer": serves and facts.seen_at is None and shown.mine != "read",
        "may_pass": serves and facts.answered_at is None,
        "people": [each for each in people() if each.role in SERVING],
    }
    return render(request, "followups/question.html", given)


@require_POST
@only_for(*SERVING)
def answer(request: HttpRequest, question_id: int) -> HttpResponse:
    """Answer."""
    try:
        answer_question(
            question_id=question_id,
            answer=request.POST.get("answer", ""),
            by=actor_of_request(request),
            now=timezone.now(),
        )
    except NoSuchQuestion:
        raise Http404(str(question_id)) from None
    except Refused as refused:
        say_refused(request, refused)
    else:
        say(request, _("Answered; whoever asked sees it."))
    return redirect("followups:question", question_id=question_id)


@require_POST
@only_for(*SERVING)
def hand_on(request: HttpRequest, question_id: int) -> HttpResponse:
    """Ask somebody else instead."""
    try:
        pass_on(
            question_id=question_id,
            expert_id=row_number(request.POST.get("expert", "")) or 0,
            by=actor_of_request(request),
            now=timezone.now(),
        )
    except NoSuchQuestion:
        raise Http404(str(question_id)) from None
    except Refused as refused:
        say_refused(request, refused)
    return redirect("followups:question", question_id=question_id)


def _words_of(said: Any) -> tuple[Moment | None, int | None]:
    """The moment whose words are passed on, and the conversation that they stand in."""
    talk = row_number(said.get("conversation", ""))
    number = row_number(said.get("interaction", ""))
    written = row_number(said.get("message", ""))
    if written is not None and (found := message(written)) is not None:
        number = found.interaction_id
    known = None if number is None else moment_by_id(number)
    return (None if known is None else known[0]), talk
