"""Short words at the foot of the screen after a deed, with the way back."""

import json
from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse


def with_toast(
    response: HttpResponse,
    text: str,
    *,
    undo: str = "",
    seconds: int = 0,
    events: Iterable[str] = (),
) -> HttpResponse:
    """Have the page say `text`; `undo` is an address of ours that a POST takes the deed back.

    `seconds`: how long it can be taken back, where that is bounded.

    `events` are told to the page's pieces, which then fetch themselves anew; where an undo names
    some, the page is not loaded again.
    """
    bounded = {"seconds": seconds} if seconds else {}
    said = {**dict.fromkeys(events, ""), "toast": {"text": text, "undo": undo, **bounded}}
    # Headers are ASCII: json escapes the rest.
    response.headers["HX-Trigger"] = json.dumps(said)
    return response


def say(request: HttpRequest, text: str, *, undo: str = "") -> None:
    """Say `text` on the next page that is drawn, after a redirect."""
    messages.success(request, text, extra_tags=f"undo:{undo}" if undo else "")
