"""Forms of conversations' screens."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hamdel.language.emails import parse_email
from hamdel.language.phones import parse_phone

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
