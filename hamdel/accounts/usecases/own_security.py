"""What a person changes in their own sign-in leaves a trace and is told to them."""

from datetime import datetime

from django.db import transaction

from hamdel.accounts.models import User
from hamdel.accounts.usecases.guarding import forgive_account
from hamdel.accounts.usecases.letters import tell_security_changed
from hamdel.platform import audit

# By allauth's name of the change: what the audit trail and the letter call it.
DEEDS = {
    "password_changed": "password changed",
    "password_set": "password changed",
    "password_reset": "password reset",
    "totp_activated": "code app added",
    "totp_deactivated": "code app removed",
    "webauthn_added": "passkey added",
    "webauthn_removed": "passkey removed",
    "recovery_codes_generated": "recovery codes made",
}


@transaction.atomic
def note_own_change(*, kind: str, user: User, now: datetime) -> None:
    """Write the audit entry and a letter; an unknown kind of change is left alone."""
    deed = DEEDS.get(kind)
    if deed is None:
        return
    subject = f"person:{user.pk}"
    audit.record(who=user.email, act=deed, subject=subject, before=None, after=None, now=now)
    tell_security_changed(user=user, deed=deed, now=now)
    if kind == "password_reset":
        forgive_account(user.email)
