"""Forms of stories' screens."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hamdel.customers.public import find_by_identifier, known_customer
from hamdel.platform.cursors import row_number

from .contracts import LONGEST, ToTell


class StoryForm(forms.Form):
    """A story: of whom, what happened, what it teaches."""

    title = forms.CharField(
        label=pgettext_lazy("of a text", "Title"),
        max_length=200,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    happened = forms.CharField(
        label=_("What happened?"),
        max_length=LONGEST,
        help_text=_("Short, as you would tell it to a colleague: who, where, what, and then."),
        widget=forms.Textarea({"rows": 5, "dir": "auto"}),
    )
    teaches = forms.CharField(
        label=_("What does it teach us?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    touchpoint = forms.ChoiceField(label=_("At which touchpoint"), required=False)
    whom = forms.CharField(
        label=_("Of which customer"),
        max_length=320,
        required=False,
        help_text=_("A phone number or an e-mail address, or the number of their page."),
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
    )

    def __init__(self, *args: Any, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.customer_id: int | None = None
        field = self.fields["touchpoint"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "—"), *places]

    def clean_whom(self) -> str:
        """Whom an identifier, or a number, means."""
        said = str(self.cleaned_data["whom"]).strip()
        if not said:
            return said
        number = row_number(said)
        # A telephone number begins with a zero or a plus, the number of a page never.
        own = number is not None and not said.startswith("0")
        if own and number is not None:
            self.customer_id = known_customer(number)
        else:
            found = find_by_identifier("email" if "@" in said else "phone", said)
            self.customer_id = found[0] if found else None
        if self.customer_id is None:
            raise forms.ValidationError(_("Nobody is known by this."))
        return said

    def to_tell(self) -> ToTell:
        """The story that a valid form says."""
        said = self.cleaned_data
        return ToTell(
            title=said["title"], happened=said["happened"], teaches=said["teaches"],
            touchpoint=said["touchpoint"], customer_id=self.customer_id,
        )  # fmt: skip
