"""Settings → Teams."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hamdel.accounts.forms.people import MemberForm, TeamForm
from hamdel.accounts.queries.people import people, person_by_email
from hamdel.accounts.queries.teams import team, teams
from hamdel.accounts.signed_in import person_of
from hamdel.accounts.usecases.teams import (
    TeamError,
    create_team,
    dissolve_team,
    let_join,
    let_leave,
    rename_team,
)
from hamdel.accounts.views.people import MANAGERS
from hamdel.accounts.views.placing import placeable, refused
from hamdel.accounts.views.refusals import said_of
from hamdel.accounts.words import ROLE_NAMES
from hamdel.language.bidi import isolate
from hamdel.platform.roles import only_for
from hamdel.platform.web.toasts import say

_OFFERED = 500


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*MANAGERS)
def listing(request: HttpRequest) -> HttpResponse:
    """All teams, and a new one."""
    form = TeamForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_team(
                name=form.cleaned_data["name"], who=person_of(request).email, now=timezone.now()
            )
        except TeamError as error:
            form.add_error("name", _said(error))
        else:
            return redirect("accounts:team", made.id)
    given = {"teams": teams(), "form": form}
    status = 422 if form.errors else 200
    return render(request, "accounts/teams.html", given, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@only_for(*MANAGERS)
def card(request: HttpRequest, team_id: int) -> HttpResponse:
    """One team: its name and its members."""
    found = team(team_id)
    if found is None:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    form = TeamForm(posted, initial={"name": found.name})
    if posted is not None and form.is_valid():
        try:
            rename_team(
                team_id=team_id,
                name=form.cleaned_data["name"],
                who=person_of(request).email,
                now=timezone.now(),
            )
        except TeamError as error:
            form.add_error("name", _said(error))
        else:
            say(request, _("Saved."))
            return redirect("accounts:team", team_id)
    inside, me = {member.id for member in found.members}, person_of(request)
    given = {
        "team": found,
        "form": form,
        "role_names": ROLE_NAMES,
        "placeable": {one.id for one in found.members if placeable(one, me)},
        "offered": [one for one in people() if one.id not in inside and placeable(one, me)][
            :_OFFERED
        ],
    }
    return render(request, "accounts/team.html", given, status=422 if form.errors else 200)


@require_POST
@only_for(*MANAGERS)
def join(request: HttpRequest, team_id: int) -> HttpResponse:
    """Put a person into the team."""
    form = MemberForm(request.POST)
    person = person_by_email(form.cleaned_data["email"]) if form.is_valid() else None
    if person is None:
        messages.error(request, _("Nobody here has this e-mail. Invite them first."))
        return redirect("accounts:team", team_id)
    try:
        let_join(
            team_id=team_id, person_id=person.id, actor=person_of(request), now=timezone.now()
        )
    except TeamError as error:
        raise refused(error) from error
    say(request, _("%(name)s is in the team.") % {"name": isolate(person.name)})
    return redirect("accounts:team", team_id)


@require_POST
@only_for(*MANAGERS)
def leave(request: HttpRequest, team_id: int, person_id: int) -> HttpResponse:
    """Take a person out of the team."""
    me = person_of(request)
    try:
        let_leave(team_id=team_id, person_id=person_id, actor=me, now=timezone.now())
    except TeamError as error:
        raise refused(error) from error
    say(request, _("Taken out of the team."))
    return redirect("accounts:team", team_id)


@require_POST
@only_for(*MANAGERS)
def dissolve(request: HttpRequest, team_id: int) -> HttpResponse:
    """Remove the team."""
    who = person_of(request).email
    try:
        found = dissolve_team(team_id=team_id, who=who, now=timezone.now())
    except TeamError as error:
        raise Http404 from error
    say(
        request,
        _("The team %(name)s is dissolved. Its people stay.") % {"name": isolate(found.name)},
    )
    return redirect("accounts:teams")


def _said(error: TeamError) -> str:
    return said_of("name_taken" if error.reason == "taken" else error.reason)
