"""A person's own settings: profile, security, sessions."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.accounts.contracts import ROLES
from hamdel.accounts.forms.people import ProfileForm
from hamdel.accounts.queries.factors import second_factors_of
from hamdel.accounts.queries.people import person_row
from hamdel.accounts.queries.sessions import sessions_of
from hamdel.accounts.signed_in import person_of
from hamdel.accounts.usecases.managing import rename
from hamdel.accounts.usecases.preferences import follow_installation
from hamdel.accounts.usecases.sessions import end_other_sessions, end_session
from hamdel.accounts.words import ROLE_NAMES
from hamdel.platform.roles import only_for
from hamdel.platform.web import preferences
from hamdel.platform.web.formats import show_number
from hamdel.platform.web.toasts import say


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*ROLES)
def profile(request: HttpRequest) -> HttpResponse:
    """How one is called, the language and the theme."""
    me = person_of(request)
    if request.method != "POST":
        theme = preferences.theme_of(request)
        form = ProfileForm(initial={"name": me.name, "language": me.language, "theme": theme})
        return _profile(request, form, status=200)
    form = ProfileForm(request.POST)
    if not form.is_valid():
        return _profile(request, form, status=422)
    said = form.cleaned_data
    rename(person_id=me.id, name=said["name"], actor=me, now=timezone.now())
    preferences.keep(user_id=me.id, language=said["language"], theme=said["theme"])
    if not said["language"]:
        follow_installation(user_id=me.id)
    say(request, _("Saved."))
    return redirect("accounts:profile")


@require_safe
@only_for(*ROLES)
def security(request: HttpRequest) -> HttpResponse:
    """Everything about one's own sign-in on one screen."""
    me = person_of(request)
    given = {
        "factors": second_factors_of(me.id),
        "sessions": sessions_of(me.id, current_key=request.session.session_key or ""),
        "required": getattr(request.user, "needs_second_factor", False),
    }
    return render(request, "accounts/security.html", given)


@require_POST
@only_for(*ROLES)
def end_one(request: HttpRequest, session_id: int) -> HttpResponse:
    """End one of one's own sessions."""
    if not end_session(session_id=session_id, actor=person_of(request), now=timezone.now()):
        raise Http404
    say(request, _("That device is signed out."))
    return redirect("accounts:security")


@require_POST
@only_for(*ROLES)
def end_others(request: HttpRequest) -> HttpResponse:
    """End all of one's own sessions but this one."""
    ended = end_other_sessions(
        current_key=request.session.session_key or "",
        actor=person_of(request),
        now=timezone.now(),
    )
    said = ngettext(
        "%(shown)s other device is signed out.", "%(shown)s other devices are signed out.", ended
    )
    say(request, said % {"shown": show_number(ended)})
    return redirect("accounts:security")


def _profile(request: HttpRequest, form: ProfileForm, *, status: int) -> HttpResponse:
    row = person_row(person_of(request).id)
    given = {"form": form, "row": row, "role_name": ROLE_NAMES[row.person.role] if row else ""}
    return render(request, "accounts/profile.html", given, status=status)
