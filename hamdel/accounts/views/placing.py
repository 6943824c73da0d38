"""Who may be put into teams by whom, as screens ask it."""

from django.core.exceptions import PermissionDenied
from django.http import Http404

from hamdel.accounts.contracts import Person
from hamdel.accounts.rules.roles import may_place
from hamdel.accounts.usecases.teams import TeamError


def placeable(person: Person, me: Person) -> bool:
    """Whether I may put a person into teams and take them out."""
    return may_place(actor_id=me.id, actor_role=me.role, person_id=person.id, role=person.role)


def refused(error: TeamError) -> Exception:
    """What a screen raises where a person can not be placed."""
    return PermissionDenied() if error.reason == "forbidden" else Http404()
