"""Screens of the layout itself: preferences, the parts page, the recorder's script."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST, require_safe

from . import design, preferences
from .assets import BUILT, asset_url
from .words import THEMES

_YEAR = 365 * 24 * 3600
_HOUR = 3600


@require_POST
def change_preferences(request: HttpRequest) -> HttpResponse:
    """Keep the chosen theme or language and go back to where the person was."""
    theme = request.POST.get("theme", "")
    language = request.POST.get("language", "")
    theme = theme if theme in THEMES else ""
    known = {code for code, _ in settings.LANGUAGES}
    language = language if language in known and check_for_language(language) else ""
    user_id = request.user.pk
    if user_id is not None:
        preferences.keep(user_id=user_id, language=language, theme=theme)
    response = redirect(_way_back(request))
    if theme:
        response.set_cookie(preferences.THEME_COOKIE, theme, max_age=_YEAR, samesite="Lax")
    if language:
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=_YEAR, samesite="Lax")
    return response


@require_safe
@login_required
def design_page(request: HttpRequest) -> HttpResponse:
    """Show every part in every state, both languages and all themes; for admins."""
    if getattr(request.user, "role", "") != "admin":
        raise PermissionDenied
    theme = request.GET.get("theme", "")
    themes = [theme] if theme in THEMES else ["light", "dark", "contrast"]
    halves = [design.half(language=code, theme=each) for each in themes for code in ("fa", "en")]
    return render(request, "hamdel/design.html", {"halves": halves})


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Send browsers that ask by habit to the mark."""
    return redirect(asset_url("mark.svg"))


@require_safe
def recorder_script(_request: HttpRequest) -> HttpResponseBase:
    """Answer `/collect.js`, which other people's pages load."""
    path = BUILT / "collect.js"
    if not path.is_file():
        raise Http404("collect.js is not built: run `make build`.")
    response = FileResponse(path.open("rb"), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={_HOUR}"
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _way_back(request: HttpRequest) -> str:
    """The page named by the form, if it is one of ours."""
    address = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if ours else "/"
