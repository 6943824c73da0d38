"""Who asks: a key, or a signed-in person."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import CsrfViewMiddleware

from hamdel.platform import keys
from hamdel.platform.problems import Problem
from hamdel.platform.roles import SCOPES_OF_ROLE, role_of

SAFE = frozenset({"GET", "HEAD"})
CHALLENGE = {"WWW-Authenticate": 'Bearer realm="Hamdel"'}


@dataclass(frozen=True, kw_only=True)
class Caller:
    """Who asks, as the audit trail names them, and what they may.

    `role`: of the signed-in person, or of the person who made the key, as it is now; None for a key
    of the installation itself, which nobody's role bounds.
    """

    who: str
    scopes: frozenset[str]
    role: str | None
    key_id: int | None = None
    user_id: int | None = None


def check_may(caller: Caller, *, scope: str, roles: Collection[str]) -> None:
    """Raise Problem 403 unless the caller has the scope, and a role among `roles` where they have one."""
    if scope not in caller.scopes:
        raise Problem(403, f"This needs the scope `{scope}`.")
    if caller.role is not None and caller.role not in roles:
        whose = "your role" if caller.key_id is None else "the role of whoever made the key"
        raise Problem(403, f"This is for {', '.join(roles)}; {whose} is {caller.role or 'none'}.")


def caller_of(request: HttpRequest, *, now: datetime) -> Caller:
    """The caller of a request; Problem 401 for a stranger, 403 for a forged form."""
    given = request.headers.get("Authorization")
    if given is not None:
        return _by_key(given, now)
    role = role_of(request)
    if role is None:
        raise Problem(
            401, "Sign in, or send a key as `Authorization: Bearer KEY`.", headers=CHALLENGE
        )
    if request.method not in SAFE:
        _check_form(request)
    return Caller(
        who=str(getattr(request.user, "email", "")),
        scopes=SCOPES_OF_ROLE.get(role, frozenset()),
        role=role,
        user_id=request.user.pk,
    )


def _by_key(given: str, now: datetime) -> Caller:
    kind, _, secret = given.partition(" ")
    grant = keys.grant_for(secret.strip()) if kind.lower() == "bearer" else None
    if grant is None:
        raise Problem(401, "The key is unknown or revoked.", headers=CHALLENGE)
    keys.note_used([grant.id], now=now)
    return Caller(who=f"key: {grant.name}", scopes=grant.scopes, role=grant.role, key_id=grant.id)


class _Forms(CsrfViewMiddleware):
    """Django's own check, asked by hand: the view itself is exempt because keys need none."""

    def _reject(self, _request: HttpRequest, reason: str) -> HttpResponse:
        raise Problem(403, "The request does not carry this site's token.", detail=reason)


def _check_form(request: HttpRequest) -> None:
    check = _Forms(lambda _request: HttpResponse())
    check.process_request(request)
    check.process_view(request, lambda _request: HttpResponse(), (), {})
