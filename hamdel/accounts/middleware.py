"""What holds on every page for a signed-in person: their language, the second factor of their role."""

from collections.abc import Callable
from http import HTTPStatus
from time import monotonic
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hamdel.accounts.adapters import client_address
from hamdel.accounts.queries.factors import has_second_factor
from hamdel.accounts.usecases.sessions import SEEN_EVERY, note_seen
from hamdel.platform.instants import system_now
from hamdel.platform.web.navigation import forget_counts

Answer = Callable[[HttpRequest], HttpResponse]
_MOST_NOTED = 10_000
_ASKING = frozenset({"GET", "HEAD", "OPTIONS"})
_LONGEST_AGENT = 200


class SignedInPerson:
    """Speak the person's language, note that their session is alive, ask for a second factor."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response
        self._noted: dict[str, float] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer the request. Who brings no session cookie costs nothing here."""
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self._get_response(request)
        user: Any = request.user
        if not user.is_authenticated:
            return self._get_response(request)
        if user.language in dict(settings.LANGUAGES):
            translation.activate(user.language)
            request.LANGUAGE_CODE = translation.get_language()
        self._note(request)
        if user.needs_second_factor and _must_wait(request):
            return _ask_for_factor(request)
        answer = self._get_response(request)
        if request.method not in _ASKING:
            forget_counts()  # who did something sees at once what waits no more
        return answer

    def _note(self, request: HttpRequest) -> None:
        # What this process noted lately is not asked of the database again.
        key, at = request.session.session_key or "", monotonic()
        if at - self._noted.get(key, -SEEN_EVERY.total_seconds()) < SEEN_EVERY.total_seconds():
            return
        if len(self._noted) >= _MOST_NOTED:
            self._noted.clear()
        self._noted[key] = at
        note_seen(
            person_id=int(request.user.pk or 0),
            session_key=key,
            address=client_address(request),
            user_agent=request.headers.get("user-agent", "")[:_LONGEST_AGENT],
            now=system_now(),
        )


def _must_wait(request: HttpRequest) -> bool:
    """Whether the person asks for anything but the way to a second factor."""
    open_to_them = (
        reverse("accounts:security"),
        reverse("account_login"),
        reverse("account_logout"),
        reverse("account_reauthenticate"),
        reverse("web:preferences"),
    )
    return not request.path.startswith(open_to_them) and not has_second_factor(
        int(request.user.pk or 0)
    )


def _ask_for_factor(request: HttpRequest) -> HttpResponse:
    if request.path.startswith("/api/"):
        said = {"type": "about:blank", "title": "A second factor is required", "status": 403}
        return JsonResponse(
            said, status=HTTPStatus.FORBIDDEN, content_type="application/problem+json"
        )
    messages.warning(
        request, _("Your role needs a second factor. Add a code app or a passkey to go on.")
    )
    return redirect("accounts:security")
