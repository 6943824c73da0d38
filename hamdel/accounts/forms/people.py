"""Forms about people and teams."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hamdel.accounts.contracts import ROLES
from hamdel.accounts.forms.fields import AddressField, NewSecretField
from hamdel.accounts.words import ROLE_MEANINGS, ROLE_NAMES
from hamdel.platform.web.words import THEMES


def role_choices(roles: tuple[str, ...] = ROLES) -> list[tuple[str, Any]]:
    """Roles with what they mean, for a choice."""
    return [
        (role, format_lazy("{name}: {what}", name=ROLE_NAMES[role], what=ROLE_MEANINGS[role]))
        for role in roles
    ]


class InviteForm(forms.Form):
    """Somebody who is asked to join."""

    email = AddressField()
    name = forms.CharField(label=_("Name"), max_length=150)
    role = forms.ChoiceField(label=_("Role"))
    team = forms.TypedChoiceField(label=_("Team"), coerce=int, empty_value=None, required=False)

    def __init__(
        self, data: Any = None, *, roles: tuple[str, ...], teams: list[tuple[int, str]]
    ) -> None:
        super().__init__(data)
        self.fields["role"].choices = role_choices(roles)  # type: ignore[attr-defined]
        self.fields["role"].initial = "agent"
        none = ("", pgettext_lazy("team", "None yet"))
        self.fields["team"].choices = [none, *teams]  # type: ignore[attr-defined]


class AcceptForm(forms.Form):
    """Who accepts an invitation: how they are called, and a password."""

    name = forms.CharField(label=_("Your name"), max_length=150)
    password = NewSecretField(label=_("Password"))


class ProfileForm(forms.Form):
    """How one is called and how the screens look."""

    name = forms.CharField(label=_("Name"), max_length=150)
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=[("", _("As the browser asks")), *settings.LANGUAGES],
        help_text=_("Dates follow the language: Jalali in Persian, Gregorian in English."),
    )
    theme = forms.ChoiceField(
        label=_("Theme"), choices=[(key, label) for key, (label, _icon) in THEMES.items()]
    )


class RoleForm(forms.Form):
    """Another role."""

    role = forms.ChoiceField(label=_("Role"))

    def __init__(self, data: Any = None, *, roles: tuple[str, ...], initial: str = "") -> None:
        super().__init__(data, initial={"role": initial})
        self.fields["role"].choices = role_choices(roles)  # type: ignore[attr-defined]


class TeamsForm(forms.Form):
    """The teams of a person."""

    teams = forms.TypedMultipleChoiceField(
        label=_("Teams"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Any = None, *, teams: list[tuple[int, str]], initial: list[int] | None = None
    ) -> None:
        super().__init__(data, initial={"teams": initial or []})
        self.fields["teams"].choices = teams  # type: ignore[attr-defined]


class TeamForm(forms.Form):
    """A team's name."""

    name = forms.CharField(label=_("Name of the team"), max_length=100)


class MemberForm(forms.Form):
    """Who joins a team."""

    email = AddressField(label=_("E-mail of a person"))


class RulesForm(forms.Form):
    """Which roles must use a second factor."""

    roles = forms.MultipleChoiceField(
        label=_("Second factor required of"),
        required=False,
        choices=list(ROLE_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "People with these roles must add a code app or a passkey before they can go on."
        ),
    )
