"""The form of a call back."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class CallBackForm(forms.Form):
    """Whom to call, about what, and how long they have waited already."""

    phone = forms.CharField(
        label=_("Phone number"),
        max_length=40,
        widget=forms.TextInput({"dir": "ltr", "inputmode": "tel", "autofocus": True}),
    )
    name = forms.CharField(
        label=_("Name"), max_length=150, required=False, widget=forms.TextInput({"dir": "auto"})
    )
    about = forms.CharField(
        label=_("What it is about"),
        max_length=300,
        required=False,
        widget=forms.TextInput({"dir": "auto"}),
    )
    minutes = forms.IntegerField(
        label=_("They have waited for minutes"),
        min_value=0,
        max_value=24 * 60,
        required=False,
        help_text=_("So long before now is their place in the line."),
        widget=forms.NumberInput({"dir": "ltr", "inputmode": "numeric"}),
    )
    team = forms.ChoiceField(label=_("Team"), required=False)

    def __init__(self, *args: Any, teams: Sequence[tuple[int, str]], **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields["team"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("As the rules say")), *((str(pk), name) for pk, name in teams)]

    def team_id(self) -> int | None:
        """The team that was chosen; None where the rules shall say."""
        said = self.cleaned_data["team"]
        return int(said) if said else None
