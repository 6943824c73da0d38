"""Forms of ideas."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .contracts import MOST_TEXT, MOST_TITLE
from .rules.states import STATES
from .words import SIZES
from .words import STATES as STATE_WORDS


class SuggestForm(forms.Form):
    """A new idea of a visitor; who is not known yet says where a code can be sent."""

    title = forms.CharField(
        label=_("Your idea in one sentence"),
        max_length=MOST_TITLE,
        widget=forms.TextInput(attrs={"dir": "auto", "autocomplete": "off"}),
    )
    text = forms.CharField(
        label=_("What would it make easier for you?"),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    address = forms.CharField(
        label=_("Your mobile number or e-mail"),
        max_length=320,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "email"}),
        help_text=_("A code is sent there, so that each person counts once. Nobody else sees it."),
    )
    news = forms.BooleanField(
        label=_("Tell me once when it is done"),
        required=False,
        initial=True,
        widget=forms.CheckboxInput(attrs={"class": "check"}),
    )

    def __init__(self, *args: Any, known: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        if known:
            del self.fields["address"]


class AddressForm(forms.Form):
    """Where a code can be sent."""

    address = forms.CharField(
        label=_("Your mobile number or e-mail"),
        max_length=320,
        widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "email"}),
    )
    news = forms.BooleanField(
        label=_("Tell me once when it is done"),
        required=False,
        initial=True,
        widget=forms.CheckboxInput(attrs={"class": "check"}),
    )


class CodeForm(forms.Form):
    """The code that was sent."""

    code = forms.CharField(
        label=_("The six digits of the code"),
        max_length=20,
        widget=forms.TextInput(
            attrs={"dir": "ltr", "inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
    )


class TeamIdeaForm(forms.Form):
    """An idea that a colleague writes down."""

    title = forms.CharField(
        label=_("The idea in one sentence"),
        max_length=MOST_TITLE,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    text = forms.CharField(
        label=_("In their words"),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
        help_text=_("It stands on the public board: no names, numbers or addresses."),
    )
    news = forms.BooleanField(
        label=_("Tell them once when it is done"),
        required=False,
        initial=True,
        widget=forms.CheckboxInput(attrs={"class": "check"}),
    )


class ChangeForm(forms.Form):
    """What becomes of an idea."""

    state = forms.ChoiceField(
        label=_("State"), choices=[(one, STATE_WORDS[one]) for one in STATES]
    )
    reason = forms.CharField(
        label=_("Why it is declined"),
        required=False,
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        help_text=_("Public. Needed where it is declined."),
    )
    answer = forms.CharField(
        label=_("Official answer"),
        required=False,
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Public. It is also in the message to those who asked."),
    )
    effort = forms.ChoiceField(
        label=_("Effort"), required=False, choices=[("", "—"), *SIZES.items()]
    )
    impact = forms.ChoiceField(
        label=_("Impact"), required=False, choices=[("", "—"), *SIZES.items()]
    )
    note = forms.CharField(
        label=_("Note for the team"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    title = forms.CharField(
        label=pgettext_lazy("idea", "Title"),
        max_length=MOST_TITLE,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput())

    def changes(self) -> dict[str, Any]:
        """What `change_idea` takes."""
        said = dict(self.cleaned_data)
        said.pop("version")
        for name in ("effort", "impact"):
            said[name] = int(said[name]) if said[name] else None
        return said
