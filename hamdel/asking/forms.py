"""Forms of asking: a rule, people asked by hand, what is given, what is set."""

from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from hamdel.customers.public import identifies
from hamdel.language.digits import ascii_digits
from hamdel.platform import options
from hamdel.segments.public import segments
from hamdel.surveys.public import SurveyFacts, surveys
from hamdel.touchpoints.public import catalogue, stages

from .contracts import IncentiveGiven, RuleFacts, RuleGiven
from .rules.codes import CodesRefused, make_codes, read_codes
from .settings import DAYS, IGNORED_DAYS, REFUSED_DAYS, WAYS
from .words import WAYS as WAY_WORDS
from .words import WHENS

SENT: Final = ("best", "email", "sms", "telegram", "bale")
_MOST_SURVEYS: Final = 200
_LTR: Final = {"dir": "ltr", "autocomplete": "off"}
_AUTO: Final = {"dir": "auto", "autocomplete": "off"}
_LARGEST_FILE: Final = 5_000_000
_UNITS: Final = {"minutes": 1, "hours": 60, "days": 24 * 60}


def _named(one: Any) -> str:
    return str(one.name_en if get_language() == "en" else one.name_fa)


def survey_choices(*states: str) -> list[tuple[int, str]]:
    """The surveys that may be chosen."""
    found: list[SurveyFacts] = surveys(limit=_MOST_SURVEYS)
    return [(one.id, one.title) for one in found if one.state in states]


class RuleForm(forms.Form):
    """When a survey is asked by itself."""

    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(_AUTO))
    survey_id = forms.TypedChoiceField(label=_("Survey"), coerce=int)
    when = forms.ChoiceField(label=_("When"), choices=[*WHENS.items()])
    action = forms.CharField(
        label=_("Action"),
        required=False,
        max_length=100,
        help_text=_("As the recorder names it, e.g. Order Delivered. Empty: any."),
        widget=forms.TextInput(_LTR),
    )
    touchpoint = forms.ChoiceField(label=pgettext_lazy("asking", "Touchpoint"), required=False)
    stage = forms.ChoiceField(label=_("Stage"), required=False)
    delay = forms.IntegerField(
        label=pgettext_lazy("asking", "Wait"), required=False, min_value=0, max_value=100_000
    )
    unit = forms.ChoiceField(
        label=_("Unit"),
        choices=[("minutes", _("minutes")), ("hours", _("hours")), ("days", _("days"))],
    )
    path = forms.CharField(
        label=_("Path"),
        required=False,
        max_length=300,
        help_text=_("E.g. /thanks*; * is anything. Empty: every page."),
        widget=forms.TextInput(_LTR),
    )
    seconds = forms.IntegerField(
        label=_("Seconds on the page"), required=False, min_value=0, max_value=3_600
    )
    scroll = forms.IntegerField(
        label=_("Scrolled, of hundred"), required=False, min_value=0, max_value=100
    )
    leaving = forms.BooleanField(label=_("As they leave the page"), required=False)
    segment_id = forms.TypedChoiceField(
        label=_("Only members of"), required=False, coerce=int, empty_value=None
    )
    every_days = forms.IntegerField(
        label=_("Each so many days"), required=False, min_value=1, max_value=730
    )
    share = forms.IntegerField(
        label=_("Share of people, of hundred"), initial=100, min_value=1, max_value=100
    )
    way = forms.ChoiceField(label=_("Way"), choices=[(one, WAY_WORDS[one]) for one in SENT])
    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=1_000,
        help_text=_("Empty: Hamdel's own words. {name}, {survey}, {question}, {link}"),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    remind_after_days = forms.IntegerField(
        label=_("Remind once, after so many days"),
        help_text=_("Only who did not open it. 0: never."),
        initial=3,
        min_value=0,
        max_value=60,
    )
    enabled = forms.BooleanField(label=_("The rule is on"), required=False, initial=True)

    def __init__(self, data: Any = None, *, facts: RuleFacts | None = None) -> None:
        super().__init__(data, initial=_rule_initial(facts) if facts is not None else None)
        any_one = ("", _("Any"))
        choices: dict[str, list[tuple[Any, Any]]] = {
            "survey_id": [*survey_choices("open", "draft")],
            "touchpoint": [any_one, *((one.key, _named(one)) for one in catalogue())],
            "stage": [any_one, *((one.key, _named(one)) for one in stages())],
            "segment_id": [("", _("Everybody")), *((one.id, _named(one)) for one in segments())],
        }
        if facts is not None and all(key != facts.survey_id for key, _n in choices["survey_id"]):
            choices["survey_id"].append((facts.survey_id, facts.survey))
        for name, told in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the reader and mypy
            field.choices = told

    def given(self) -> RuleGiven:
        """The rule of a valid form."""
        said = self.cleaned_data
        page = {name: said[name] for name in ("path", "seconds", "scroll", "leaving", "action")}
        trigger = {name: said[name] for name in ("action", "touchpoint", "stage", "share")}
        trigger |= {"delay_minutes": (said["delay"] or 0) * _UNITS[said["unit"]], "page": page}
        return RuleGiven(
            name=said["name"],
            survey_id=said["survey_id"],
            when=said["when"],
            way=said["way"],
            trigger={**trigger, "every_days": said["every_days"]},
            segment_id=said["segment_id"],
            text=said["text"],
            remind_after_days=said["remind_after_days"],
            enabled=said["enabled"],
        )


