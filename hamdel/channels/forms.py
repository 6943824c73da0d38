"""Forms of the channels' screens: made from what a kind declares."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from .contracts import Setting, SettingKind
from .kinds.shape import Kind
from .rules.returning import is_address
from .rules.settings_given import WrongSetting, fitting

PREFIX = "set-"
WRONG = {
    "needed": _("This is needed."),
    "choice": _("Choose one of these."),
    "number": _("Write a whole number that fits."),
    "unknown": _("There is no such setting."),
    "again": _("It would go to another address now: enter it again."),
    "places": _("A name in braces is not one of those that can be filled in."),
}


@dataclass(frozen=True)
class Fold:
    """Fields that most people never look at; open where one of them is wrong."""

    label: str
    fields: tuple[forms.BoundField, ...]
    is_open: bool


class TrialForm(forms.Form):
    """A test message: to whom, and what it says."""

    recipient = forms.CharField(
        label=_("To"), max_length=320, widget=forms.TextInput(attrs={"dir": "ltr"})
    )
    text = forms.CharField(
        label=_("Text"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"})
    )


class AccountForm(forms.Form):
    """An account of a kind: its name, and a field for each setting."""

    name = forms.CharField(label=_("Name"), max_length=100, required=False)

    def __init__(
        self, kind: Kind, *args: Any, kept: Mapping[str, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        self.kept = dict(kept or {})
        for setting in kind.settings:
            self.fields[PREFIX + setting.name] = _field(setting, self.kept)
        for name, hint in (kind.hints(self.kept) if kind.hints else {}).items():
            self.fields[PREFIX + name].widget.attrs.update(placeholder=hint, dir="ltr")

    def clean(self) -> dict[str, Any]:
        """Hold the settings against what the kind declares."""
        cleaned = super().clean() or {}
        for setting in self.kind.settings:
            if setting.name == "redirects":
                self._check_addresses(cleaned.get(PREFIX + setting.name, ""))
        try:
            fitting(self.kind.settings, self.settings(), kept=self.kept)
        except WrongSetting as wrong:
            self.add_error(PREFIX + wrong.name, WRONG[wrong.reason])
        return cleaned

    def settings(self) -> dict[str, str]:
        """What was given, by name of setting."""
        given = {
            name.removeprefix(PREFIX): value
            for name, value in self.cleaned_data.items()
            if name.startswith(PREFIX)
        }
        return {name: _text(value) for name, value in given.items()}

    def always(self) -> list[forms.BoundField]:
        """The fields that everybody looks at."""
        folded = {PREFIX + one.name for one in self.kind.settings if one.group}
        return [field for field in self if field.name not in folded]

    def folds(self) -> list[Fold]:
        """The fields that stand under folds."""
        found: dict[str, list[forms.BoundField]] = {}
        for one in self.kind.settings:
            if one.group:
                found.setdefault(str(one.group), []).append(self[PREFIX + one.name])
        return [
            Fold(label, tuple(fields), is_open=any(field.errors for field in fields))
            for label, fields in found.items()
        ]

    def _check_addresses(self, said: str) -> None:
        if not all(is_address(line.strip()) for line in said.splitlines() if line.strip()):
            self.add_error(
                f"{PREFIX}redirects", _("Write addresses like https://shop.example/thanks.")
            )


def _text(value: Any) -> str:
    return ("yes" if value else "") if isinstance(value, bool) else str(value or "")


def _field(setting: Setting, kept: Mapping[str, str]) -> forms.Field:
    value = kept.get(setting.name, setting.default)
    given: dict[str, Any] = {
        "label": setting.label,
        "help_text": setting.help,
        "required": setting.needed and not (setting.kind == "secret" and value),
        "initial": value,
    }
    return _MAKERS[setting.kind](setting, given)


def _choice(setting: Setting, given: dict[str, Any]) -> forms.Field:
    return forms.ChoiceField(choices=list(setting.choices), **given)


def _switch(_setting: Setting, given: dict[str, Any]) -> forms.Field:
    return forms.BooleanField(
        **{**given, "initial": bool(given["initial"]), "required": False},
        widget=forms.CheckboxInput(attrs={"class": "check"}),
    )


def _whole_number(setting: Setting, given: dict[str, Any]) -> forms.Field:
    return forms.IntegerField(min_value=setting.least or 0, max_value=setting.most, **given)


def _lines(_setting: Setting, given: dict[str, Any]) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 3, "dir": "ltr"})
    return forms.CharField(widget=widget, max_length=5_000, **given)


def _secret(_setting: Setting, given: dict[str, Any]) -> forms.Field:
    # What is kept is never shown again; left empty it stays.
    widget = forms.PasswordInput(attrs={"dir": "ltr", "autocomplete": "off"})
    return forms.CharField(widget=widget, max_length=2_000, **given)


def _line(_setting: Setting, given: dict[str, Any]) -> forms.Field:
    return forms.CharField(widget=forms.TextInput(attrs={"dir": "auto"}), max_length=500, **given)


_MAKERS: Final[dict[SettingKind, Callable[[Setting, dict[str, Any]], forms.Field]]] = {
    "text": _line,
    "lines": _lines,
    "number": _whole_number,
    "choice": _choice,
    "switch": _switch,
    "secret": _secret,
}
