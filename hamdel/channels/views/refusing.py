"""`/u/<token>`: the recipient of a message refuses more of its kind, without signing in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from ..usecases.refusing import refusable, refuse
from ..words import purpose_name


@csrf_exempt  # mail programs post here without a cookie (RFC 8058); whoever has the token may
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask by GET, which changes nothing; refuse by POST, twice being once."""
    posted = request.method == "POST"
    found = refuse(token, now=timezone.now()) if posted else refusable(token)
    context = {
        "known": found is not None,
        "done": posted,
        "purpose": "" if found is None else purpose_name(found.purpose),
    }
    status = 200 if found is not None else 404
    return render(request, "channels/unsubscribe.html", context, status=status)
