"""Forms of conversations' screens."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hamdel.language.emails import parse_email
from hamdel.language.phones import parse_phone

from .rules.when import moment_said
from .words import PRIORITIES

PLACES = (
    ("in-person", _("In person")),
    ("letter", _("By letter")),
    ("event", _("At an event")),
)


class NoteForm(forms.Form):
    """What somebody said at the counter: who, where, what."""

    who = forms.CharField(
        label=_("Phone or e-mail"),
        max_length=254,
        widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "email", "autofocus": True}),
    )
    name = forms.CharField(label=_("Name"), max_length=150, required=False)
    place = forms.ChoiceField(label=_("Where"), choices=PLACES, initial="in-person")
    account = forms.TypedChoiceField(
        label=_("Counter"), coerce=int, required=False, empty_value=None
    )
    text = forms.CharField(
        label=_("What they said"),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 5, "dir": "auto"}),
    )

    def __init__(self, *args: Any, counters: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["account"]
        if len(counters) > 1 and isinstance(field, forms.ChoiceField):
            field.choices = counters
        else:
            del self.fields["account"]

    def clean_who(self) -> tuple[str, str]:
        """The identifier, in the form it is compared in."""
        said: str = self.cleaned_data["who"]
        phone, email = parse_phone(said), parse_email(said)
        if phone is not None:
            return "phone", phone
        if email is not None:
            return "email", email
        raise forms.ValidationError(_("Write one phone number or one e-mail address."))


class ReplyForm(forms.Form):
    """A text that is said often."""

    shortcut = forms.RegexField(
        r"^[\w\-\u200c]{1,40}$",
        label=_("Shortcut"),
        help_text=_("One word; /word in the composer puts the text in."),
        widget=forms.TextInput(attrs={"autofocus": True}),
        error_messages={"invalid": _("One word of letters, digits and hyphens.")},
    )
    title = forms.CharField(label=_("What it is about"), max_length=120)
    text = forms.CharField(
        label=_("Text"),
        max_length=20_000,
        help_text=_("{name} becomes the customer's name, {agent} yours, {number} the conversation's, {today} the date."),
        widget=forms.Textarea(attrs={"rows": 7, "dir": "auto"}),
    )  # fmt: skip


class MacroForm(forms.Form):
    """Several steps at one press; what is left empty is not done."""

    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"autofocus": True})
    )
    reply = forms.CharField(
        label=_("Answer the customer"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    note = forms.CharField(
        label=_("Add a note"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    assign = forms.ChoiceField(label=_("Give it to"), required=False)
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    snooze = forms.CharField(
        label=_("Put off until"),
        required=False,
        max_length=60,
        help_text=_("In words: tomorrow 9, in 3 days, Saturday morning."),
    )
    close = forms.BooleanField(label=_("Close it"), required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        assign, priority = self.fields["assign"], self.fields["priority"]
        if isinstance(assign, forms.ChoiceField) and isinstance(priority, forms.ChoiceField):
            whom = [("me", _("Who runs it")), ("nobody", _("Nobody")), *people]
            assign.choices = [("", _("As it is")), *whom]
            priority.choices = [("", _("As it is")), *PRIORITIES.items()]

    def clean_snooze(self) -> str:
        """Words that mean a moment to come."""
        said: str = self.cleaned_data["snooze"]
        if said.strip() and moment_said(said, now=timezone.localtime()) is None:
            raise forms.ValidationError(_("That is no moment to come that is understood."))
        return said
