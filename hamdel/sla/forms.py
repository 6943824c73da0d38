"""The form of a policy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .contracts import (
    DOES,
    KINDS,
    LONGEST,
    PAUSABLE,
    PRIORITIES,
    TARGETS,
    Condition,
    PolicyFacts,
    Step,
    Target,
    ToPromise,
)
from .rules.lengths import WrongLength, read_minutes, write_minutes
from .words import DO_NAMES, KIND_NAMES, PRIORITY_NAMES, STATE_NAMES, TARGET_NAMES

STEPS: Final = 3
Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True, kw_only=True)
class Offered:
    """What there is to choose from, as (key, name)."""

    channels: Choices
    teams: Choices
    types: Choices
    segments: Choices
    calendars: Choices


@dataclass(frozen=True)
class MinutesRow:
    """A line of the table of minutes: a target and its cells by priority."""

    name: str
    cells: tuple[BoundField, ...]


def _many(label: Any, choices: Choices) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


class PolicyForm(forms.Form):
    """For what, within how many working minutes, by which hours, and what happens as they run out."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=100)

    def __init__(
        self, data: Any = None, *, offered: Offered, found: PolicyFacts | None = None
    ) -> None:
        super().__init__(data, initial=_initial(found))
        self._add_conditions(offered)
        for target in TARGETS:
            for priority in PRIORITIES:
                self.fields[f"{target}-{priority}"] = forms.CharField(
                    label=f"{TARGET_NAMES[target]}, {PRIORITY_NAMES[priority]}",
                    required=False,
                    max_length=40,
                    widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "text"}),
                )
        self.fields["calendar"] = forms.ChoiceField(
            label=_("Working hours"), choices=offered.calendars, required=False
        )
        self.fields["pauses"] = _many(
            _("The time stands still while it is"),
            [(key, str(STATE_NAMES[key])) for key in PAUSABLE],
        )
        for place in range(STEPS):
            self._add_step(place, offered)

    def _add_conditions(self, offered: Offered) -> None:
        self.fields["kinds"] = _many(_("About"), [(key, str(KIND_NAMES[key])) for key in KINDS])
        self.fields["channels"] = _many(_("Channels"), offered.channels)
        self.fields["teams"] = _many(_("Teams"), offered.teams)
        self.fields["types"] = _many(_("Types of cases"), offered.types)
        self.fields["segments"] = _many(_("Segments of customers"), offered.segments)
        self.fields["attribute"] = forms.CharField(
            label=_("Attribute of the customer"), required=False, max_length=100
        )
        self.fields["value"] = forms.CharField(
            label=_("Its value"), required=False, max_length=200
        )

    def _add_step(self, place: int, offered: Offered) -> None:
        self.fields[f"percent-{place}"] = forms.CharField(
            label=_("When so many percent of the time have passed"),
            required=False,
            max_length=5,
            widget=forms.TextInput(attrs={"dir": "ltr", "inputmode": "numeric"}),
        )
        self.fields[f"does-{place}"] = _many(
            _("Then"), [(key, str(DO_NAMES[key])) for key in DOES]
        )
        self.fields[f"team-{place}"] = forms.ChoiceField(
            label=_("To which team"), required=False, choices=[("", "—"), *offered.teams]
        )

    def clean(self) -> dict[str, Any]:
        """Minutes that can be read, percents that are numbers."""
        cleaned = super().clean() or {}
        for target in TARGETS:
            for priority in PRIORITIES:
                self._clean_minutes(cleaned, f"{target}-{priority}")
        for place in range(STEPS):
            self._clean_percent(cleaned, f"percent-{place}")
        return cleaned

    def _clean_minutes(self, cleaned: dict[str, Any], name: str) -> None:
        try:
            cleaned[name] = read_minutes(cleaned.get(name, ""))
        except WrongLength:
            self.add_error(name, _("Write minutes like 45, or hours like 1:30."))
            return
        if cleaned[name] is not None and not 0 < cleaned[name] <= LONGEST:
            self.add_error(name, _("That is too short or too long."))

    def _clean_percent(self, cleaned: dict[str, Any], name: str) -> None:
        said = cleaned.get(name, "").strip().rstrip("%٪")
        cleaned[name] = int(said) if said.isdecimal() else None
        if said and cleaned[name] is None:
            self.add_error(name, _("Write a number like 75."))

    @property
    def minutes_rows(self) -> list[MinutesRow]:
        """The table of minutes."""
        return [
            MinutesRow(
                str(TARGET_NAMES[target]),
                tuple(self[f"{target}-{priority}"] for priority in PRIORITIES),
            )
            for target in TARGETS
        ]

    @property
    def priorities(self) -> list[str]:
        """The heads of the table's columns."""
        return [str(PRIORITY_NAMES[priority]) for priority in PRIORITIES]

    @property
    def choices(self) -> list[BoundField]:
        """The fields that say for what it is, those that have something to choose."""
        names = ("kinds", "channels", "teams", "types", "segments")
        return [self[name] for name in names if self.fields[name].choices]  # type: ignore[attr-defined]

    @property
    def steps(self) -> list[tuple[BoundField, BoundField, BoundField]]:
        """The fields of each step."""
        return [
            (self[f"percent-{place}"], self[f"does-{place}"], self[f"team-{place}"])
            for place in range(STEPS)
        ]

    def said(self, *, active: bool) -> ToPromise:
        """What somebody promises by it."""
        given = self.cleaned_data
        return ToPromise(
            name=given["name"],
            minutes=_minutes(given),
            condition=Condition(
                kinds=tuple(given["kinds"]),
                channels=tuple(given["channels"]),
                teams=tuple(int(one) for one in given["teams"]),
                types=tuple(given["types"]),
                attribute=given["attribute"].strip(),
                value=given["value"].strip(),
                segments=tuple(given["segments"]),
            ),
            active=active,
            calendar_id=int(given["calendar"]) if given["calendar"] else None,
            pauses=tuple(given["pauses"]),
            steps=tuple(_steps(given)),
        )


