"""Fields that take what people type."""

import json
from typing import Any

from django import forms
from django.contrib.auth import password_validation
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from hamdel.language.digits import ascii_digits
from hamdel.language.emails import parse_email

_LONGEST_CREDENTIAL = 32_000
_LONGEST_PASSWORD = 4096


class AddressField(forms.CharField):
    """An e-mail address in any writing; gives its canonical form."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"type": "email", "dir": "ltr", "autocomplete": "email", "inputmode": "email"}
        kwargs.setdefault("label", _("E-mail"))
        kwargs.setdefault("widget", forms.EmailInput(attrs=attrs))
        super().__init__(max_length=254, **kwargs)

    def clean(self, value: Any) -> str:
        """The canonical address; raises ValidationError where it is none."""
        typed = str(super().clean(value))
        address = parse_email(typed)
        if address is None and typed:
            raise forms.ValidationError(_("Write an address like name@company.ir."))
        return address or ""


class SecretField(forms.CharField):
    """A password, as it is typed."""

    def __init__(self, *, autocomplete: str = "current-password", **kwargs: Any) -> None:
        attrs = {"autocomplete": autocomplete, "dir": "ltr"}
        kwargs.setdefault("label", _("Password"))
        widget = forms.PasswordInput(attrs=attrs)
        super().__init__(strip=False, max_length=_LONGEST_PASSWORD, widget=widget, **kwargs)


class NewSecretField(SecretField):
    """A password that is chosen now; `user` is whose it will be, for what may not be in it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("New password"))
        kwargs.setdefault("help_text", lazy(_what_is_asked, str)())
        super().__init__(autocomplete="new-password", **kwargs)
        self.user: Any = None

    def clean(self, value: Any) -> str:
        """The password; raises ValidationError where it is too weak."""
        password = str(super().clean(value))
        password_validation.validate_password(password, self.user)
        return password


class CodeField(forms.CharField):
    """A code of figures, in any digits, with or without spaces."""

    def __init__(self, **kwargs: Any) -> None:
        attrs = {"autocomplete": "one-time-code", "dir": "ltr", "inputmode": "numeric"}
        kwargs.setdefault("label", _("Code"))
        super().__init__(max_length=40, widget=forms.TextInput(attrs=attrs), **kwargs)

    def to_python(self, value: Any) -> str:
        """The code in ASCII digits without spaces and dashes."""
        typed = ascii_digits(str(super().to_python(value) or ""))
        return "".join(char for char in typed if not char.isspace() and char != "-")


class CredentialField(forms.JSONField):
    """What a browser's passkey answered: JSON that a stranger may have written."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.HiddenInput, **kwargs)

    def to_python(self, value: Any) -> Any:
        """The answer as a dict; raises ValidationError for anything else."""
        if isinstance(value, str) and len(value) > _LONGEST_CREDENTIAL:
            raise forms.ValidationError(_("The passkey did not answer rightly."))
        try:
            found = super().to_python(value)
        except (RecursionError, json.JSONDecodeError) as error:
            raise forms.ValidationError(_("The passkey did not answer rightly.")) from error
        if not isinstance(found, dict):
            raise forms.ValidationError(_("The passkey did not answer rightly."))
        return found

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ARG002 - as Django calls it
        """Nothing: an answer that failed is not shown again, nor read again."""
        return None


def _what_is_asked() -> str:
    texts = password_validation.password_validators_help_texts()
    return texts[0] if texts else ""
