"""Links for a new password."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.tokens import PasswordResetTokenGenerator


class ResetTokens(PasswordResetTokenGenerator):
    """Tokens bound to the password's hash, the e-mail, the last sign-in and that the person is active.

    So a link ends with its use, with any sign-in, and with PASSWORD_RESET_TIMEOUT.
    """

    key_salt = "hamdel.accounts.tokens.ResetTokens"

    def _make_hash_value(self, user: AbstractBaseUser, timestamp: int) -> str:
        seen: datetime | None = user.last_login
        at = "" if seen is None else seen.isoformat()
        active = getattr(user, "is_active", False)
        return f"{user.pk}|{user.password}|{at}|{timestamp}|{getattr(user, 'email', '')}|{active}"
