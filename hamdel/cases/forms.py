"""Forms of cases' screens."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .contracts import CaseTypeFacts
from .words import PRIORITIES, name_of


class OpenForm(forms.Form):
    """A case to open; what its type asks stands beside it."""

    title = forms.CharField(
        label=_("What is it about?"),
        max_length=300,
        widget=forms.TextInput(attrs={"dir": "auto", "autofocus": True}),
    )
    type = forms.ChoiceField(label=_("Type"))
    priority = forms.ChoiceField(
        label=_("Priority"), choices=[(key, word) for key, (word, _tone) in PRIORITIES.items()]
    )
    team = forms.ChoiceField(label=_("Team"), required=False)
    description = forms.CharField(
        label=_("What do we know?"),
        max_length=20_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
    )
    mine = forms.BooleanField(label=_("I take it"), required=False)

    def __init__(
        self,
        *args: Any,
        kinds: list[CaseTypeFacts],
        teams: list[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("type", [(one.key, name_of(one)) for one in kinds])
        named = [(str(pk), name) for pk, name in teams]
        self._choose("team", [("", _("As the type says")), *named])

    def _choose(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices
