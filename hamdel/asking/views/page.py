"""`/survey.js` and what it asks: rules of a page, whether to ask, the answer. For pages of others."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import Annotated, Any, Final

import msgspec
from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from hamdel.accounts.public import network_of
from hamdel.customers.public import customer_facts
from hamdel.platform import limits
from hamdel.platform.keys import KeyGrant, grant_for
from hamdel.platform.problems import Problem
from hamdel.platform.web.assets import BUILT
from hamdel.surveys.public import (
    NoSuchInvitation,
    NotAsked,
    Refused,
    note_invitation,
    survey,
    token_of_invitation,
)

from ..page_question import question_on_page
from ..queries.rules import on_page
from ..usecases.answering import Given, answer, closed, refused
from ..usecases.at_hand import ask_on_page
from ..usecases.visiting import visitor_profile

_HOUR: Final = 3600
_MINUTE: Final = 60
_PER_ADDRESS: Final = 120  # asks and answers in a minute: an office behind one address too
_LARGEST: Final = 16_000
Text = Annotated[str, msgspec.Meta(max_length=320)]


class AskIn(msgspec.Struct, rename="camel"):
    """A rule that fired, and who is there. A hash that is none is nobody's word."""

    rule: int
    path: Annotated[str, msgspec.Meta(max_length=2_000)] = "/"
    anonymous_id: Text | None = None
    user_id: Text | None = None
    user_hash: Text | None = None


class AnswerIn(msgspec.Struct):
    """What somebody did with the question; `complete` False: they may say more."""

    token: Annotated[str, msgspec.Meta(max_length=100)]
    score: int | None = None
    comment: Annotated[str, msgspec.Meta(max_length=4_000)] = ""
    complete: bool = True
    closed: bool = False
    refused: bool = False


@require_safe
def script(_request: HttpRequest) -> HttpResponseBase:
    """Answer `/survey.js`, which `/collect.js` loads where a rule may ask."""
    path = BUILT / "survey.js"
    if not path.is_file():
        raise Http404("survey.js is not built: run `make build`.")
    response = FileResponse(path.open("rb"), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={_HOUR}"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _for_pages(*methods: str) -> Callable[[Callable[..., Any]], Callable[..., HttpResponse]]:
    """An address for pages of a key's origins: the origin is checked on the request itself."""

    def dress(view: Callable[..., Any]) -> Callable[..., HttpResponse]:
        @csrf_exempt
        def dressed(request: HttpRequest, key: str) -> HttpResponse:
            origin = request.headers.get("Origin", "")
            try:
                told = None if request.method == "OPTIONS" else _told(request, key, view, methods)
                response = HttpResponse(status=204) if told is None else _json(told)
            except Problem as problem:
                response = problem.response()
            response.headers.setdefault("Cache-Control", "no-store")
            response["Access-Control-Allow-Origin"] = origin or "*"
            response["Access-Control-Allow-Methods"] = ", ".join(methods)
            response["Access-Control-Allow-Headers"] = "Content-Type"
            response["Vary"] = "Origin"
            return response

        return dressed

    return dress


def _told(
    request: HttpRequest, key: str, view: Callable[..., Any], methods: tuple[str, ...]
) -> Any:
    if request.method not in methods:
        raise Problem(405, "Not by this method.", headers={"Allow": ", ".join(methods)})
    grant = grant_for(key)
    if grant is None or "ingest" not in grant.scopes:
        raise Problem(401, "The key is missing or not valid.")
    _check_origin(grant, request.headers.get("Origin", ""))
    return view(request)


def _check_origin(grant: KeyGrant, origin: str) -> None:
    if origin and grant.origins and origin not in grant.origins:
        raise Problem(403, "The key does not serve pages of this origin.")


@_for_pages("GET", "HEAD")
def rules(_request: HttpRequest) -> dict[str, Any]:
    """The rules that may ask on some page; what is asked, and whom, is not in them."""
    found = [{"id": one.id, **one.trigger.get("page", {})} for one in on_page()]
    return {"rules": found}


@_for_pages("POST")
def ask(request: HttpRequest) -> dict[str, Any]:
    """Whether to ask this visitor now, and what; a «no» says only when to try again."""
    given = _read(request, AskIn)
    _count(request)
    now = timezone.now()
    profile = visitor_profile(
        anonymous_id=given.anonymous_id or "",
        user_id=given.user_id or "",
        user_hash=given.user_hash,
        now=now,
    )
    if profile is None:
        return {"question": None, "wait": _HOUR}
    told = ask_on_page(rule_id=given.rule, profile_id=profile, path=given.path, now=now)
    if told.ask is None or told.ask.invitation_id is None:
        return {"question": None, "wait": told.wait}
    about, facts = survey(told.ask.survey_id), customer_facts(profile)
    token = token_of_invitation(told.ask.invitation_id)
    if about is None or token is None or facts is None:
        return {"question": None, "wait": told.wait}
    note_invitation(told.ask.invitation_id, "sent", now=now)
    asked = question_on_page(about, facts, prefers=request.headers.get("Accept-Language", ""))
    return {"question": asked, "token": token, "wait": told.wait}


@_for_pages("POST")
def take(request: HttpRequest) -> dict[str, Any]:
    """Take in what the visitor did with the question."""
    given = _read(request, AnswerIn)
    _count(request)
    now = timezone.now()
    try:
        if given.refused:
            refused(given.token, now=now)
        elif given.closed:
            closed(given.token, now=now)
        elif given.score is None:
            raise Problem(400, "Say the score.", field="score")
        else:
            return _answered(given, now)
    except NoSuchInvitation:
        raise Problem(404, "There is no such question.") from None
    except NotAsked as problem:
        raise Problem(409, str(problem)) from None
    except Refused as problem:
        raise Problem(400, str(problem), field=problem.field) from None
    return {}


def _answered(given: AnswerIn, now: Any) -> dict[str, Any]:
    said = Given(score=given.score or 0, comment=given.comment, complete=given.complete)
    done = answer(given.token, said, channel="web", now=now)
    link = f"{settings.BASE_URL}{done.path}" if done.path else ""
    return {"thanks": done.thanks, "gifts": [asdict(one) for one in done.gifts], "link": link}


def _count(request: HttpRequest) -> None:
    address = request.META.get("REMOTE_ADDR", "")
    if ":" in address:
        address = network_of(address)  # whoever has one address of IPv6 has 2^72
    per = timedelta(seconds=_MINUTE)
    allowance = limits.allow(
        f"asking:{address}"[:200], limit=_PER_ADDRESS, per=per, now=timezone.now()
    )
    if not allowance.allowed:
        raise Problem(429, "Later.", headers={"Retry-After": str(allowance.retry_after)})


def _read(request: HttpRequest, shape: type[Any]) -> Any:
    if len(request.body) > _LARGEST:
        raise Problem(413, "That is too long.")
    try:
        return msgspec.json.decode(request.body, type=shape)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise Problem(400, str(error)) from None


def _json(said: Any) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(said), content_type="application/json")
