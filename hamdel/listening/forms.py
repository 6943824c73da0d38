"""Forms of listening: a source, a rule of words, a post."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import company_hours
from hamdel.touchpoints.public import catalogue
from hamdel.trust.public import due_said

from .contracts import SourceFacts
from .rules.wording import Wording, phrases
from .usecases.ruling import RuleDraft
from .usecases.sources import LATEST, SOONEST, SourceDraft
from .words import KINDS, SIDES, SOURCE_KINDS

_LTR = {"dir": "ltr", "autocomplete": "off"}
_AUTO = {"dir": "auto", "autocomplete": "off"}


class SourceForm(forms.Form):
    """Where to listen."""

    kind = forms.ChoiceField(
        label=_("What it is"),
        choices=[(key, word) for key, word in SOURCE_KINDS.items() if key != "files"],
    )
    name = forms.CharField(label=_("Name"), max_length=120, widget=forms.TextInput(_AUTO))
    url = forms.CharField(
        label=_("Address"),
        max_length=2_000,
        help_text=_(
            "Of the feed, or of the server, like https://mastodon.example. Review sites, app stores, forums"
            " and blogs mostly have a feed of their comments."
        ),
        widget=forms.TextInput(_LTR),
    )
    network = forms.CharField(
        label=_("Network"),
        max_length=40,
        help_text=_(
            "A short word by which mentions are told apart: mastodon, app-store, forum, blog …"
        ),
        widget=forms.TextInput(_LTR),
    )
    says = forms.ChoiceField(
        label=_("What is said there"), choices=[(key, word) for key, (word, _i) in KINDS.items()]
    )
    hashtags = forms.CharField(
        label=_("Hashtags"),
        required=False,
        max_length=500,
        help_text=_("Of a Mastodon-compatible server: those that are read, with commas between."),
        widget=forms.TextInput(_AUTO),
    )
    account = forms.CharField(
        label=_("Our own account"),
        required=False,
        max_length=300,
        help_text=_("What it says itself is no mention: @rekab@mastodon.example."),
        widget=forms.TextInput(_LTR),
    )
    token = forms.CharField(
        label=_("Access token"),
        required=False,
        max_length=2_000,
        help_text=_(
            "Of a Mastodon-compatible server: with it, mentions of our account are read, and answers and posts go"
            " out. Kept sealed; empty leaves what is kept."
        ),
        widget=forms.PasswordInput({**_LTR, "autocomplete": "new-password"}),
    )
    touchpoint = forms.ChoiceField(
        label=_("Touchpoint"),
        required=False,
        help_text=_("Where it has its place in the catalogue."),
    )
    every_minutes = forms.IntegerField(
        label=_("Asked every so many minutes"),
        min_value=SOONEST,
        max_value=LATEST,
        initial=15,
        widget=forms.TextInput({**_LTR, "inputmode": "numeric"}),
    )
    only_meant = forms.BooleanField(
        label=_("Keep only what a word rule means"),
        required=False,
        help_text=_("For feeds that are about much else. What is passed over is not kept."),
        widget=forms.CheckboxInput({"class": "check"}),
    )

    def __init__(self, data: Any = None, *, source: SourceFacts | None, language: str) -> None:
        first = {} if source is None else _first(source)
        super().__init__(data, initial=first)
        named = [
            (one.key, one.name_fa if language == "fa" else one.name_en) for one in catalogue()
        ]
        field = self.fields["touchpoint"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101
        field.choices = [("", _("As its kind says")), *named]

    def draft(self) -> SourceDraft:
        """The source that a valid form says."""
        said = self.cleaned_data
        return SourceDraft(
            kind=said["kind"],
            name=said["name"],
            network=said["network"],
            says=said["says"],
            url=said["url"].strip(),
            token=said["token"].strip() or None,
            account=said["account"],
            hashtags=tuple(tag.replace(" ", "") for tag in phrases(said["hashtags"])),
            touchpoint=said["touchpoint"],
            every_minutes=said["every_minutes"],
            only_meant=said["only_meant"],
        )


def _first(source: SourceFacts) -> dict[str, Any]:
    same = ("kind", "name", "url", "network", "says", "account", "touchpoint", "every_minutes")
    return {
        **{name: getattr(source, name) for name in same},
        "hashtags": ", ".join(source.hashtags),
        "only_meant": source.only_meant,
    }


class RuleForm(forms.Form):
    """Words that mean us, a competitor, or a topic."""

    name = forms.CharField(label=_("Name"), max_length=80, widget=forms.TextInput(_AUTO))
    side = forms.ChoiceField(label=_("Whose words these are"), choices=list(SIDES.items()))
    any = forms.CharField(
        label=_("At least one of"),
        required=False,
        max_length=4_000,
        help_text=_(
            "Words or phrases with commas between. Spelling of ی and ک, half spaces, plurals and digits do not"
            " matter; a star at the end means every word that begins so."
        ),
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    every = forms.CharField(
        label=_("And each of"),
        required=False,
        max_length=4_000,
        widget=forms.Textarea({"rows": 1, "dir": "auto"}),
    )
    without = forms.CharField(
        label=_("And none of"),
        required=False,
        max_length=4_000,
        help_text=_("What else the words may mean: «رکاب زدن» is no brand."),
        widget=forms.Textarea({"rows": 1, "dir": "auto"}),
    )

    def words(self) -> Wording:
        """The words of a valid form."""
        said = self.cleaned_data
        return Wording(phrases(said["any"]), phrases(said["every"]), phrases(said["without"]))

    def draft(self, *, on: bool) -> RuleDraft:
        """The rule that a valid form says."""
        said = self.cleaned_data
        return RuleDraft(name=said["name"], side=said["side"], words=self.words(), on=on)


class PostForm(forms.Form):
    """Something to post, and when."""

    source = forms.TypedChoiceField(label=_("Where"), coerce=int)
    text = forms.CharField(
        label=_("Text"),
        max_length=5_000,
        widget=forms.Textarea({"rows": 5, "dir": "auto", "data-count": "500"}),
    )
    at = forms.CharField(
        label=_("When"),
        required=False,
        max_length=200,
        help_text=_("In your own words: «tomorrow 10 am», «Saturday 17:30». Empty: now."),
        widget=forms.TextInput(_AUTO),
    )

    def __init__(
        self, data: Any = None, *, places: list[tuple[int, str]], now: datetime, **more: Any
    ):
        super().__init__(data, **more)
        self._now = now
        field = self.fields["source"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101
        field.choices = places
        self.when: datetime | None = None

    def clean_at(self) -> str:
        """Read when."""
        said: str = self.cleaned_data["at"]
        if said.strip():
            hours = company_hours()
            zone = ZoneInfo(hours.zone if hours is not None else settings.TIME_ZONE)
            due = due_said(said, now=self._now.astimezone(zone), hours=hours)
            if due is None:
                raise forms.ValidationError(_("No moment to come is meant by this."))
            self.when = due.at.astimezone(UTC)
        return said
