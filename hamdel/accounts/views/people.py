"""Settings → People: the list, invitations, the rule of second factors."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hamdel.accounts.contracts import ROLES, Invited, PeoplePage
from hamdel.accounts.forms.people import InviteForm, RulesForm
from hamdel.accounts.queries.invitations import open_invitations
from hamdel.accounts.queries.people import count_people, people_page
from hamdel.accounts.queries.teams import team_choices
from hamdel.accounts.rules.roles import MANAGES
from hamdel.accounts.signed_in import person_of
from hamdel.accounts.usecases.joining import (
    JoiningError,
    cancel_invitation,
    invite,
    invite_again,
)
from hamdel.accounts.usecases.letters import invitation_link, send_invitation
from hamdel.accounts.usecases.rules_of_factors import (
    require_second_factor,
    roles_with_second_factor,
)
from hamdel.accounts.views.refusals import said_of
from hamdel.accounts.words import ROLE_NAMES
from hamdel.language.bidi import isolate
from hamdel.platform.roles import only_for
from hamdel.platform.web.toasts import say

MANAGERS = ("admin", "supervisor")
_LONGEST_ID = 18


@require_safe
@only_for(*MANAGERS)
def listing(request: HttpRequest) -> HttpResponse:
    """Everybody who serves customers, and who is asked to."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "role", "state")}
    role = asked["role"] if asked["role"] in ROLES else ""
    gone = asked["state"] == "deactivated"
    page = people_page(text=asked["q"], role=role, active=not gone, after_id=_after(request))
    kept = {name: value for name, value in asked.items() if value}
    given = {"page": page, "role_names": ROLE_NAMES, "next_url": _next_url(page, kept)}
    if "after" in request.GET and request.headers.get("HX-Request"):
        return render(request, "accounts/people.html#rows", given)
    given |= _around_list(request, kept, role=role, gone=gone)
    return render(request, "accounts/people.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*MANAGERS)
def ask_in(request: HttpRequest) -> HttpResponse:
    """Invite somebody."""
    me = person_of(request)
    roles = tuple(role for role in ROLES if role in MANAGES[me.role])
    posted = request.POST if request.method == "POST" else None
    form = InviteForm(posted, roles=roles, teams=team_choices())
    if posted is None or not form.is_valid():
        return _invite_form(request, form)
    said = form.cleaned_data
    try:
        made = invite(
            email=said["email"],
            name=said["name"],
            role=said["role"],
            team_id=said["team"],
            inviter=me,
            now=timezone.now(),
        )
    except JoiningError as error:
        form.add_error("email" if error.reason == "taken" else None, said_of(error.reason))
        return _invite_form(request, form)
    return _show_link(request, made, name=said["name"])


@require_POST
@only_for(*MANAGERS)
def ask_again(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Give an invitation a new link."""
    me = person_of(request)
    try:
        made = invite_again(invitation_id=invitation_id, inviter=me, now=timezone.now())
    except JoiningError as error:
        raise Http404 from error
    return _show_link(request, made, name="")


@require_POST
@only_for(*MANAGERS)
def take_back(request: HttpRequest, invitation_id: int) -> HttpResponse:
    """Cancel an invitation."""
    me = person_of(request)
    try:
        facts = cancel_invitation(invitation_id=invitation_id, actor=me, now=timezone.now())
    except JoiningError as error:
        raise Http404 from error
    say(request, _("The invitation of %(name)s is cancelled.") % {"name": isolate(facts.name)})
    return redirect("accounts:people")


@require_POST
@only_for("admin")
def set_rules(request: HttpRequest) -> HttpResponse:
    """Say which roles must use a second factor."""
    form = RulesForm(request.POST)
    if form.is_valid():
        roles = tuple(form.cleaned_data["roles"])
        who = person_of(request).email
        require_second_factor(roles=roles, who=who, now=timezone.now())
        say(request, _("Saved. It holds from everybody's next page on."))
    return redirect("accounts:people")


def _around_list(
    request: HttpRequest, kept: dict[str, str], *, role: str, gone: bool
) -> dict[str, object]:
    me = person_of(request)
    roles = [("", _("All")), *ROLE_NAMES.items()]
    states = [("", _("May sign in")), ("deactivated", _("Deactivated"))]
    return {
        "count": count_people(active=True),
        "invitations": () if kept else open_invitations(now=timezone.now()),
        "query": kept.get("q", ""),
        "filters": [
            {"name": "role", "label": _("Role"), "value": role, "options": roles},
            {
                "name": "state",
                "label": _("State"),
                "value": "deactivated" if gone else "",
                "options": states,
            },
        ],
        "reset_url": reverse("accounts:people") if kept else "",
        "rules": RulesForm(initial={"roles": roles_with_second_factor()})
        if me.role == "admin" and not kept
        else None,
    }


def _next_url(page: PeoplePage, kept: dict[str, str]) -> str:
    if page.next_id is None:
        return ""
    return f"{reverse('accounts:people')}?{urlencode({**kept, 'after': page.next_id})}"


def _after(request: HttpRequest) -> int | None:
    given = request.GET.get("after", "")
    plain = given.isascii() and given.isdigit() and len(given) <= _LONGEST_ID
    return int(given) if plain else None


def _invite_form(request: HttpRequest, form: InviteForm) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return render(request, "accounts/invite.html", {"form": form}, status=status)


def _show_link(request: HttpRequest, made: Invited, *, name: str) -> HttpResponse:
    link = invitation_link(made.token)
    mailed = send_invitation(
        email=made.email, name=name, link=link, language=translation.get_language() or "fa"
    )
    given = {"link": link, "email": made.email, "mailed": mailed}
    return render(request, "accounts/invited.html", given, status=201)
