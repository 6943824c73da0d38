"""What a role may ask of the API, and screens that are for some roles only.

The roles themselves belong to `accounts`; here they are names.
"""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, Final, ParamSpec

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]

EVERYBODY: Final = ("admin", "supervisor", "agent", "analyst")
# Those who serve customers: they may write, merge and correct.
SERVING: Final = ("admin", "supervisor", "agent")
LEADING: Final = ("admin", "supervisor")
# Those who may take the whole list of customers with them.
EXPORTING: Final = (*LEADING, "analyst")

SCOPES_OF_ROLE: dict[str, frozenset[str]] = {
    "admin": frozenset({"ingest", "read", "write", "admin"}),
    "supervisor": frozenset({"read", "write"}),
    "agent": frozenset({"read", "write"}),
    "analyst": frozenset({"read"}),
}


def role_of(request: HttpRequest) -> str | None:
    """The role of the signed-in person, None for a stranger."""
    user = request.user
    return str(getattr(user, "role", "")) if user.is_authenticated and user.is_active else None


def only_for(*roles: str) -> Callable[[View[P]], View[P]]:
    """Let only these roles see a screen: strangers are asked to sign in, others refused (403)."""

    def guard(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(
            request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs
        ) -> HttpResponseBase:
            role = role_of(request)
            if role is None:
                return redirect_to_login(request.get_full_path())
            if role not in roles:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return guarded

    return guard
