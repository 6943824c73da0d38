"""Forms of the platform's screens."""

import re
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from . import keys
from .search.synonyms import SynonymsRefused, add_synonyms

SCOPE_LABELS = {
    "ingest": _("Send interactions"),
    "read": _("Read"),
    "write": _("Change"),
    "admin": _("Administer"),
}


class KeyForm(forms.Form):
    """A new key."""

    name = forms.CharField(
        label=_("Name"), max_length=100, help_text=_("Where it will be used, for example “shop”.")
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"),
        choices=[(scope, SCOPE_LABELS[scope]) for scope in keys.SCOPES],
        widget=forms.CheckboxSelectMultiple(attrs={"class": "check"}),
        help_text=_(
            "A key that may only send interactions is public: it may stand in a web page, and what it says of people is a claim."
        ),
    )
    origins = forms.CharField(
        label=_("Web pages that may use it"),
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 3, "dir": "ltr", "placeholder": "https://shop.example"}
        ),
        help_text=_("One address a line. Empty: any page."),
    )

    def clean_origins(self) -> list[str]:
        """Each line as an origin."""
        try:
            return [keys.clean_origin(line) for line in self.cleaned_data["origins"].split()]
        except keys.KeyRefused as error:
            raise forms.ValidationError(
                _("Write addresses like https://shop.example, without a path.")
            ) from error

    def facts(self) -> dict[str, Any]:
        """What `keys.create_key` takes."""
        return {name: self.cleaned_data[name] for name in ("name", "scopes", "origins")}


REFUSALS = {
    "few": _("Write at least two different words."),
    "many": _("At most 20 words at once."),
    "long": _("A word or phrase has at most 60 characters."),
    "full": _("There are 500 groups already. Remove one first."),
}


class SynonymsForm(forms.Form):
    """A new group of words that mean the same."""

    words = forms.CharField(
        label=_("Words that mean the same"),
        max_length=2000,
        widget=forms.TextInput(
            attrs={"placeholder": _("return, send back, refund"), "dir": "auto"}
        ),
        help_text=_("Words or short phrases, with commas between them."),
    )

    def add(self, *, who: str, now: datetime) -> bool:
        """Keep the group; where it can not be kept the form says why."""
        phrases = re.split(r"[,،;؛\n]", self.cleaned_data["words"])
        try:
            add_synonyms(phrases=phrases, who=who, now=now)
        except SynonymsRefused as refused:
            self.add_error("words", REFUSALS[refused.reason])
            return False
        return True
