"""The form of a touchpoint, and its rules as rows of three fields."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from hamdel.language.numbers import parse_number
from hamdel.platform.web.formats import show_number
from hamdel.platform.web.words import CHANNELS, DEVICES

from .contracts import RuleText, StageFacts, TouchpointFacts
from .usecases import TouchpointDraft

RIAL_IN_TOMAN = 10
EMPTY_ROWS = 2
EFFORTS = [("", _("Not said")), ("1", _("Light")), ("2", _("Moderate")), ("3", _("Heavy"))]


class TouchpointForm(forms.Form):
    """What people say of a touchpoint; texts in both languages, cost in toman."""

    name_fa = forms.CharField(label=_("Name in Persian"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120, required=False)
    stage = forms.ChoiceField(label=_("Stage"))
    owner = forms.ChoiceField(label=_("Owner"), required=False)
    usual_channel = forms.ChoiceField(label=_("Usual channel"), required=False)
    usual_device = forms.ChoiceField(label=_("Usual device"), required=False)
    purpose = forms.CharField(
        label=_("What it is for"), required=False, widget=forms.Textarea({"rows": 2})
    )
    measure_fa = forms.CharField(
        label=_("What to measure, in Persian"), required=False, widget=forms.Textarea({"rows": 2})
    )
    measure_en = forms.CharField(
        label=_("What to measure, in English"), required=False, widget=forms.Textarea({"rows": 2})
    )
    friction_fa = forms.CharField(
        label=_("Typical friction, in Persian"), required=False, widget=forms.Textarea({"rows": 2})
    )
    friction_en = forms.CharField(
        label=_("Typical friction, in English"), required=False, widget=forms.Textarea({"rows": 2})
    )
    effort = forms.ChoiceField(label=_("Work for us"), required=False, choices=EFFORTS)
    cost_toman = forms.CharField(
        label=_("Cost a month, toman"),
        required=False,
        widget=forms.TextInput({"inputmode": "numeric"}),
    )

    def __init__(
        self,
        *args: Any,
        stages: Iterable[tuple[str, str]],
        owners: Iterable[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._choose("stage", list(stages))
        self._choose("owner", [("", _("Nobody yet")), *owners])
        self._choose("usual_channel", [("", _("Any")), *CHANNELS.items()])
        self._choose("usual_device", [("", _("Any")), *DEVICES.items()])

    def clean_cost_toman(self) -> int | None:
        """Read the amount in any digits and grouping; returns rial."""
        text = str(self.cleaned_data["cost_toman"]).strip()
        if not text:
            return None
        toman = parse_number(text)
        if toman is None or toman < 0 or toman > 10**15:
            raise forms.ValidationError(_("Write an amount in toman, for example 2,500,000."))
        return int(toman * RIAL_IN_TOMAN)

    def draft(self, rules: tuple[RuleText, ...]) -> TouchpointDraft:
        """What the valid form says, with its rules."""
        said = self.cleaned_data
        return TouchpointDraft(
            **{name: said[name] for name in SAME},
            owner_id=int(said["owner"]) if said["owner"] else None,
            effort=int(said["effort"]) if said["effort"] else None,
            cost_irr=said["cost_toman"],
            rules=rules,
        )

    def _choose(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        given = self.initial.get(name)
        if given and given not in {value for value, _label in choices}:
            choices.append((given, given))  # a channel of their own stays what it is
        field.choices = choices  # type: ignore[attr-defined]


SAME = (
    "name_fa",
    "name_en",
    "stage",
    "usual_channel",
    "usual_device",
    "purpose",
    "measure_fa",
    "measure_en",
    "friction_fa",
    "friction_en",
)


def initial_of(facts: TouchpointFacts) -> dict[str, Any]:
    """What the form shows of a touchpoint."""
    return {
        **{name: getattr(facts, name) for name in SAME},
        "owner": str(facts.owner_id) if facts.owner_id else "",
        "effort": str(facts.effort) if facts.effort else "",
        "cost_toman": ""
        if facts.cost_irr is None
        else show_number(facts.cost_irr // RIAL_IN_TOMAN),
    }


def stage_choices(listed: Iterable[StageFacts], *, language: str) -> list[tuple[str, str]]:
    """The stages for a select."""
    return [(s.key, s.name_fa if language == "fa" else s.name_en) for s in listed]


def rules_of(post: QueryDict) -> tuple[RuleText, ...]:
    """The rules of the rows; rows without an action are none."""
    rows = zip(
        post.getlist("rule_channel"),
        post.getlist("rule_device"),
        post.getlist("rule_action"),
        strict=False,
    )
    return tuple(
        RuleText(channel.strip() or "*", device.strip() or "*", action.strip())
        for channel, device, action in rows
        if action.strip()
    )


def rule_rows(rules: Iterable[RuleText]) -> list[RuleText]:
    """The rows to show: the rules, and empty ones to write in."""
    return [*rules, *[RuleText("*", "*", "")] * EMPTY_ROWS]