def _rule_initial(facts: RuleFacts) -> dict[str, Any]:
    names = ("name", "survey_id", "when", "way", "segment_id", "text", "remind_after_days",
             "enabled")  # fmt: skip
    found = {name: getattr(facts, name) for name in names}
    trigger = dict(facts.trigger)
    page = trigger.pop("page", {})
    minutes = int(trigger.pop("delay_minutes", 0))
    unit = next(
        (name for name, size in reversed(_UNITS.items()) if minutes and minutes % size == 0),
        "minutes",
    )
    return {**found, **trigger, **page, "delay": minutes // _UNITS[unit] or None, "unit": unit}


class HandForm(forms.Form):
    """People who are asked by hand: written one a line, or the members of a segment."""

    survey_id = forms.TypedChoiceField(label=_("Survey"), coerce=int)
    people = forms.CharField(
        label=pgettext_lazy("asking", "People"),
        required=False,
        help_text=_("Phones or e-mail addresses, one a line; 200 at most."),
        widget=forms.Textarea({"rows": 4, "dir": "ltr", "autocomplete": "off"}),
    )
    segment_id = forms.TypedChoiceField(
        label=_("Or all members of"), required=False, coerce=int, empty_value=None
    )
    way = forms.ChoiceField(
        label=_("Way"), choices=[(one, WAY_WORDS[one]) for one in (*SENT, "link")]
    )
    text = forms.CharField(
        label=_("Text"),
        required=False,
        max_length=1_000,
        help_text=_("Empty: Hamdel's own words. {name}, {survey}, {question}, {link}"),
        widget=forms.Textarea({"rows": 3, "dir": "auto"}),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(self, data: Any = None, *, initial: dict[str, Any] | None = None) -> None:
        super().__init__(data, initial=initial)
        told: dict[str, list[tuple[Any, Any]]] = {
            "survey_id": [*survey_choices("open")],
            "segment_id": [
                ("", _("None, those written above")),
                *((one.id, f"{_named(one)} ({one.members})") for one in segments()),
            ],
        }
        for name, choices in told.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the reader and mypy
            field.choices = choices

    def clean_people(self) -> list[tuple[str, str]]:
        """Each line as an identifier."""
        found: list[tuple[str, str]] = []
        for line in self.cleaned_data["people"].splitlines():
            said = ascii_digits(line.strip())
            if not said:
                continue
            kind = "email" if "@" in said else "phone"
            if not identifies(kind, said):
                raise forms.ValidationError(
                    _("This is neither a phone nor an e-mail address: %(what)s"),
                    params={"what": line.strip()[:60]},
                )
            found.append((kind, said))
        return found

    def clean(self) -> dict[str, Any]:
        """Some people, or a segment."""
        said: dict[str, Any] = super().clean() or {}
        if not self.errors and not said.get("people") and said.get("segment_id") is None:
            self.add_error("people", _("Say whom to ask."))
        return said


class IncentiveForm(forms.Form):
    """What is given for an answer."""

    survey_id = forms.TypedChoiceField(label=_("Survey"), coerce=int)
    kind = forms.ChoiceField(
        label=_("What"),
        choices=[("codes", _("A discount code each")), ("draw", _("A place in a prize draw"))],
    )
    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(_AUTO))
    text = forms.CharField(
        label=_("What they read beside it"),
        required=False,
        max_length=500,
        help_text=_("E.g. ten percent off your next order, until the end of winter."),
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    prize = forms.CharField(
        label=_("Prize"),
        required=False,
        max_length=200,
        help_text=_("Of a draw."),
        widget=forms.TextInput(_AUTO),
    )
    winners = forms.IntegerField(
        label=pgettext_lazy("how many", "Winners"), initial=1, min_value=1, max_value=1_000
    )
    public_value_is = forms.CharField(
        label=_("What nobody knows before"),
        required=False,
        max_length=300,
        help_text=_(
            "A value that is published after entries close, such as a stock index of a named day: with it not even we can know the winners before."
        ),
        widget=forms.TextInput(_AUTO),
    )
    only_invited = forms.BooleanField(
        label=_("Only for invited people"),
        required=False,
        initial=True,
        help_text=_("A public link can be opened again and again."),
    )

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        field = self.fields["survey_id"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the reader and mypy
        field.choices = survey_choices("open", "draft")

    def given(self) -> IncentiveGiven:
        """The incentive of a valid form."""
        return IncentiveGiven(**self.cleaned_data)


class CodesForm(forms.Form):
    """Codes made here, or a file of others."""

    count = forms.IntegerField(
        label=_("Make so many"), required=False, min_value=1, max_value=100_000
    )
    beginning = forms.CharField(
        label=_("Beginning with"), required=False, max_length=12, widget=forms.TextInput(_LTR)
    )
    file = forms.FileField(
        label=_("Or take in a file"),
        required=False,
        help_text=_("One code a line, or the first column of a CSV."),
    )

    def clean(self) -> dict[str, Any]:
        """Read or make the codes."""
        said: dict[str, Any] = super().clean() or {}
        file, count = said.get("file"), said.get("count")
        try:
            if file is not None and file.size <= _LARGEST_FILE:
                said["codes"] = read_codes(file.read().decode("utf-8", "replace"))
            elif count:
                said["codes"] = make_codes(count, prefix=said.get("beginning", ""))
            else:
                self.add_error("count", _("Say how many, or choose a file of at most 5 MB."))
        except CodesRefused:
            self.add_error(
                "beginning" if file is None else "file",
                _("Codes have up to 60 letters without blanks; a prefix A to Z, digits, hyphens."),
            )
        return said


class SettingsForm(forms.Form):
    """What is set of asking."""

    SET = (DAYS, REFUSED_DAYS, IGNORED_DAYS, WAYS)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data)
        declared = {one.name: one for one in options.declared()}
        for name in self.SET:
            one = declared[name]
            words: dict[str, Any] = {
                "label": one.label, "help_text": one.help, "initial": options.get(name),
            }  # fmt: skip
            self.fields[name.replace(".", "_")] = (
                forms.IntegerField(min_value=1, max_value=int(one.most or 0), **words)
                if name != WAYS
                else forms.CharField(max_length=100, widget=forms.TextInput(_LTR), **words)
            )

    def save(self, *, who: str, now: datetime) -> None:
        """Keep what changed of a valid form."""
        for name in self.SET:
            value = self.cleaned_data[name.replace(".", "_")]
            if options.get(name) != value:
                options.set(name, value, who=who, now=now)
