"""How the public page of a survey is drawn."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language_info

from ..contracts import AfterAnswer, ResponseFacts
from ..public_screens import Told, place_of, put_questions
from ..queries.targets import Target
from ..rules.recall import filled
from ..shapes import in_language
from ..usecases.paging import Page
from ..visitors import Visit


def draw_page(  # noqa: PLR0913 - a page is drawn from these things
    request: HttpRequest,
    target: Target,
    visit: Visit,
    page: Page,
    *,
    said: Mapping[str, Any] | None = None,
    empty: bool = False,
    preview: str = "",
    action: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of questions. `empty`: nothing at all was answered.

    `preview`: the answers so far as JSON, where nothing is kept. `action`: where it is sent to, if not here.
    """
    wrote = {**_preselected(request, page), **(said or {})}
    questions = page.definition.questions if visit.kiosk else page.questions
    if visit.kiosk:
        questions = tuple(one for one in questions if one.kind != "file")
    place, total = place_of(page.definition, page.questions, page.answers)
    given = {
        **_around(request, target, visit),
        "told": told_of(target, visit, page, place=place, total=total),
        "questions": put_questions(
            page.definition,
            questions,
            answers=page.answers,
            said=wrote,
            faults=page.faults,
            language=visit.language,
            name=target.name,
            conditions=visit.kiosk,
        ),
        "empty": empty,
        "preview": bool(preview),
        "action": action,
        "state": preview,
        "last": place + len(page.questions) > total,
        "begins": place == 1,
    }
    return _unframed(render(request, "surveys/answer.html", given, status=status))


def draw_thanks(
    request: HttpRequest,
    target: Target,
    visit: Visit,
    given: ResponseFacts,
    after: Sequence[AfterAnswer],
) -> HttpResponse:
    """The page that thanks."""
    asked = target.survey.definition
    thanks = filled(
        in_language(asked.thanks, visit.language),
        asked,
        given.answers,
        language=visit.language,
        name=target.name,
    )
    shown = {
        **_around(request, target, visit),
        "told": told_of(target, visit, Page(definition=asked), place=1, total=0),
        "thanks": thanks,
        "after": after,
    }
    return _unframed(render(request, "surveys/thanks.html", shown))


def draw_message(
    request: HttpRequest,
    what: str,
    *,
    target: Target | None = None,
    visit: Visit | None = None,
    status: int = 200,
) -> HttpResponse:
    """A page that takes no answer, and says why: unknown, closed, expired, full, refused."""
    shown: dict[str, Any] = {"what": what}
    if target is not None and visit is not None:
        page = Page(definition=target.survey.definition)
        told = told_of(target, visit, page, place=1, total=0)
        shown |= {**_around(request, target, visit), "told": told}
    response = _unframed(render(request, "surveys/message.html", shown, status=status))
    if what == "often":
        response["Retry-After"] = "3600"
    return response


def told_of(target: Target, visit: Visit, page: Page, *, place: int, total: int) -> Told:
    """What the page tells in its language."""
    return Told(
        title=target.survey.title,
        language=visit.language,
        direction=visit.direction,
        intro=filled(
            in_language(page.definition.intro, visit.language),
            page.definition,
            page.answers,
            language=visit.language,
            name=target.name,
        ),
        place=place,
        total=total,
    )


def _around(request: HttpRequest, target: Target, visit: Visit) -> dict[str, Any]:
    others = [one for one in target.survey.languages if one != visit.language]
    return {
        "visit": visit,
        "try": visit.key.removeprefix("page:"),
        "personal": target.invitation is not None,
        "languages": [
            (one, get_language_info(one)["name_local"], f"?{visit.query(target, language=one)}")
            for one in others
        ],
    }


def _preselected(request: HttpRequest, page: Page) -> dict[str, Any]:
    """What the link of a message says of the first question: shown as chosen, kept only when it is sent."""
    if request.method == "POST" or not page.questions or page.answers:
        return {}
    first = page.questions[0]
    said = request.GET.get("score", "") if first.key == "score" else request.GET.get("first", "")
    if not said:
        return {}
    return {first.key: [said[:40]] if first.kind == "multiple" else said[:40]}


def _unframed(response: HttpResponse) -> HttpResponse:
    """No search engine lists it, and no cache keeps its address."""
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Cache-Control"] = "no-store"
    return response
