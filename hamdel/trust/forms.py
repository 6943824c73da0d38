"""Forms of trust: a promise, and what is set of trust."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hamdel.accounts.public import team_hours, team_ids_of
from hamdel.conversations.public import conversation
from hamdel.customers.public import customer_names, known_customer
from hamdel.platform.cursors import row_number

from .contracts import ToPromise
from .rules.due_words import due_said


class PromiseForm(forms.Form):
    """What is promised, to whom, and by when in one's own words."""

    what = forms.CharField(
        label=_("What is promised"),
        max_length=500,
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    due = forms.CharField(
        label=_("By when"),
        max_length=200,
        help_text=_("In your own words: «tomorrow 4 pm», «in 2 hours», «within 3 business days»."),
        widget=forms.TextInput({"dir": "auto", "autocomplete": "off"}),
    )
    customer = forms.CharField(widget=forms.HiddenInput, required=False)
    conversation = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Any, *, person_id: int, now: datetime, asked: Any) -> None:
        first = {name: asked.get(name, "") for name in ("customer", "conversation", "what")}
        super().__init__(data, initial=first)
        self._person_id, self._now = person_id, now
        self._due_at: datetime | None = None
        self._profile: int | None = None
        self._talk: int | None = None
        self._team: int | None = None
        said = data if data is not None else first
        self.name = _name(self._whose(said.get("customer", ""), said.get("conversation", "")))

    def clean(self) -> dict[str, Any]:
        """Read whom it is promised to, and by when."""
        cleaned: dict[str, Any] = super().clean() or {}
        self._profile = self._whose(cleaned.get("customer", ""), cleaned.get("conversation", ""))
        if self._profile is None:
            self.add_error(
                None, _("Say to whom: begin on a customer's page or in a conversation.")
            )
        if cleaned.get("due"):
            hours = team_hours(self._team)
            zone = ZoneInfo(hours.zone if hours is not None else settings.TIME_ZONE)
            due = due_said(cleaned["due"], now=self._now.astimezone(zone), hours=hours)
            if due is None:
                self.add_error("due", _("No moment to come is meant by this."))
            else:
                self._due_at = due.at.astimezone(UTC)
        return cleaned

    def to_promise(self) -> ToPromise:
        """The promise that a valid form says."""
        return ToPromise(
            profile_id=self._profile or 0,
            what=self.cleaned_data["what"],
            due_at=self._due_at or self._now,
            conversation_id=self._talk,
            owner_id=self._person_id,
            team_id=self._team,
        )

    def _whose(self, customer: str, talk: str) -> int | None:
        number = row_number(talk or "")
        found = None if number is None else conversation(number)
        teams = team_ids_of(self._person_id)
        self._team = teams[0] if len(teams) == 1 else None
        if found is not None:
            self._talk, self._team = found.id, found.team_id or self._team
            return found.profile_id
        wanted = row_number(customer or "")
        return None if wanted is None else known_customer(wanted)


def _name(profile: int | None) -> str:
    return "" if profile is None else customer_names([profile]).get(profile, "")
