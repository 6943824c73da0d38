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


class RuleForm(forms.Form):
    """A rule that prepares cases."""

    name = forms.CharField(
        label=_("Name"), max_length=120, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    times = forms.IntegerField(
        label=_("How often it has to fail"), min_value=1, max_value=100, initial=1
    )
    minutes = forms.IntegerField(
        label=_("Within how many minutes"), min_value=1, max_value=43_200, initial=60
    )
    touchpoints = forms.MultipleChoiceField(
        label=_("Touchpoints"),
        required=False,
        help_text=_("None chosen: wherever something fails."),
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    whom = forms.ChoiceField(
        label=_("For whom"),
        choices=[("everybody", _("Everybody")), ("known", _("Those somebody vouched for"))],
    )
    type = forms.ChoiceField(label=_("Type"), required=False)
    priority = forms.ChoiceField(
        label=_("Priority"),
        required=False,
        choices=[
            ("", _("As the type says")),
            *[(k, word) for k, (word, _t) in PRIORITIES.items()],
        ],
    )
    team = forms.ChoiceField(label=_("Team"), required=False)
    active = forms.BooleanField(label=_("The rule is in force"), required=False)

    def __init__(
        self,
        *args: Any,
        places: list[tuple[str, str]],
        kinds: list[CaseTypeFacts],
        teams: list[tuple[int, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[tuple[Any, Any]]] = {
            "touchpoints": list(places),
            "type": [("", _("By what failed")), *[(one.key, name_of(one)) for one in kinds]],
            "team": [("", _("As the type says")), *[(str(pk), name) for pk, name in teams]],
        }
        for name, chosen in choices.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = chosen


class TypeForm(forms.Form):
    """A type of cases; its fields are rows of their own."""

    name_fa = forms.CharField(label=_("Name in Persian"), max_length=80, required=False)
    name_en = forms.CharField(
        label=_("Name in English"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    topics = forms.CharField(
        label=_("Topics of reasons"),
        max_length=400,
        required=False,
        help_text=_(
            "As actions begin, like Transfer, Payment: cases about them are of this type."
        ),
        widget=forms.TextInput(attrs={"dir": "ltr"}),
    )
    priority = forms.ChoiceField(
        label=_("Priority"), choices=[(key, word) for key, (word, _tone) in PRIORITIES.items()]
    )
    team = forms.ChoiceField(label=_("Team"), required=False)
    steps = forms.CharField(
        label=_("Checklist"),
        max_length=4_000,
        required=False,
        help_text=_("A step a line: Persian | English."),
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
    )
    approval = forms.BooleanField(
        label=_("A supervisor agrees before it is solved"), required=False
    )
    active = forms.BooleanField(label=_("In use"), required=False)

    def __init__(self, *args: Any, teams: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["team"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Nobody")), *[(str(pk), name) for pk, name in teams]]
