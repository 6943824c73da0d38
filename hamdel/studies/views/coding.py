"""Notes become quotes, quotes get their themes: the page on which studies are coded."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.public import person_of
from hamdel.conversations.public import actor_of_request
from hamdel.platform.cursors import row_number, write_cursor
from hamdel.platform.instants import to_micros
from hamdel.platform.roles import EVERYBODY, SERVING, only_for
from hamdel.platform.web.instant_pages import place_of
from hamdel.platform.web.toasts import with_toast

from ..contracts import NoSuch, NoteFacts, QuoteFacts, Refused, StudyFacts
from ..queries.coding import count_quotes, quote, quotes, study_of_quote, themes
from ..queries.sessions import note, notes, session
from ..screens import (
    NoteRow,
    QuoteCard,
    note_rows,
    quote_cards,
    study_card,
    touchpoint_names,
)
from ..usecases.codebook import add_theme
from ..usecases.coding import code_quote, forget_coding, place_quote, remove_quote, take_quote
from ..words import TONES
from .acting import done, known, serves
from .studies import tabs

PAGE: Final = 40  # notes


@dataclass(frozen=True, slots=True)
class Block:
    """A note with the quotes taken from it."""

    note: NoteRow
    quotes: tuple[QuoteCard, ...]


@require_safe
@only_for(*EVERYBODY)
def coding(request: HttpRequest, study_id: int) -> HttpResponse:
    """The notes of a study with their quotes; `only=mine` leaves those that I have not judged."""
    facts, me = known(study_id), person_of(request)
    book, places = themes(study_id), touchpoint_names()
    only = "mine" if request.GET.get("only") == "mine" else ""
    found = notes(
        study_id=study_id, finished=True, unjudged_by=me.email if only else "",
        after=place_of(request), limit=PAGE + 1,
    )  # fmt: skip
    said = quotes(study_id, of_notes=[one.id for one in found[:PAGE]])
    cards = quote_cards(said, book, places, me=me.email)
    blocks = _blocks(facts, found[:PAGE], cards, me.id, only)
    count, judged = count_quotes(study_id, who=me.email)
    given = {
        "card": study_card(facts),
        "study": facts,
        "blocks": blocks,
        "count": count,
        "left": count - judged,
        "next_url": _next(study_id, found, only),
        "only": only,
        "themes": book,
        "tones": TONES.items(),
        "places": sorted(places.items(), key=lambda one: one[1]),
        "may_write": serves(request),
        "tabs": tabs(facts, "coding"),
    }
    more = request.GET.get("cursor")
    return render(request, "studies/coding.html#rows" if more else "studies/coding.html", given)


@require_POST
@only_for(*SERVING)
def take(request: HttpRequest, note_id: int) -> HttpResponse:
    """Quote a part of a note."""
    by, now, text = actor_of_request(request), timezone.now(), request.POST.get("text", "")
    try:
        study_id = session(note(note_id).session_id).study_id
    except NoSuch:
        raise Http404(str(note_id)) from None
    back = f"{reverse('studies:coding', args=[study_id])}#note-{note_id}"
    return done(
        request, lambda: take_quote(note_id, text, by=by, now=now), _("It is quoted."), back
    )


@require_POST
@only_for(*SERVING)
def code(request: HttpRequest, quote_id: int) -> HttpResponse:
    """Keep which themes one finds in a quote, its touchpoint and tone; answers with the quote."""
    said, by, now = request.POST, actor_of_request(request), timezone.now()
    chosen = [n for one in said.getlist("theme") if (n := row_number(one)) is not None]
    try:
        fresh = said.get("new", "").strip()
        if fresh:
            chosen.append(add_theme(study_of_quote(quote_id), fresh))
        place_quote(quote_id, touchpoint=said.get("touchpoint"), tone=said.get("tone"))
        if said.get("do") == "forget":
            forget_coding(quote_id, by=by)
        elif said.get("judge") or chosen:
            code_quote(quote_id, chosen, by=by, now=now)
        return _one(request, quote(quote_id), events=["study-themes"] if fresh else [])
    except NoSuch:
        raise Http404(str(quote_id)) from None
    except Refused as refused:
        return with_toast(HttpResponse(status=204), str(refused))


@require_POST
@only_for(*SERVING)
def gone(request: HttpRequest, quote_id: int) -> HttpResponse:
    """Remove a quote; the note stays."""
    try:
        remove_quote(quote_id)
    except NoSuch:
        raise Http404(str(quote_id)) from None
    return with_toast(HttpResponse(""), _("The quote is removed; the note stays."))


def _one(request: HttpRequest, facts: QuoteFacts, *, events: list[str]) -> HttpResponse:
    study_id = session(facts.session_id).study_id
    book, places = themes(study_id), touchpoint_names()
    given = {
        "quote": quote_cards([facts], book, places, me=person_of(request).email)[0],
        "themes": book,
        "tones": TONES.items(),
        "places": sorted(places.items(), key=lambda one: one[1]),
        "may_write": True,
    }
    answer = render(request, "studies/quote.html", given)
    return with_toast(answer, _("Kept."), events=events) if events else answer


def _blocks(
    facts: StudyFacts, found: Sequence[NoteFacts], cards: Sequence[QuoteCard], me: int, only: str
) -> list[Block]:
    """Notes in the order they were written, each with its quotes; thoughts are no quotes."""
    of: dict[int, list[QuoteCard]] = {}
    for card in cards:
        if only != "mine" or not card.judged:
            of.setdefault(card.facts.note_id, []).append(card)
    rows = reversed(note_rows(found, facts, me=me))
    return [Block(row, tuple(of.get(row.facts.id, ()))) for row in rows]


def _next(study_id: int, found: Sequence[NoteFacts], only: str) -> str:
    """The address of the page of notes after this one; "" where there is none."""
    if len(found) <= PAGE:
        return ""
    last = found[PAGE - 1]
    query = urlencode({"only": only, "cursor": write_cursor(to_micros(last.made_at), last.id)})
    return f"{reverse('studies:coding', args=[study_id])}?{query}"
