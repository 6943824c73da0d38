"""allauth's forms with our fields and words; settings.py names them."""

from typing import Any

from allauth.account.forms import (
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    ResetPasswordForm,
    ResetPasswordKeyForm,
    SetPasswordForm,
    UserTokenForm,
)
from allauth.core import context
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm as FactorForm
from allauth.mfa.base.forms import ReauthenticateForm as FactorAgainForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from hamdel.accounts.adapters import client_address
from hamdel.accounts.forms.fields import (
    AddressField,
    CodeField,
    CredentialField,
    NewSecretField,
    SecretField,
)
from hamdel.accounts.tokens import ResetTokens
from hamdel.accounts.usecases.letters import ask_password_reset
from hamdel.platform.instants import system_now

_BROKEN = (TypeError, ValueError, KeyError, AttributeError, OverflowError, IndexError)


class SignInForm(LoginForm):  # type: ignore[misc]
    """E-mail and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # "username" is the name under which password managers keep an e-mail that signs in.
        attrs = {"autocomplete": "username webauthn", "dir": "ltr", "inputmode": "email"}
        self.fields["login"] = AddressField(
            widget=forms.EmailInput(attrs={**attrs, "autofocus": True})
        )
        self.fields["password"] = SecretField()
        self.fields["remember"] = forms.BooleanField(
            label=_("Stay signed in on this device"), required=False
        )
        self.order_fields(["login", "password", "remember"])


class AskResetForm(ResetPasswordForm):  # type: ignore[misc]
    """The e-mail of who forgot the password. Answers alike whether we know it or not."""

    email = AddressField()

    def clean_email(self) -> str:
        """The address, not looked up: that is done when the letter is written."""
        return str(self.cleaned_data["email"])

    def save(self, request: HttpRequest, **_kwargs: Any) -> str:
        """Ask for the letter."""
        email = str(self.cleaned_data["email"])
        ask_password_reset(
            email=email,
            address=client_address(request),
            language=translation.get_language() or "",
            now=system_now(),
        )
        return email


class ResetTokenForm(UserTokenForm):  # type: ignore[misc]
    """The parts of a link for a new password."""

    token_generator = ResetTokens()

    def _get_user(self, uidb36: str | None) -> Any:
        try:
            user = super()._get_user(uidb36)
        except _BROKEN:
            return None
        return user if user is not None and user.is_active else None


class NewPasswordForm(ResetPasswordKeyForm):  # type: ignore[misc]
    """A new password, after following a link."""

    password1 = NewSecretField()
    password2 = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].user = self.user


class OwnPasswordForm(ChangePasswordForm):  # type: ignore[misc]
    """A new password of one's own."""

    oldpassword = SecretField(label=_("Password now"))
    password1 = NewSecretField()
    password2 = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].user = self.user


class FirstPasswordForm(SetPasswordForm):  # type: ignore[misc]
    """A password, where there is none yet."""

    password1 = NewSecretField()
    password2 = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].user = self.user


class AgainForm(ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before what matters."""

    password = SecretField()


class _OnlyOnce(forms.Form):
    """A code that was taken is not taken again while it is good (allauth forgets it sooner)."""

    code = CodeField(label=_("Code of six figures, or a recovery code"))

    def clean_code(self) -> str:
        """The code; raises ValidationError where it is wrong or used."""
        code = str(super().clean_code())  # type: ignore[misc]
        good_for = settings.MFA_TOTP_PERIOD * (2 * settings.MFA_TOTP_TOLERANCE + 1)
        pk = self.user.pk  # type: ignore[attr-defined]
        if not cache.add(f"hamdel.accounts.code:{pk}:{code}", 1, timeout=good_for):
            raise get_adapter().validation_error("incorrect_code")
        return code


class CodeForm(_OnlyOnce, FactorForm):  # type: ignore[misc]
    """The second factor's code, on signing in."""

    code = CodeField(label=_("Code of six figures, or a recovery code"))


class CodeAgainForm(_OnlyOnce, FactorAgainForm):  # type: ignore[misc]
    """The second factor's code once more, before what matters."""

    code = CodeField(label=_("Code of six figures, or a recovery code"))


class CodeAppForm(ActivateTOTPForm):  # type: ignore[misc]
    """The first code of a new code app."""

    code = CodeField(label=_("Code that the app shows"))


class _Answered(forms.Form):
    """What a passkey answered; whatever is wrong with it is one error."""

    def clean_credential(self) -> Any:
        """The passkey's row; raises ValidationError."""
        try:
            return super().clean_credential()  # type: ignore[misc]
        except _BROKEN as error:
            raise get_adapter().validation_error("incorrect_code") from error
        finally:
            # A challenge is good for one answer, right or wrong.
            context.request.session.pop("mfa.webauthn.state", None)


class PasskeyForm(_Answered, AuthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey as the second factor."""

    credential = CredentialField()


class PasskeySignInForm(_Answered, LoginWebAuthnForm):  # type: ignore[misc]
    """A passkey alone."""

    credential = CredentialField()


class PasskeyAgainForm(_Answered, ReauthenticateWebAuthnForm):  # type: ignore[misc]
    """A passkey once more, before what matters."""

    credential = CredentialField()


class NewPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    """A passkey to be."""

    name = forms.CharField(
        label=_("Name"),
        required=False,
        max_length=100,
        help_text=_("Where it is kept, for example “phone” or “blue key”."),
    )
    passwordless = forms.BooleanField(
        label=_("It may sign in without the password"),
        required=False,
        initial=True,
        help_text=_("It then asks for a fingerprint, a face or its PIN each time."),
    )
    credential = CredentialField()

    def clean(self) -> dict[str, Any]:
        """Have the answer checked; raises ValidationError whatever is wrong with it."""
        try:
            return dict(super().clean())
        except _BROKEN as error:
            raise get_adapter().validation_error("incorrect_code") from error


class PasskeyNameForm(EditWebAuthnForm):  # type: ignore[misc]
    """Another name of a passkey."""

    name = forms.CharField(label=_("Name"), max_length=100)
