"""Settings → People → one person."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hamdel.accounts.contracts import ROLES, Person, PersonRow
from hamdel.accounts.forms.people import RoleForm, TeamsForm
from hamdel.accounts.queries.factors import second_factors_of
from hamdel.accounts.queries.people import person_row
from hamdel.accounts.queries.sessions import sessions_of
from hamdel.accounts.queries.teams import team_choices, team_ids_of
from hamdel.accounts.rules.roles import MANAGES, may_manage
from hamdel.accounts.signed_in import person_of
from hamdel.accounts.usecases.managing import (
    ManagingError,
    change_role,
    deactivate,
    end_sessions_of,
    reactivate,
    reset_second_factor,
)
from hamdel.accounts.usecases.teams import TeamError, put_into_teams
from hamdel.accounts.views.people import MANAGERS
from hamdel.accounts.views.placing import placeable, refused
from hamdel.accounts.views.refusals import said_of
from hamdel.accounts.words import ROLE_NAMES
from hamdel.language.bidi import isolate
from hamdel.platform.roles import only_for
from hamdel.platform.web.toasts import say

Deed = Callable[[Person, datetime], object]


@require_safe
@only_for(*MANAGERS)
def card(request: HttpRequest, person_id: int) -> HttpResponse:
    """What is known of one person, and what may be done."""
    row = _row(person_id)
    me = person_of(request)
    roles = tuple(role for role in ROLES if role in MANAGES[me.role])
    given = {
        "row": row,
        "person": row.person,
        "role_name": ROLE_NAMES[row.person.role],
        "is_me": row.person.id == me.id,
        "may": may_manage(actor_role=me.role, role=row.person.role),
        "may_place": placeable(row.person, me),
        "role_form": RoleForm(roles=roles, initial=row.person.role),
        "teams_form": TeamsForm(teams=team_choices(), initial=team_ids_of(person_id)),
        "factors": second_factors_of(person_id),
        "sessions": sessions_of(person_id),
    }
    return render(request, "accounts/person.html", given)


@require_POST
@only_for(*MANAGERS)
def role(request: HttpRequest, person_id: int) -> HttpResponse:
    """Give another role (`?role=` or in the form)."""
    before = _row(person_id).person.role
    wanted = request.POST.get("role") or request.GET.get("role", "")

    def deed(me: Person, now: datetime) -> object:
        return change_role(person_id=person_id, role=wanted, actor=me, now=now)

    undo = f"{reverse('accounts:person_role', args=[person_id])}?role={before}"
    said = _("%(name)s is now: %(role)s.")
    return _do(request, person_id, deed, said=said, undo=undo)


@require_POST
@only_for(*MANAGERS)
def out(request: HttpRequest, person_id: int) -> HttpResponse:
    """Deactivate."""

    def deed(me: Person, now: datetime) -> object:
        return deactivate(person_id=person_id, actor=me, now=now)

    undo = reverse("accounts:person_in", args=[person_id])
    said = _("%(name)s may not sign in any more, and is signed out everywhere.")
    return _do(request, person_id, deed, said=said, undo=undo)


@require_POST
@only_for(*MANAGERS)
def back_in(request: HttpRequest, person_id: int) -> HttpResponse:
    """Activate again."""

    def deed(me: Person, now: datetime) -> object:
        return reactivate(person_id=person_id, actor=me, now=now)

    return _do(request, person_id, deed, said=_("%(name)s may sign in again."))


@require_POST
@only_for(*MANAGERS)
def without_factor(request: HttpRequest, person_id: int) -> HttpResponse:
    """Take away a lost second factor."""

    def deed(me: Person, now: datetime) -> object:
        return reset_second_factor(person_id=person_id, actor=me, now=now)

    said = _("%(name)s signs in with the password alone now, until a new second factor is added.")
    return _do(request, person_id, deed, said=said)


@require_POST
@only_for(*MANAGERS)
def signed_out(request: HttpRequest, person_id: int) -> HttpResponse:
    """End all sessions."""

    def deed(me: Person, now: datetime) -> object:
        return end_sessions_of(person_id=person_id, actor=me, now=now)

    return _do(request, person_id, deed, said=_("%(name)s is signed out everywhere."))


@require_POST
@only_for(*MANAGERS)
def teams(request: HttpRequest, person_id: int) -> HttpResponse:
    """Put into teams."""
    person = _row(person_id).person
    me = person_of(request)
    form = TeamsForm(request.POST, teams=team_choices())
    if not form.is_valid():
        raise Http404
    try:
        put_into_teams(
            person_id=person.id, team_ids=form.cleaned_data["teams"], actor=me, now=timezone.now()
        )
    except TeamError as error:
        raise refused(error) from error
    say(request, _("Saved."))
    return redirect("accounts:person", person.id)


def _row(person_id: int) -> PersonRow:
    row = person_row(person_id)
    if row is None:
        raise Http404
    return row


def _do(
    request: HttpRequest, person_id: int, deed: Deed, *, said: str, undo: str = ""
) -> HttpResponse:
    """Do the deed and say so, with the person's name and role as they are then."""
    _row(person_id)
    try:
        deed(person_of(request), timezone.now())
    except ManagingError as error:
        if error.reason == "forbidden":
            raise PermissionDenied from error
        messages.error(request, said_of(error.reason))
    else:
        person = _row(person_id).person
        words = {"name": isolate(person.name), "role": ROLE_NAMES[person.role]}
        say(request, said % words, undo=undo)
    return redirect("accounts:person", person_id)
