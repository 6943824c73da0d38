"""Questions about what a person proves themselves with."""

from collections.abc import Collection

from allauth.mfa.models import Authenticator

from hamdel.accounts.contracts import Passkey, SecondFactors
from hamdel.accounts.models import User


def second_factors_of(person_id: int) -> SecondFactors:
    """The person's second factors, passkeys by age."""
    rows = list(Authenticator.objects.filter(user=person_id).order_by("pk"))
    by_type = {row.type: row for row in rows}
    app = by_type.get("totp")
    codes = by_type.get("recovery_codes")
    return SecondFactors(
        code_app_since=app.created_at if app else None,
        passkeys=tuple(_passkey(row) for row in rows if row.type == "webauthn"),
        recovery_codes_left=len(codes.wrap().get_unused_codes()) if codes else None,
    )


def has_second_factor(person_id: int) -> bool:
    """Whether the person's sign-in asks for more than a password."""
    rows = Authenticator.objects.filter(user=person_id)
    return bool(rows.exclude(type="recovery_codes").exists())


def without_required_factor(people: Collection[User]) -> set[int]:
    """Those of some people who must have a second factor and have none."""
    must = {person.pk for person in people if person.needs_second_factor}
    rows = Authenticator.objects.filter(user__in=must).exclude(type="recovery_codes")
    return must - set(rows.values_list("user_id", flat=True)) if must else set()


def _passkey(row: Authenticator) -> Passkey:
    wrapped = row.wrap()
    return Passkey(
        id=row.pk,
        name=wrapped.name,
        alone=bool(wrapped.is_passwordless),
        created_at=row.created_at,
        last_used_at=row.last_used_at,
    )
