"""Answers of a kiosk: whole, each with its own key and the time at which it was given."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from hamdel.platform.api import Body
from hamdel.platform.api.bodies import read_body
from hamdel.platform.problems import Problem

from ..contracts import NotAsked, Refused, ToRecord
from ..queries.targets import Target, target_of
from ..usecases.responding import WrongAnswers, record_response
from ..visitors import TOO_MUCH, too_much
from ..words import fault_words


class KioskAnswer(Body):
    """An answer as the page of a kiosk sends it, at once or when the line is back."""

    key: Annotated[str, msgspec.Meta(pattern="^[A-Za-z0-9-]{16,40}$")]
    answered_at: Annotated[datetime, msgspec.Meta(tz=True)]
    language: Annotated[str, msgspec.Meta(max_length=8)] = ""
    answers: Annotated[dict[str, Any], msgspec.Meta(max_length=120)] = {}


@csrf_exempt
@never_cache
@require_POST
def take(request: HttpRequest, token: str) -> HttpResponse:
    """Take one answer; the same again is the same. 400 names what is wrong with which question."""
    target = target_of(token)
    if target is None or target.invitation is not None:
        return HttpResponse(status=404)
    now = timezone.now()
    bound = too_much(request, target, now=now)
    if bound:
        return HttpResponse(status=TOO_MUCH[bound])
    try:
        given: KioskAnswer = read_body(request.body, as_type=KioskAnswer)
    except Problem as problem:
        return problem.response()
    known = target.survey.languages
    language = given.language if given.language in known else known[0]
    return _record(_wanted(target, given, language, now), language, now)


def _wanted(target: Target, given: KioskAnswer, language: str, now: datetime) -> ToRecord:
    return ToRecord(
        survey_id=target.survey.id,
        answers=given.answers,
        channel="in-person",
        device="kiosk",
        # A kiosk's clock may be ahead of ours; and nobody writes into the time before it was asked.
        answered_at=min(max(given.answered_at, target.survey.opened_at or now), now),
        key=f"kiosk:{given.key}",
        language=language,
        strict=True,
    )


def _record(wanted: ToRecord, language: str, now: datetime) -> HttpResponse:
    try:
        record_response(wanted, now=now)
    except WrongAnswers as wrong:
        with override("fa" if language == "fa" else "en"):
            faults = {one.key: fault_words(one) for one in wrong.faults}
        return JsonResponse({"faults": faults}, status=400)
    except NotAsked as refused:
        return JsonResponse({"code": refused.code}, status=409)
    except Refused as refused:
        return JsonResponse({"problem": str(refused)}, status=400)
    return HttpResponse(status=204)
