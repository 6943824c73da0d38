"""Who is behind a request."""

from django.http import HttpRequest

from hamdel.accounts.contracts import Person
from hamdel.accounts.models import User
from hamdel.accounts.queries.people import person_facts


class NobodySignedIn(RuntimeError):
    """The view is not guarded by `role_required`."""


def person_of(request: HttpRequest) -> Person:
    """The signed-in person of a guarded view. Raises NobodySignedIn elsewhere."""
    user = request.user
    if not isinstance(user, User) or not user.is_active:
        raise NobodySignedIn
    return person_facts(user)
