"""Forms about when work is done."""

from typing import Any, Final
from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from hamdel.accounts.rules.opening_hours import WEEKDAYS, WrongHours, read_spans
from hamdel.accounts.usecases.calendars import PRESETS
from hamdel.accounts.words import PRESET_NAMES, WEEKDAY_NAMES
from hamdel.language.jalali import parse_date

_HOURS: Final = "hours-"


class NewCalendarForm(forms.Form):
    """A new calendar: its name, and what it begins with."""

    name = forms.CharField(label=_("Name"), max_length=100)
    preset = forms.ChoiceField(
        label=_("Begin with"), choices=[(key, PRESET_NAMES[key]) for key in PRESETS]
    )


class CalendarForm(forms.Form):
    """The hours of each day, the zone, and the teams that work by them."""

    name = forms.CharField(label=_("Name"), max_length=100)

    def __init__(
        self, data: Any = None, *, teams: list[tuple[int, str]], initial: dict[str, Any]
    ) -> None:
        super().__init__(data, initial=initial)
        for weekday in WEEKDAYS:
            self.fields[_HOURS + weekday] = _hours_field(weekday)
        self.fields["zone"] = forms.CharField(
            label=_("Time zone"),
            max_length=60,
            widget=forms.TextInput(attrs={"dir": "ltr", "autocomplete": "off"}),
        )
        self.fields["teams"] = forms.TypedMultipleChoiceField(
            label=_("Teams that work by it"),
            coerce=int,
            required=False,
            choices=teams,
            widget=forms.CheckboxSelectMultiple,
            help_text=_("All others work as the company does."),
        )

    def clean(self) -> dict[str, Any]:
        """Hours that can be read, in a zone that there is."""
        cleaned = super().clean() or {}
        for weekday in WEEKDAYS:
            _check_hours(self, cleaned, weekday)
        if cleaned.get("zone") and cleaned["zone"] not in available_timezones():
            self.add_error("zone", _("Write a zone like Asia/Tehran."))
        return cleaned

    def hours(self) -> list[str]:
        """What was given for each day from Saturday on."""
        return [self.cleaned_data[_HOURS + weekday] for weekday in WEEKDAYS]


def initial_of(name: str, zone: str, hours: tuple[str, ...], teams: list[int]) -> dict[str, Any]:
    """What a form of a calendar begins with."""
    by_day = {_HOURS + weekday: text for weekday, text in zip(WEEKDAYS, hours, strict=True)}
    return {"name": name, "zone": zone, "teams": teams, **by_day}


class SeasonForm(forms.Form):
    """Other hours from one day to another."""

    name = forms.CharField(label=_("Occasion"), max_length=100)
    first = forms.CharField(label=_("First day"), max_length=40)
    last = forms.CharField(label=_("Last day"), max_length=40)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial, auto_id="season_%s")
        for weekday in WEEKDAYS:
            self.fields[_HOURS + weekday] = _hours_field(weekday)

    def clean(self) -> dict[str, Any]:
        """Days in their order, hours that can be read."""
        cleaned = super().clean() or {}
        for name in ("first", "last"):
            day = parse_date(cleaned.get(name, ""))
            if day is None:
                self.add_error(name, _("Write a day like 1405/1/1."))
            cleaned[name] = day
        if cleaned["first"] and cleaned["last"] and cleaned["last"] < cleaned["first"]:
            self.add_error("last", _("It ends before it begins."))
        for weekday in WEEKDAYS:
            _check_hours(self, cleaned, weekday)
        return cleaned

    def hours(self) -> list[str]:
        """What was given for each day from Saturday on."""
        return [self.cleaned_data[_HOURS + weekday] for weekday in WEEKDAYS]


def season_initial(hours: tuple[str, ...], **more: Any) -> dict[str, Any]:
    """What a form of other hours begins with."""
    by_day = {_HOURS + weekday: text for weekday, text in zip(WEEKDAYS, hours, strict=True)}
    return {**by_day, **more}


def _hours_field(weekday: str) -> forms.CharField:
    return forms.CharField(
        label=WEEKDAY_NAMES[weekday],
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"dir": "ltr", "placeholder": "9-13, 14-17"}),
    )


def _check_hours(form: forms.Form, cleaned: dict[str, Any], weekday: str) -> None:
    try:
        read_spans(cleaned.get(_HOURS + weekday, ""))
    except WrongHours:
        form.add_error(_HOURS + weekday, _("Write hours like 9-13, 14-17; empty is a day off."))


class HolidayForm(forms.Form):
    """A day off."""

    day = forms.CharField(label=_("Day"), max_length=40)
    name = forms.CharField(label=_("Occasion"), max_length=100)

    def clean_day(self) -> Any:
        """The day, Jalali or Gregorian, however it was typed."""
        found = parse_date(self.cleaned_data["day"])
        if found is None:
            raise forms.ValidationError(_("Write a day like 1405/1/1."))
        return found