def _minutes(given: Mapping[str, Any]) -> dict[Target, dict[str, int]]:
    found: dict[Target, dict[str, int]] = {}
    for target in TARGETS:
        by: dict[str, int] = {
            one: given[f"{target}-{one}"] for one in PRIORITIES if given[f"{target}-{one}"]
        }
        if by:
            found[target] = by
    return found


def _steps(given: Mapping[str, Any]) -> list[Step]:
    return [
        Step(
            percent=given[f"percent-{place}"],
            does=tuple(given[f"does-{place}"]),
            team_id=int(given[f"team-{place}"])
            if given[f"team-{place}"] and "move_to_team" in given[f"does-{place}"]
            else None,
        )
        for place in range(STEPS)
        if given[f"percent-{place}"] is not None
    ]


def _initial(found: PolicyFacts | None) -> dict[str, Any]:
    if found is None:
        return {
            "pauses": ["waiting"],
            "percent-0": "75",
            "does-0": ["tell_owner"],
            "percent-1": "100",
            "does-1": ["tell_owner", "tell_supervisors"],
        }
    said = found.condition
    told: dict[str, Any] = {
        "name": found.name,
        "kinds": list(said.kinds),
        "channels": list(said.channels),
        "teams": [str(one) for one in said.teams],
        "types": list(said.types),
        "segments": list(said.segments),
        "attribute": said.attribute,
        "value": said.value,
        "calendar": "" if found.calendar_id is None else str(found.calendar_id),
        "pauses": list(found.pauses),
    }
    for target, by in found.minutes.items():
        told |= {f"{target}-{one}": write_minutes(minutes) for one, minutes in by.items()}
    for place, step in enumerate(found.steps[:STEPS]):
        told |= {
            f"percent-{place}": str(step.percent),
            f"does-{place}": list(step.does),
            f"team-{place}": "" if step.team_id is None else str(step.team_id),
        }
    return told
