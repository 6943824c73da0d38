"""Files of messages: handed out by id, to those who may read, as downloads that can do nothing."""

from typing import Final
from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from hamdel.platform.api.access import caller_of, check_may
from hamdel.platform.problems import Problem
from hamdel.platform.roles import EVERYBODY

from ..queries.files import attachment

# What a browser may know the type of; everything else is bytes.
_PLAIN: Final = frozenset(
    [
        "image/png", "image/jpeg", "image/gif", "image/webp", "audio/mpeg", "audio/ogg", "video/mp4",
        "application/pdf", "text/plain", "text/csv", "application/zip",
    ]
)  # fmt: skip
_BYTES: Final = "application/octet-stream"


@require_safe
def download(request: HttpRequest, attachment_id: int) -> HttpResponseBase:
    """Hand out one file: to a signed-in person, or to a key that may read."""
    try:
        caller = caller_of(request, now=timezone.now())
        check_may(caller, scope="read", roles=EVERYBODY)
    except Problem as problem:
        return problem.response()
    found = attachment(attachment_id)
    if found is None or not found.path.is_file():
        raise Http404
    kind = found.facts.type.partition(";")[0].strip().lower()
    response = FileResponse(found.path.open("rb"), content_type=kind if kind in _PLAIN else _BYTES)
    # Always told as a download, whatever the name is made of.
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{_quoted(found.facts.name)}"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox; frame-ancestors 'none'"
    response["Cache-Control"] = "no-store"
    return response


def _quoted(name: str) -> str:
    return quote(name.encode(errors="replace") or b"file", safe="")
