"""Forms of routing's screens."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import WrongHours, read_spans

from .contracts import FAIRNESSES as WAYS
from .contracts import LANGUAGES as TONGUES
from .contracts import LEVELS, Condition, Need, Rule, Settings, ToServe
from .naming import Names
from .rules.urgency import HEAD_STARTS
from .rules.weights import WrongWeights, read_weights, write_weights
from .words import FAIRNESSES, FIELDS, LANGUAGES, PRIORITIES

CHOSEN: Final = tuple(name for name in FIELDS if name != "attribute")
MOST_NEEDS: Final = 3
DAYS: Final = (_("Saturday"), _("Sunday"), _("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"))  # fmt: skip
_LTR: Final = {"dir": "ltr", "inputmode": "numeric"}


class RuleForm(forms.Form):
    """A rule: its name, what it asks, where it sends."""

    name = forms.CharField(label=_("Name"), max_length=120)
    team = forms.ChoiceField(label=_("Team"), required=False)
    priority = forms.ChoiceField(label=_("Priority"), required=False)
    last_agent_hours = forms.IntegerField(
        label=_("First to who answered last, for hours"),
        required=False, min_value=0, max_value=10_080, widget=forms.NumberInput(_LTR),
        help_text=_("0 or empty: whoever is free."),
    )  # fmt: skip
    overflow_minutes = forms.IntegerField(
        label=_("Also to another team after minutes"),
        required=False, min_value=0, max_value=10_080, widget=forms.NumberInput(_LTR),
    )  # fmt: skip
    overflow_team = forms.ChoiceField(label=_("That other team"), required=False)
    speaks = forms.BooleanField(label=_("Only to who speaks the customer's language"), required=False)  # fmt: skip

    def __init__(self, data: Any = None, *, names: Names, rule: Rule | None = None) -> None:
        super().__init__(data, initial=_initial(rule))
        teams = [("", _("Anybody")), *((str(pk), name) for pk, name in names.teams.items())]
        _choose(self.fields["team"], teams)
        _choose(self.fields["overflow_team"], [("", _("None")), *teams[1:]])
        ranks = [(key, name) for key, name in PRIORITIES.items()]
        _choose(self.fields["priority"], [("", _("As the conversation says")), *ranks])
        for name in CHOSEN:
            choices = list(names.values[name].items())
            widget = forms.CheckboxSelectMultiple()
            self.fields[f"is_{name}"] = forms.MultipleChoiceField(
                label=str(FIELDS[name]), required=False, choices=choices, widget=widget
            )
            self.fields[f"not_{name}"] = forms.BooleanField(
                label=_("All except these"), required=False
            )
        self.fields["attribute"] = forms.CharField(
            label=_("Attribute"), required=False, max_length=100,
            widget=forms.TextInput({"dir": "ltr", "placeholder": "plan"}),
        )  # fmt: skip
        self.fields["attribute_values"] = forms.CharField(
            label=_("Its values, parted by commas"), required=False, max_length=400
        )
        known = [("", _("None")), *names.skills.items()]
        for at in range(MOST_NEEDS):
            self.fields[f"skill_{at}"] = forms.ChoiceField(
                label=_("Skill"), required=False, choices=known
            )
            self.fields[f"level_{at}"] = forms.TypedChoiceField(
                label=_("At least level"), coerce=int, required=False,
                choices=[(one, one) for one in LEVELS],
            )  # fmt: skip
        self._rule = rule

    def conditions(self) -> list[tuple[Any, Any]]:
        """The fields of what is asked, each with its «except»."""
        return [(self[f"is_{name}"], self[f"not_{name}"]) for name in CHOSEN]

    def needs(self) -> list[tuple[Any, Any]]:
        """The fields of skills with their levels."""
        return [(self[f"skill_{at}"], self[f"level_{at}"]) for at in range(MOST_NEEDS)]

    def rule(self) -> Rule:
        """What was said, as a rule; what the form can not show of it stays."""
        said = self.cleaned_data
        return Rule(
            id=self._rule.id if self._rule else 0,
            name=said["name"],
            conditions=(*_conditions(said), *_beyond(self._rule)),
            team_id=int(said["team"]) if said["team"] else None,
            needs=_needs(said),
            speaks=said["speaks"],
            priority=said["priority"],
            overflow_minutes=said["overflow_minutes"] or 0,
            overflow_team_id=int(said["overflow_team"]) if said["overflow_team"] else None,
            last_agent_hours=said["last_agent_hours"] or 0,
            is_on=self._rule.is_on if self._rule else True,
        )


class AgentForm(forms.Form):
    """What somebody knows, carries, speaks, and when they work."""

    capacity = forms.IntegerField(
        label=_("Capacity"), min_value=0, max_value=1000, widget=forms.NumberInput(_LTR),
        help_text=_("100: as much as one call, or four chats. 0: nothing is given to them."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Languages"), required=False, widget=forms.CheckboxSelectMultiple(),
        choices=[(key, LANGUAGES[key]) for key in TONGUES],
        help_text=_("None: nothing is held against them."),
    )  # fmt: skip
    has_shift = forms.BooleanField(label=_("They work by a shift"), required=False)

    def __init__(self, data: Any = None, *, names: Names, said: ToServe | None = None) -> None:
        super().__init__(data, initial=_initial_agent(said))
        levels = [("", _("does not know it")), *((str(one), str(one)) for one in LEVELS)]
        self._skills = list(names.skills.items())
        for key, name in self._skills:
            self.fields[f"skill_{key}"] = forms.ChoiceField(
                label=name, required=False, choices=levels
            )
        for at, day in enumerate(DAYS):
            self.fields[f"day_{at}"] = forms.CharField(
                label=day, required=False, max_length=100,
                widget=forms.TextInput({"dir": "ltr", "placeholder": "9-13, 14-17"}),
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Hours that can be read."""
        cleaned = super().clean() or {}
        for at in range(len(DAYS)):
            try:
                read_spans(cleaned.get(f"day_{at}", ""))
            except WrongHours:
                self.add_error(f"day_{at}", _("Write hours like 9-13, 14-17; empty is a day off."))
        return cleaned

    def skills(self) -> list[Any]:
        """The fields of skills."""
        return [self[f"skill_{key}"] for key, _name in self._skills]

    def days(self) -> list[Any]:
        """The fields of days, from Saturday on."""
        return [self[f"day_{at}"] for at in range(len(DAYS))]

    def said(self) -> ToServe:
        """What was said."""
        given = self.cleaned_data
        week = tuple(given[f"day_{at}"] for at in range(len(DAYS)))
        return ToServe(
            capacity=given["capacity"],
            languages=tuple(given["languages"]),
            skills={
                int(key): int(given[f"skill_{key}"])
                for key, _name in self._skills
                if given[f"skill_{key}"]
            },
            week=week if given["has_shift"] else None,
        )


