"""The form of the rules of sending: a field for each option, made from how it was declared."""

from collections.abc import Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from hamdel.language.digits import ascii_digits
from hamdel.platform.options import Declared, Value

from .rules.quiet_hours import read_quiet_hours
from .usecases.door import QUIET

_LONGEST: Final = 100


class RulesForm(forms.Form):
    """One field a rule; `values()` are what was given, by name of option."""

    def __init__(self, rules: Sequence[tuple[Declared[Any], Value]], data: Any = None) -> None:
        super().__init__(data)
        self._names = {_field_name(rule.name): rule.name for rule, _ in rules}
        for rule, held in rules:
            self.fields[_field_name(rule.name)] = _field(rule, held)

    def clean(self) -> dict[str, Any]:
        """Hours that can be read, or none."""
        cleaned = super().clean() or {}
        name = _field_name(QUIET)
        if name in cleaned:
            cleaned[name] = ascii_digits(cleaned[name]).strip()
            if cleaned[name] and read_quiet_hours(cleaned[name]) is None:
                self.add_error(name, _("Write hours like 21:00-08:00, or nothing."))
        return cleaned

    def values(self) -> dict[str, Value]:
        """What was given."""
        return {option: self.cleaned_data[field] for field, option in self._names.items()}


def _field_name(option: str) -> str:
    return option.replace(".", "-")


def _field(rule: Declared[Any], held: Value) -> forms.Field:
    given: dict[str, Any] = {"label": rule.label, "help_text": rule.help, "initial": held}
    if rule.type is bool:
        check = forms.CheckboxInput(attrs={"class": "check"})
        return forms.BooleanField(required=False, widget=check, **given)
    if rule.type is int:
        return forms.IntegerField(
            min_value=_whole(rule.least), max_value=_whole(rule.most), **given
        )
    widget = forms.TextInput(attrs={"dir": "ltr"})
    return forms.CharField(required=False, max_length=_LONGEST, widget=widget, **given)


def _whole(number: float | None) -> int | None:
    return None if number is None else int(number)
