"""Forms of improvements' screens."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from hamdel.language.jalali import parse_date
from hamdel.language.numbers import parse_number
from hamdel.platform import options
from hamdel.platform.web.formats import show_number

from .contracts import LONGEST, MOST_DAYS, MOST_PEOPLE, ImprovementFacts
from .settings import BUDGET, DAY, DAYS_EACH, PEOPLE

_TOMAN: Final = 10  # rial
_NUMBER: Final = {"inputmode": "decimal", "autocomplete": "off"}


class NumberField(forms.CharField):
    """A number in any digits and grouping."""

    def __init__(self, *, most: float, **kwargs: Any) -> None:
        super().__init__(
            required=False, max_length=40, widget=forms.TextInput(dict(_NUMBER)), **kwargs
        )
        self.most = most

    def clean(self, value: Any) -> float | None:
        """Read it; None where it is empty."""
        text = str(super().clean(value)).strip()
        if not text:
            return None
        number = parse_number(text)
        if number is None or not 0 <= number <= self.most:
            raise forms.ValidationError(_("Write a number, for example 2,500,000."))
        return float(number)


class ImprovementForm(forms.Form):
    """What hurts where, what is to be done, what it takes, who does it until when."""

    title = forms.CharField(
        label=_("What is to be done"),
        max_length=200,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    step = forms.ChoiceField(label=_("At which step"), required=False)
    problem = forms.CharField(
        label=_("What hurts"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    idea = forms.CharField(
        label=_("How it could be mended"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    expected = forms.CharField(
        label=_("What should be better then"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    expected_percent = NumberField(
        label=_("Percent of the moments that hurt which it takes away"),
        help_text=_("Empty: all of them."),
        most=100,
    )
    cost_toman = NumberField(label=_("Cost once, toman"), most=10**15)
    person_days = NumberField(label=_("Days of work"), most=MOST_DAYS)
    people = NumberField(label=_("People at the same time"), most=MOST_PEOPLE)
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    due_on = forms.CharField(label=_("Due"), required=False, max_length=40)

    def __init__(
        self,
        *args: Any,
        steps: Sequence[tuple[str, str]],
        owners: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("step", [("", "—"), *steps])
        self._choose("owner", [("", _("Nobody yet")), *owners])

    def clean_due_on(self) -> date | None:
        """The day, in either calendar."""
        said = str(self.cleaned_data["due_on"]).strip()
        if not said:
            return None
        day = parse_date(said)
        if day is None:
            raise forms.ValidationError(_("Write a day, for example 1405/09/15."))
        return day

    @property
    def due(self) -> date | None:
        """The day that is shown: what was typed, where it is one."""
        said = self["due_on"].value()
        return said if isinstance(said, date) else parse_date(str(said or ""))

    def changes(self) -> dict[str, Any]:
        """What a valid form says, by the names of ToImprove."""
        said = self.cleaned_data
        percent, cost, people = said["expected_percent"], said["cost_toman"], said["people"]
        return {
            **{name: said[name] for name in ("title", "step", "problem", "idea", "expected")},
            "expected_share": percent / 100 if percent else None,
            "cost_irr": None if cost is None else round(cost * _TOMAN),
            "person_days": said["person_days"],
            "people": None if people is None else round(people),
            "owner_id": int(said["owner"]) if said["owner"] else None,
            "due_on": said["due_on"],
        }

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field, given = self.fields[name], self.initial.get(name)
        if given and given not in {value for value, _label in choices}:
            choices.append((given, given))
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


def initial_of(facts: ImprovementFacts) -> dict[str, Any]:
    """What the form shows of an improvement."""
    percent, cost = facts.expected_share, facts.cost_irr
    return {
        **{name: getattr(facts, name) for name in ("title", "step", "problem", "idea", "expected")},
        "expected_percent": "" if percent is None else show_number(round(percent * 100, 1)),
        "cost_toman": "" if cost is None else show_number(cost // _TOMAN),
        "person_days": _shown(facts.person_days),
        "people": _shown(facts.people),
        "owner": str(facts.owner_id) if facts.owner_id else "",
        "due_on": facts.due_on,
    }  # fmt: skip


class CapacityForm(forms.Form):
    """The company's size and budget for improvements."""

    SET: Final = (PEOPLE, DAYS_EACH, BUDGET, DAY)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        declared = {one.name: one for one in options.declared()}
        for name in self.SET:
            one = declared[name]
            self.fields[_plain(name)] = NumberField(
                most=float(one.most or 0),
                label=one.label,
                help_text=one.help,
                initial=_shown(float(options.get(name))),
            )

    def save(self, *, who: str, now: datetime) -> None:
        """Keep what changed of a valid form; what is empty is 0."""
        for name in self.SET:
            value = self.cleaned_data[_plain(name)] or 0
            kept = float(value) if name == DAYS_EACH else round(value)
            if options.get(name) != kept:
                options.set(name, kept, who=who, now=now)


def _plain(name: str) -> str:
    return name.rpartition(".")[2]


def _shown(value: float | None) -> str:
    return "" if value is None else show_number(value)
