"""Send your first event: a key, lines to copy, and what comes in by it, live."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from hamdel.interactions.public import newest_moments, refused_events, user_hash_key
from hamdel.platform import keys
from hamdel.platform.roles import only_for, role_of

from ..roles import LEADING
from ..signing import signing_snippets
from ..snippets import Snippet, snippets
from ..whose import met_rows

SHOWN = 12
LOOKED_AT = 200


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*LEADING)
def start(request: HttpRequest) -> HttpResponse:
    """Explain; on POST make a key that may only take in, and show how it is used."""
    if request.method != "POST":
        given = {"snippets": _snippets(request, "hk_…"), "signing": _signing(request)}
        return render(request, "desk/start.html", given)
    row, secret = keys.create_key(
        name=_("First event"),
        scopes=("ingest",),
        now=timezone.now(),
        who=str(getattr(request.user, "email", "")),
        maker_id=request.user.pk,
    )
    given = {
        "key": row,
        "secret": secret,
        "snippets": _snippets(request, secret),
        "signing": _signing(request),
    }
    return render(request, "desk/start.html", given, status=201)


@require_safe
@only_for(*LEADING)
def arrivals(request: HttpRequest, key_id: int) -> HttpResponse:
    """What came in by a key, the refused ones with what was wrong: a piece of the page."""
    refused = [row for row in refused_events(limit=LOOKED_AT) if row["source_key_id"] == key_id]
    given = {
        "key_id": key_id,
        "moments": met_rows(newest_moments(limit=SHOWN, key_id=key_id)),
        "refused": refused[:SHOWN],
    }
    return render(request, "desk/arrivals.html", given)


def _signing(request: HttpRequest) -> tuple[Snippet, ...]:
    """How to sign; only who may make servers' keys is told the key."""
    key = user_hash_key() if role_of(request) == "admin" else "…"
    return signing_snippets(key=key, page=_("In the page"))


def _snippets(request: HttpRequest, secret: str) -> object:
    host = f"{request.scheme}://{request.get_host()}"
    base = settings.BASE_URL if request.get_host() in settings.BASE_URL else host
    return snippets(base=base, key=secret)