class SkillForm(forms.Form):
    """A new skill."""

    name = forms.CharField(label=_("Skill"), max_length=80)


class SettingsForm(forms.Form):
    """What holds for all rules."""

    fairness = forms.ChoiceField(
        label=_("Of several who can, first"), choices=[(one, FAIRNESSES[one]) for one in WAYS]
    )
    weights = forms.CharField(
        label=_("What a conversation, or a case, takes of a person, of 100"), max_length=500,
        widget=forms.TextInput({"dir": "ltr"}),
    )  # fmt: skip
    warm_minutes = forms.IntegerField(
        label=_("It takes so for minutes after the last word"), min_value=0, max_value=1440,
        widget=forms.NumberInput(_LTR),
    )  # fmt: skip
    reserve_after = forms.IntegerField(
        label=_("What takes somebody whole keeps one free after minutes"), min_value=0,
        max_value=1440, widget=forms.NumberInput(_LTR),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, now: Settings) -> None:
        initial = {
            "fairness": now.fairness,
            "weights": write_weights(now.weights),
            "warm_minutes": now.warm_minutes,
            "reserve_after": now.reserve_after,
        }
        super().__init__(data, initial={**initial, **_starts(now)})
        for name in HEAD_STARTS:
            self.fields[f"start_{name}"] = forms.IntegerField(
                label=_("Head start in minutes: %(priority)s") % {"priority": PRIORITIES[name]},
                min_value=-1440, max_value=1440, widget=forms.NumberInput(_LTR),
            )  # fmt: skip

    def clean_weights(self) -> dict[str, int]:
        """Channels with what they take."""
        try:
            return read_weights(self.cleaned_data["weights"])
        except WrongWeights as wrong:
            raise forms.ValidationError(_("Write weights like phone=100, chat=25.")) from wrong

    def said(self) -> Settings:
        """What was said."""
        given = self.cleaned_data
        return Settings(
            head_starts={name: given[f"start_{name}"] for name in HEAD_STARTS},
            fairness=given["fairness"],
            reserve_after=given["reserve_after"],
            weights=given["weights"],
            warm_minutes=given["warm_minutes"],
        )


