"""A customer's story in few words, by the language model that the company set up."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST

from hamdel.customers.public import known_customer
from hamdel.interactions.public import Moment, story_of
from hamdel.platform.roles import only_for
from hamdel.platform.web.formats import screen_language
from hamdel.reading.public import NotProvided, summarize_story

from ..roles import SERVING
from .who import who_of

MOST: Final = 40


@require_POST
@only_for(*SERVING)
def summary(request: HttpRequest, customer_id: int) -> HttpResponse:
    """Ask for a summary of the newest moments; a piece of the page, with what went wrong if it did."""
    if known_customer(customer_id) != customer_id:
        raise Http404(str(customer_id))
    moments = reversed(story_of(customer_id, limit=MOST).moments)
    given: dict[str, object] = {"customer_id": customer_id}
    try:
        given["said"] = summarize_story(
            [_line(moment) for moment in moments],
            language=screen_language(),
            who=who_of(request),
            now=timezone.now(),
        ).text
    except NotProvided as error:
        given["problem"] = str(error)
    return render(request, "desk/summary.html", given)


def _line(moment: Moment) -> str:
    at = timezone.localtime(moment.occurred_at)
    told = [f"{at:%Y-%m-%d %H:%M}", moment.channel, moment.summary, moment.outcome or ""]
    if moment.emotion:
        told.append(moment.emotion)
    return " | ".join(part for part in (*told, moment.text) if part)
