"""Browsers that signed in before: a signed cookie tells them from strangers."""

import secrets

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from hamdel.accounts.usecases.guarding import account_mark

COOKIE = "hamdel_browser"
_SALT = "hamdel.accounts.known_browsers"
_YEAR = 365 * 24 * 3600


def device_of(request: HttpRequest, *, email: str) -> str:
    """The id of the browser if it signed in with this e-mail before, else ""."""
    try:
        account, device = signing.loads(request.COOKIES.get(COOKIE, ""), salt=_SALT, max_age=_YEAR)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(device) if account == account_mark(email) else ""


def remember_browser(request: HttpRequest, response: HttpResponse, *, email: str) -> None:
    """Have the browser known as one that signed in with this e-mail."""
    device = device_of(request, email=email) or secrets.token_urlsafe(12)
    response.set_cookie(
        COOKIE,
        signing.dumps([account_mark(email), device], salt=_SALT),
        max_age=_YEAR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
