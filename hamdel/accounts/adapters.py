"""How allauth behaves here: its hooks, our rules, our words."""

# ruff: noqa: ARG002 - the signatures are allauth's

from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from hamdel.accounts.known_browsers import device_of, remember_browser
from hamdel.accounts.rules.paths import is_own_path
from hamdel.accounts.seal import seal, unseal
from hamdel.accounts.usecases.guarding import Attempt, begin_sign_in, give_back
from hamdel.accounts.usecases.own_security import note_own_change
from hamdel.platform.instants import system_now

NOWHERE = "0.0.0.0"  # noqa: S104 - an address that nobody has, where none is known


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Sign-in by e-mail and password; nobody signs up by themselves."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("E-mail and password do not fit together."),
        "too_many_login_attempts": _(
            "Too many tries. Wait an hour, or ask for a new password by mail."
        ),
        "incorrect_password": _("This is not your password."),
        "incorrect_code": _("This code is not right, or it was used already."),
        "enter_current_password": _("This is not your password now."),
        "rate_limited": _("Too many tries. Wait a little."),
        "invalid_password_reset": _("This link is not good any more."),
    }

    _attempt: Attempt | None = None

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody: people are invited."""
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Only paths of ours."""
        return is_own_path(url or "")

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address of who asks, as the server has it."""
        return client_address(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the try; raises ValidationError where there were too many."""
        email = str(credentials.get("email", ""))
        self._attempt = begin_sign_in(
            email=email,
            address=client_address(request),
            device=device_of(request, email=email),
            now=system_now(),
        )
        if not self._attempt.allowed:
            raise self.validation_error("too_many_login_attempts")

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """The person, if the password is theirs and they are active; one answer for all else."""
        self.pre_authenticate(request, **credentials)
        user: AbstractBaseUser | None = authenticate(request, **credentials)
        AuthenticationBackend.unstash_authenticated_user()
        if user is not None and self._attempt is not None:
            give_back(self._attempt)
        return user

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether the password is the signed-in person's; counted like signing in."""
        found = self.authenticate(context.request, email=user.get_username(), password=password)
        return found is not None and found.pk == user.pk

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        """Remember the browser, so that its tries are counted apart from strangers'."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        remember_browser(request, response, email=user.email)
        return response

    def respond_user_inactive(self, request: HttpRequest, user: AbstractBaseUser) -> HttpResponse:
        """A passkey of somebody who may not sign in any more."""
        messages.error(request, str(_("This account may not sign in.")))
        return redirect("account_login")

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to where the password stands."""
        return str(redirect("accounts:security").url)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Any,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Write the audit entry of a change in how somebody signs in, and tell them by mail."""
        note_own_change(kind=template_prefix.rpartition("/")[2], user=user, now=system_now())


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Code apps, passkeys and recovery codes."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or it was used already."),
        "cannot_delete_authenticator": _("Your role needs a second factor."),
        "cannot_generate_recovery_codes": _("Add a code app or a passkey first."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is stored."""
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        """Open a stored secret."""
        return unseal(encrypted_text)

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Passkeys belong to the host people open; on loopback to localhost, as browsers ask."""
        return {"id": passkey_host(), "name": "Hamdel"}

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002 - allauth's name
    ) -> str:
        """A name for a passkey that was given none."""
        return str(_("Passkey"))


def client_address(request: HttpRequest) -> str:
    """The address of who asks, behind the proxies we count; `NOWHERE` where there is none."""
    said = str(request.META.get("REMOTE_ADDR") or "")
    try:
        return str(ip_address(said))
    except ValueError:
        return NOWHERE


def passkey_host() -> str:
    """The host that passkeys are made for."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    return "localhost" if host in {"127.0.0.1", "::1"} else host
