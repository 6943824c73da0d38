"""Which roles must use a second factor."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hamdel.accounts.contracts import ROLES
from hamdel.accounts.models import User
from hamdel.platform import options

for _role in ROLES:
    options.declare(
        f"accounts.second_factor_{_role}",
        type=bool,
        default=False,
        label=_("Second factor required"),
        help=_("People with this role must add a code app or a passkey before they can work."),
    )


def needs_second_factor(role: str) -> bool:
    """Whether people of a role must use a second factor."""
    return bool(options.get(f"accounts.second_factor_{role}"))


def roles_with_second_factor() -> tuple[str, ...]:
    """The roles of which a second factor is required."""
    return tuple(role for role in ROLES if needs_second_factor(role))


@transaction.atomic
def require_second_factor(*, roles: tuple[str, ...], who: str, now: datetime) -> None:
    """Require it of exactly these roles, from their next page on."""
    for role in ROLES:
        required = role in roles
        if needs_second_factor(role) != required:
            options.set(f"accounts.second_factor_{role}", required, who=who, now=now)
            User.objects.filter(role=role).update(needs_second_factor=required)
