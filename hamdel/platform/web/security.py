"""Headers of every page: what may run in it, and that signed-in pages leave no trace behind."""

import secrets
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

Answer = Callable[[HttpRequest], HttpResponse]

POLICY = (
    "default-src 'none'",
    "script-src 'self' 'nonce-{nonce}'",
    "style-src 'self' 'nonce-{nonce}'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
)


class PageSecurity:
    """Give each request a nonce (`request.csp_nonce`) and each answer its headers.

    `Referrer-Policy` is the setting SECURE_REFERRER_POLICY. A view that sets `Content-Security-Policy` or `Cache-Control` itself is left alone.
    """

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request."""
        nonce = secrets.token_urlsafe(16)
        request.csp_nonce = nonce  # type: ignore[attr-defined]
        response = self._get_response(request)
        response.setdefault("Content-Security-Policy", "; ".join(POLICY).format(nonce=nonce))
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if _is_signed_in(request):
            response.setdefault("Cache-Control", "no-store")
        return response


class FormGuard(CsrfViewMiddleware):
    """Django's guard of forms, for pages that send no referrer.

    With `Referrer-Policy: no-referrer` a browser names the origin of its own forms `null`. That is
    taken where the browser itself vouches that the form is ours (`Sec-Fetch-Site`, which no page
    can set); on plain http outside of loopback it can not, and the token alone decides.
    """

    def _origin_verified(self, request: HttpRequest) -> bool:
        if request.META.get("HTTP_ORIGIN") == "null":
            vouched = request.headers.get("Sec-Fetch-Site")
            return vouched == "same-origin" or (vouched is None and not request.is_secure())
        return bool(super()._origin_verified(request))  # type: ignore[misc]


def _is_signed_in(request: HttpRequest) -> bool:
    session = getattr(request, "session", None)
    # A page that never looked at the session does not depend on it: spare the question.
    if session is None or not session.accessed:
        return False
    return bool(request.user.is_authenticated)