def _choose(field: forms.Field, choices: list[tuple[Any, Any]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = choices


def _starts(now: Settings) -> dict[str, int]:
    return {f"start_{name}": now.head_starts.get(name, 0) for name in HEAD_STARTS}


def _initial(rule: Rule | None) -> dict[str, Any]:
    if rule is None:
        return {"speaks": True}
    said: dict[str, Any] = {
        "name": rule.name,
        "team": rule.team_id or "",
        "priority": rule.priority,
        "last_agent_hours": rule.last_agent_hours or None,
        "overflow_minutes": rule.overflow_minutes or None,
        "overflow_team": rule.overflow_team_id or "",
        "speaks": rule.speaks,
    }
    for one in _shown(rule):
        if one.field == "attribute":
            said |= {"attribute": one.name, "attribute_values": "، ".join(one.values)}
        else:
            said |= {f"is_{one.field}": one.values, f"not_{one.field}": one.is_not}
    for at, need in enumerate(rule.needs[:MOST_NEEDS]):
        said |= {f"skill_{at}": need.skill, f"level_{at}": need.level}
    return said


def _shown(rule: Rule) -> list[Condition]:
    """The conditions that the form has a place for: the first of each field."""
    found: dict[str, Condition] = {}
    for one in rule.conditions:
        if one.field != "attribute" or not one.is_not:
            found.setdefault(one.field, one)
    return list(found.values())


def _beyond(rule: Rule | None) -> list[Condition]:
    """Conditions that a program gave and the form has no place for."""
    return [] if rule is None else [one for one in rule.conditions if one not in _shown(rule)]


def _conditions(said: dict[str, Any]) -> list[Condition]:
    found = [
        Condition(field=name, values=tuple(said[f"is_{name}"]), is_not=said[f"not_{name}"])
        for name in CHOSEN
        if said[f"is_{name}"]
    ]
    values = [one.strip() for one in said["attribute_values"].replace("،", ",").split(",")]
    given = tuple(one for one in values if one)
    if said["attribute"].strip() and given:
        found.append(Condition(field="attribute", name=said["attribute"].strip(), values=given))
    return found


def _needs(said: dict[str, Any]) -> tuple[Need, ...]:
    return tuple(
        Need(skill=said[f"skill_{at}"], level=int(said[f"level_{at}"] or 1))
        for at in range(MOST_NEEDS)
        if said[f"skill_{at}"]
    )


def _initial_agent(said: ToServe | None) -> dict[str, Any]:
    if said is None:
        return {}
    days = said.week or ("",) * len(DAYS)
    return {
        "capacity": said.capacity,
        "languages": said.languages,
        "has_shift": said.week is not None,
        **{f"skill_{key}": str(level) for key, level in said.skills.items()},
        **{f"day_{at}": day for at, day in enumerate(days)},
    }
