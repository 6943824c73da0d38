"""Forms of studies' screens."""

from datetime import UTC, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hamdel.language.digits import ascii_digits
from hamdel.language.jalali import parse_date
from hamdel.platform.web.words import CHANNELS

from .contracts import WAYS, Question, ToPlan, ToStudy
from .rules.guides import GuideRefused, read_guide
from .words import KINDS

_REFUSALS: Final = {
    "many": _("Line %(line)s: a guide has at most 60 questions."),
    "long": _("Line %(line)s is longer than 500 characters."),
    "lost": _("Line %(line)s: a line with a dash belongs to a question above it."),
}
_AUTO: Final = {"dir": "auto"}


class StudyForm(forms.Form):
    """A study: what it asks of whom, in which words they agree."""

    kind = forms.ChoiceField(
        label=_("Kind"), choices=[(key, word) for key, (word, _icon) in KINDS.items()]
    )
    title = forms.CharField(
        label=pgettext_lazy("of a text", "Title"),
        max_length=200,
        widget=forms.TextInput({**_AUTO, "autocomplete": "off"}),
    )
    goal = forms.CharField(
        label=_("What do we want to know?"),
        max_length=5_000,
        required=False,
        widget=forms.Textarea({**_AUTO, "rows": 2}),
    )
    guide = forms.CharField(
        label=_("Guide"),
        max_length=20_000,
        required=False,
        help_text=_("A question a line; what to ask on in lines that begin with a dash."),
        widget=forms.Textarea({**_AUTO, "rows": 12}),
    )
    consent = forms.CharField(
        label=_("What participants agree to"),
        max_length=5_000,
        required=False,
        help_text=_(
            "Read it to them word for word. Each consent keeps the words it was given to."
        ),
        widget=forms.Textarea({**_AUTO, "rows": 4}),
    )
    language = forms.ChoiceField(
        label=_("Language of the talks"), choices=[("fa", "فارسی"), ("en", "English")]
    )

    def clean_guide(self) -> tuple[Question, ...]:
        """The questions that the text says."""
        try:
            return read_guide(self.cleaned_data["guide"])
        except GuideRefused as refused:
            told = _REFUSALS[refused.reason]
            raise forms.ValidationError(told, params={"line": refused.line}) from None

    def to_study(self) -> ToStudy:
        """The study that a valid form says."""
        said = self.cleaned_data
        return ToStudy(
            kind=said["kind"], title=said["title"], goal=said["goal"], questions=said["guide"],
            consent=said["consent"], language=said["language"],
        )  # fmt: skip


class PeopleForm(forms.Form):
    """Customers to ask: from a segment, or named."""

    segment = forms.ChoiceField(label=_("From a segment"), required=False)
    many = forms.IntegerField(
        label=_("How many of it, by lot"), min_value=1, max_value=200, initial=6, required=False
    )
    named = forms.CharField(
        label=_("Or named"),
        required=False,
        max_length=5_000,
        help_text=_("A phone number or an e-mail address a line."),
        widget=forms.Textarea({"rows": 3, "dir": "ltr"}),
    )
    thanks = forms.CharField(
        label=_("What each is promised for their time"),
        required=False,
        max_length=200,
        widget=forms.TextInput(_AUTO),
    )

    def __init__(self, *args: Any, segments: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["segment"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", "—"), *segments]

    def clean(self) -> dict[str, Any]:
        """One of both has to be said."""
        cleaned: dict[str, Any] = super().clean() or {}
        if not self.errors and not cleaned.get("segment") and not cleaned.get("named"):
            raise forms.ValidationError(_("Choose a segment, or name somebody."))
        return cleaned


class PlanForm(forms.Form):
    """When and with whom a session is; the day comes from a date field of its own."""

    day = forms.CharField(label=_("Day"), max_length=40)
    hour = forms.CharField(
        label=_("Hour"), max_length=5, initial="10:00", widget=forms.TextInput({"dir": "ltr"})
    )
    minutes = forms.IntegerField(
        label=_("How many minutes"), min_value=1, max_value=1_440, initial=60
    )
    people = forms.MultipleChoiceField(
        label=_("Who"),
        required=False,
        widget=forms.CheckboxSelectMultiple({"class": "check"}),
    )
    way = forms.ChoiceField(label=_("How"), choices=[(one, CHANNELS[one]) for one in WAYS])
    place = forms.CharField(
        label=_("Where"), max_length=200, required=False, widget=forms.TextInput(_AUTO)
    )
    title = forms.CharField(
        label=pgettext_lazy("of a text", "Title"),
        max_length=200,
        required=False,
        widget=forms.TextInput(_AUTO),
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["people"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = people

    def clean_day(self) -> Any:
        """The day, Jalali or Gregorian, in any digits."""
        day = parse_date(self.cleaned_data["day"])
        if day is None:
            raise forms.ValidationError(_("This is no date."))
        return day

    def clean_hour(self) -> time:
        """The hour, in any digits."""
        try:
            return time.fromisoformat(ascii_digits(self.cleaned_data["hour"]).strip().zfill(5))
        except ValueError:
            raise forms.ValidationError(_("Write the hour as 16:30.")) from None

    def to_plan(self) -> ToPlan:
        """The session that a valid form says."""
        said = self.cleaned_data
        zone = ZoneInfo(settings.TIME_ZONE)
        at = datetime.combine(said["day"], said["hour"].replace(tzinfo=None), tzinfo=zone)
        return ToPlan(
            planned_at=at.astimezone(UTC), title=said["title"], minutes=said["minutes"],
            way=said["way"], place=said["place"],
            participant_ids=tuple(int(one) for one in said["people"]),
        )  # fmt: skip
