"""Accepting an invitation; asked by somebody who is nobody yet."""

from allauth.account.internal.flows.login import record_authentication
from allauth.usersessions.models import UserSession
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from hamdel.accounts.contracts import InvitationFacts
from hamdel.accounts.forms.people import AcceptForm
from hamdel.accounts.known_browsers import remember_browser
from hamdel.accounts.models import User
from hamdel.accounts.queries.invitations import invitation_by_token
from hamdel.accounts.usecases.joining import JoiningError, accept_invitation
from hamdel.platform.web.toasts import say

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_post_parameters("password")
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a name and a password, and be in."""
    now = timezone.now()
    facts = invitation_by_token(token, now=now)
    if facts is None:
        return render(request, "accounts/invitation_gone.html", status=410)
    form = _form(request, facts)
    if request.method != "POST" or not form.is_valid():
        return _again(request, form, facts)
    try:
        person = accept_invitation(
            token=token,
            name=form.cleaned_data["name"],
            password=form.cleaned_data["password"],
            now=now,
        )
    except JoiningError:
        return render(request, "accounts/invitation_gone.html", status=410)
    return _welcome(request, User.objects.get(pk=person.id))


def _form(request: HttpRequest, facts: InvitationFacts) -> AcceptForm:
    if request.method != "POST":
        return AcceptForm(initial={"name": facts.name})
    form = AcceptForm(request.POST)
    # Not to be saved: what may not be in the password.
    form.fields["password"].user = User(  # type: ignore[attr-defined]
        email=facts.email, name=facts.name
    )
    return form


def _again(request: HttpRequest, form: AcceptForm, facts: InvitationFacts) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    given = {"form": form, "invitation": facts}
    response = render(request, "accounts/invitation.html", given, status=status)
    response["Cache-Control"] = "no-store"
    return response


def _welcome(request: HttpRequest, user: User) -> HttpResponse:
    if request.user.is_authenticated:
        logout(request)
    login(request, user, backend=BACKEND)
    record_authentication(request, user, method="password", email=user.email)
    UserSession.objects.create_from_request(request)
    say(request, _("Welcome to Hamdel."))
    response = redirect("/")
    remember_browser(request, response, email=user.email)
    return response
