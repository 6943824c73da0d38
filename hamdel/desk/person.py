"""A customer as the screens show them."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hamdel.language.phones import show_phone
from hamdel.platform.web.formats import show_date, show_digits

KINDS: Final[dict[str, Promise]] = {
    "phone": gettext_lazy("Phone"),
    "email": gettext_lazy("E-mail"),
    "user_id": gettext_lazy("User id"),
    "anonymous_id": gettext_lazy("Browser or device"),
    "telegram": gettext_lazy("Telegram"),
    "bale": gettext_lazy("Bale"),
    "crm_id": gettext_lazy("CRM id"),
    "national_id": gettext_lazy("National id"),
}
ICONS: Final = {
    "phone": "phone",
    "email": "mail",
    "user_id": "user",
    "anonymous_id": "screen",
    "telegram": "telegram",
    "bale": "bale",
    "crm_id": "case",
    "national_id": "card",
}
ATTRIBUTES: Final[dict[str, Promise]] = {
    "name": gettext_lazy("Full name"),
    "first_name": gettext_lazy("First name"),
    "last_name": gettext_lazy("Family name"),
    "city": gettext_lazy("City"),
    "province": gettext_lazy("Province"),
    "address": gettext_lazy("Address"),
    "postal_code": gettext_lazy("Postal code"),
    "birthday": gettext_lazy("Birthday"),
    "gender": gettext_lazy("Gender"),
    "job": gettext_lazy("Job"),
    "title": gettext_lazy("Title"),
    "company": gettext_lazy("Company"),
    "plan": gettext_lazy("Plan"),
    "language": gettext_lazy("Language"),
    "website": gettext_lazy("Website"),
    "interests": gettext_lazy("Interests"),
    "firstName": gettext_lazy("First name"),
    "lastName": gettext_lazy("Family name"),
    "birth_year": gettext_lazy("Year of birth"),
    "bike": gettext_lazy("Bicycle"),
    "persona": gettext_lazy("Kind of customer"),
}
OF_NAME: Final = ("name", "first_name", "last_name")
IN_LINE: Final = ("job", "title", "company", "city")
HIDDEN: Final = "•••"
_SHORT_NUMBER: Final = re.compile("[0-9]{1,4}")
_DAY: Final = re.compile("(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class IdentifierRow:
    """An identifier: how it is written on screen, and how sure it is; `canonical` is never shown."""

    kind: str
    label: str
    icon: str
    value: str
    canonical: str
    verified: bool
    shared: bool
    source: str
    first_seen_at: datetime

    @property
    def shown(self) -> str:
        """As it stands on a screen: phones in its digits, codes in their own."""
        return show_digits(self.value) if self.kind == "phone" else self.value


@dataclass(frozen=True, slots=True)
class AttributeRow:
    """One thing known of a customer; `value` is as it was told, which a person may correct."""

    name: str
    label: str
    value: str
    source: str
    verified: bool
    at: datetime

    @property
    def shown(self) -> str:
        """As it stands on a screen: years, counts and days in its digits, codes in their own."""
        if _SHORT_NUMBER.fullmatch(self.value):
            return show_digits(self.value)
        if _DAY.fullmatch(self.value):
            try:
                return show_date(date.fromisoformat(self.value))
            except ValueError:
                return self.value
        return self.value


def identifier_row(known: Any) -> IdentifierRow:
    """Show an identifier (customers' `KnownBy`)."""
    return IdentifierRow(
        kind=known.kind,
        label=str(KINDS.get(known.kind, known.kind)),
        icon=ICONS.get(known.kind, "tag"),
        value=shown_value(known.kind, known.value),
        canonical=known.value,
        verified=known.verified,
        shared=known.shared,
        source=known.source,
        first_seen_at=known.first_seen_at,
    )


def shown_value(kind: str, value: str) -> str:
    """A canonical value as people write it; nothing of one that is kept as a hash."""
    if kind == "phone":
        return show_phone(value)
    if kind == "national_id":
        return HIDDEN
    return value


def attribute_row(fact: Any) -> AttributeRow:
    """Show an attribute (customers' `AttributeFact`)."""
    return AttributeRow(
        name=fact.name,
        label=str(ATTRIBUTES.get(fact.name, fact.name)),
        value=_written(fact.value),
        source=fact.source,
        verified=fact.verified,
        at=fact.at,
    )


def name_of(attributes: Mapping[str, Any]) -> str:
    """The name that attributes say; empty for somebody without one."""
    whole = attributes.get("name")
    if isinstance(whole, str) and whole.strip():
        return whole.strip()
    parts = (attributes.get("first_name"), attributes.get("last_name"))
    return " ".join(str(part).strip() for part in parts if part)


def called(name: str, identifiers: Iterable[IdentifierRow]) -> str:
    """What to call a customer: the name, else the best identifier, else a visitor."""
    if name:
        return name
    named = [row for row in identifiers if row.kind not in {"anonymous_id", "national_id"}]
    return named[0].shown if named else _("Visitor without a name")


def _written(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return json.dumps(value, ensure_ascii=False)
