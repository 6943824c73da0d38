"""The form in which a rule of moments is written."""

from typing import Any, Final

import msgspec
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from hamdel.language.digits import ascii_digits
from hamdel.platform.web.words import CHANNELS, EMOTIONS, OUTCOMES

from .mark_words import MARK_WORDS
from .rules.moments import MomentRule, read_moment_rule

_MANY: Final = ("touchpoints", "stages", "channels", "outcomes", "emotions")
_TESTS: Final = (
    ("known", gettext_lazy("is told at all")),
    ("is", pgettext_lazy("told of a moment", "is")),
    ("at_least", gettext_lazy("is at least")),
    ("at_most", gettext_lazy("is at most")),
)


def _several(label: Any, choices: Any = ()) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, required=False, choices=choices, widget=forms.CheckboxSelectMultiple
    )


def _number(label: Any, low: int, high: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=8,
        widget=forms.TextInput(
            {"inputmode": "decimal", "dir": "ltr", "placeholder": f"{low}…{high}"}
        ),
    )


class MarkForm(forms.Form):
    """What a moment must be, and how it is marked then."""

    mark = forms.ChoiceField(
        label=gettext_lazy("Such a moment is"),
        choices=list(MARK_WORDS.items()),
        widget=forms.RadioSelect,
    )
    outcomes = _several(gettext_lazy("It ended so"), list(OUTCOMES.items()))
    emotions = _several(gettext_lazy("The customer felt"), list(EMOTIONS.items()))
    effort_from = _number(gettext_lazy("Effort from"), 1, 7)
    effort_to = _number(gettext_lazy("Effort up to"), 1, 7)
    sentiment_from = _number(gettext_lazy("Feeling from"), -1, 1)
    sentiment_to = _number(gettext_lazy("Feeling up to"), -1, 1)
    touchpoints = _several(gettext_lazy("At one of these touchpoints"))
    stages = _several(gettext_lazy("At one of these stages"))
    channels = _several(gettext_lazy("On one of these channels"), list(CHANNELS.items()))
    actions = forms.CharField(
        label=gettext_lazy("What happened, by its name"),
        required=False,
        max_length=3_000,
        help_text=gettext_lazy("As programs send it, such as Order Completed; one a line."),
        widget=forms.Textarea({"rows": 2, "dir": "ltr"}),
    )
    told_name = forms.CharField(
        label=gettext_lazy("Something told with it, by its name"),
        required=False,
        max_length=300,
        help_text=gettext_lazy(
            "Such as amount, or delivery.late. The rule then marks moments in stories, not in the sums of steps, which do not keep it."
        ),
        widget=forms.TextInput({"dir": "ltr", "autocomplete": "off"}),
    )
    told_test = forms.ChoiceField(
        label=pgettext_lazy("test", "How it must be"), required=False, choices=_TESTS
    )
    told_value = forms.CharField(
        label=pgettext_lazy("test", "Value"),
        required=False,
        max_length=300,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )

    def __init__(
        self, *args: Any, places: tuple[dict[str, str], dict[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, known in zip(("touchpoints", "stages"), places, strict=True):
            field = self.fields[name]
            if isinstance(field, forms.MultipleChoiceField):
                field.choices = list(known.items())

    def clean(self) -> dict[str, Any]:
        """The rule that the fields say together, under `rule`."""
        said = {**(super().clean() or {})}
        asked: dict[str, Any] = {
            "mark": said.get("mark"),
            **{name: said.get(name, []) for name in _MANY},
        }
        asked["actions"] = [
            one.strip() for one in said.get("actions", "").splitlines() if one.strip()
        ]
        for name in ("effort_from", "effort_to", "sentiment_from", "sentiment_to"):
            number = ascii_digits(said.get(name, "")).strip().replace("٫", ".").replace("−", "-")  # noqa: RUF001 - people type it
            if number:
                asked[name] = number
        if said.get("told_name"):
            value = ascii_digits(said["told_value"]).strip()
            asked["told"] = {
                "name": said["told_name"].strip(),
                "test": said["told_test"] or "known",
                "value": value,
            }
        try:
            said["rule"] = read_moment_rule(asked)
        except msgspec.ValidationError as wrong:
            if not self.errors:
                raise forms.ValidationError(_said(str(wrong))) from None
        return said

    @property
    def rule(self) -> MomentRule:
        """The rule of a valid form."""
        found: MomentRule = self.cleaned_data["rule"]
        return found


def said_of(rule: MomentRule) -> dict[str, Any]:
    """What the form holds at first of a rule."""
    said = {name: getattr(rule, name) for name in rule.__struct_fields__}
    told = said.pop("told")
    said["actions"] = "\n".join(rule.actions)
    said.update({name: list(said[name]) for name in _MANY})
    if told is not None:
        said.update(told_name=told.name, told_test=told.test, told_value=told.value)
    return said


def _said(wrong: str) -> str:
    if "asks something" in wrong:
        return _("Say what a moment must be: at least one thing.")
    if "begins before" in wrong:
        return _("“From” must not be above “up to”.")
    if "known" in wrong or "compare numbers" in wrong or "needs a value" in wrong:
        return _("Say the value too; “at least” and “at most” need a number.")
    return _("Effort is from 1 to 7, feeling from -1 to 1.")
