"""The form of what is set of trust: what customers are told, what starts a recovery, who may give how much."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _

from hamdel.accounts.public import ROLE_NAMES, teams
from hamdel.platform import options
from hamdel.platform.roles import SERVING

from .queries.authority import by_role, by_team
from .settings import (
    BEFORE_TEXT,
    BROKEN_TEXT,
    CHECK_TEXT,
    NEEDS_IRR,
    ON_ANGER,
    ON_FAILURES,
    TELL_BEFORE,
    TELL_BROKEN,
)

SET: Final = (
    TELL_BEFORE, BEFORE_TEXT, TELL_BROKEN, BROKEN_TEXT, CHECK_TEXT, ON_ANGER, ON_FAILURES, NEEDS_IRR,
)  # fmt: skip
_MOST: Final = 10**13


class TrustForm(forms.Form):
    """Options by their declared names, and the authority of roles and teams.

    `may_give`: whether who fills it in may change the authority; else those fields stay as they are.
    """

    def __init__(self, data: Any = None, *, may_give: bool = True) -> None:
        super().__init__(data)
        declared = {one.name: one for one in options.declared()}
        for name in SET:
            self.fields[_key(name)] = _field(declared[name])
        roles, of_teams = by_role(), by_team()
        for role in SERVING:
            self.fields[f"role_{role}"] = forms.IntegerField(
                label=_("May give at most, in rial: %(who)s") % {"who": ROLE_NAMES[role]},
                initial=roles[role], min_value=0, max_value=_MOST,
            )  # fmt: skip
        for team in teams():
            self.fields[f"team_{team.id}"] = forms.IntegerField(
                label=_("Everybody of the team %(who)s, in rial") % {"who": team.name},
                initial=of_teams.get(team.id), min_value=0, max_value=_MOST, required=False,
            )  # fmt: skip
        for name, one in self.fields.items():
            one.disabled = not may_give and name.startswith(("role_", "team_"))

    def option_values(self) -> dict[str, Any]:
        """The options of a valid form."""
        return {name: self.cleaned_data[_key(name)] for name in SET}

    def roles(self) -> dict[str, int]:
        """The authority of each role."""
        return {role: self.cleaned_data[f"role_{role}"] for role in SERVING}

    def teams(self) -> dict[int, int | None]:
        """The authority of each team; None for none of its own."""
        return {
            int(name.removeprefix("team_")): value
            for name, value in self.cleaned_data.items()
            if name.startswith("team_")
        }


def _key(name: str) -> str:
    return name.replace(".", "_")


def _field(option: Any) -> forms.Field:
    given = {"label": option.label, "help_text": option.help, "initial": option.get()}
    if option.type is bool:
        return forms.BooleanField(
            required=False, widget=forms.CheckboxInput({"class": "check"}), **given
        )
    if option.type is int:
        return forms.IntegerField(min_value=option.least, max_value=option.most, **given)
    area = forms.Textarea({"rows": 2, "dir": "auto", "class": "input"})
    return forms.CharField(required=False, max_length=1_000, widget=area, **given)
