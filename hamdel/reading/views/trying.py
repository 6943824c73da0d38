"""Try a sentence: what the reader makes of any text, and why. Nothing of it is kept."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from hamdel.language.entities import find_entities
from hamdel.platform.roles import only_for

from ..public import active_reader
from ..roles import JUDGES
from ..screens import entities_shown, facts_of_reading, head_rows
from ..words import LANGUAGES

MOST: Final = 5_000


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*JUDGES)
def try_sentence(request: HttpRequest) -> HttpResponse:
    """Read a text that somebody typed. By POST: what is tried may name people."""
    text = request.POST.get("text", "").strip()[:MOST]
    given: dict[str, object] = {"text": text, "most": MOST}
    if text:
        reading = active_reader()[1].read(text)
        found = find_entities(text, reference=timezone.localdate())
        given |= {
            "language": LANGUAGES[reading.language],
            "heads": head_rows(text, reading, facts_of_reading(reading)),
            "entities": entities_shown(text, found),
        }
    piece = "#result" if request.headers.get("HX-Request") else ""
    return render(request, f"reading/try.html{piece}", given)
