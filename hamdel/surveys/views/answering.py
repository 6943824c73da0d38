"""`/s/<token>`: a survey is answered. A GET asks and keeps nothing; answers come by POST alone."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from ..after_answering import after_answer
from ..contracts import NotAsked, Refused
from ..queries.targets import Target, answered, begun, is_over, target_of
from ..usecases.inviting import refuse
from ..usecases.paging import first_page, keep_page, take_page
from ..visitors import (
    TOO_MUCH,
    Visit,
    said_of,
    to_record,
    too_much,
    uploaded,
    visit_of,
)
from .public_drawing import draw_message, draw_page, draw_thanks


@csrf_exempt  # opened from messages, in browsers that keep no cookie: whoever has the link may
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Ask by GET; take a page's answers by POST, and put the next or thank."""
    target = target_of(token)
    if target is None:
        return draw_message(request, "unknown", status=404)
    visit = visit_of(request, target)
    now = timezone.now()
    with override(visit.words):
        if request.method == "POST":
            return _take(request, target, visit, now)
        over = is_over(target, now=now)
        if over == "used":
            return redirect(_thanks(target, visit))
        if over:
            return draw_message(request, over, target=target, visit=visit, status=410)
        kept = begun(target, visit.key)
        return draw_page(request, target, visit, first_page(kept.definition, kept.answers))


@csrf_exempt
@never_cache
@require_POST
def keep(request: HttpRequest, token: str) -> HttpResponse:
    """Keep what somebody has answered so far on a page, while they go on."""
    target = target_of(token)
    if target is None:
        return HttpResponse(status=404)
    visit = visit_of(request, target)
    now = timezone.now()
    bound = too_much(request, target, now=now)
    if bound:
        return HttpResponse(status=TOO_MUCH[bound])
    said = said_of(request, target.survey.definition)
    try:
        keep_page(to_record(request, target, visit, said.answers), put=set(said.answers), now=now)
    except Refused:
        return HttpResponse(status=409)
    return HttpResponse(status=204)


@never_cache
@require_http_methods(["GET", "HEAD"])
def done(request: HttpRequest, token: str) -> HttpResponse:
    """Thank who answered, with what others have for them."""
    target = target_of(token)
    if target is None:
        return draw_message(request, "unknown", status=404)
    visit = visit_of(request, target)
    given = answered(target, visit.key)
    if given is None:
        return redirect("surveys:page", token)
    with override(visit.words):
        return draw_thanks(request, target, visit, given, after_answer(given))


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def no(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whether somebody wants not to be asked, by GET; do it by POST."""
    target = target_of(token)
    if target is None or target.invitation is None:
        return draw_message(request, "unknown", status=404)
    visit = visit_of(request, target)
    with override(visit.words):
        if request.method == "POST":
            refuse(target.invitation.id, now=timezone.now())
            return draw_message(request, "refused", target=target, visit=visit)
        what = "refused" if target.invitation.state == "refused" else "ask_refuse"
        return draw_message(request, what, target=target, visit=visit)


def _take(request: HttpRequest, target: Target, visit: Visit, now: datetime) -> HttpResponse:
    bound = too_much(request, target, now=now)
    if bound:
        return draw_message(request, bound, target=target, visit=visit, status=TOO_MUCH[bound])
    kept = begun(target, visit.key)
    said = said_of(request, kept.definition)
    if request.FILES and is_over(target, now=now):
        request.FILES.clear()  # what is over keeps nothing
    files, answers = uploaded(request, target, kept.definition, said, now=now)
    wanted = to_record(request, target, visit, answers)
    try:
        taken = take_page(wanted, put=said.put, files=files, now=now)
    except NotAsked as refused:
        return draw_message(request, refused.code, target=target, visit=visit, status=410)
    except Refused:
        again = first_page(kept.definition, kept.answers)
        return draw_page(request, target, visit, again, empty=True, status=400)
    if taken.done is not None:
        return redirect(_thanks(target, visit))
    status = 400 if taken.faults else 200
    return draw_page(request, target, visit, taken, said=said.wrote(taken.faults), status=status)


def _thanks(target: Target, visit: Visit) -> str:
    return f"{reverse('surveys:done', args=[visit.token])}?{visit.query(target)}"
