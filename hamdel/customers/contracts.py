"""What crosses the face of customers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import msgspec

USER_ID: Final = "user_id"
NATIONAL_ID: Final = "national_id"
CRM_ID: Final = "crm_id"
EMAIL: Final = "email"
PHONE: Final = "phone"
TELEGRAM: Final = "telegram"
BALE: Final = "bale"
ANONYMOUS_ID: Final = "anonymous_id"
# strongest first: the row of an event is the strongest one's
KINDS: Final = (USER_ID, NATIONAL_ID, CRM_ID, EMAIL, PHONE, TELEGRAM, BALE, ANONYMOUS_ID)

_NOTHING: Final[Mapping[str, Any]] = {}

Named = tuple[str, str, bool]  # kind, value as it came, whether somebody vouches for it


class Claim(msgspec.Struct, frozen=True, gc=False):
    """What one event says of its person.

    `identifiers` are (kind, value in any written form, verified); `attributes` what else is said;
    `source` who says it (a key's name, "agent" …); `at` microseconds since 1970 UTC; `alias_of`
    the earlier id of a Segment `alias` call, verified as the event is.
    """

    identifiers: tuple[Named, ...]
    attributes: Mapping[str, Any] = _NOTHING
    source: str = ""
    at: int = 0
    alias_of: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBy:
    """One identifier of a customer; `shared`: it is several people's («شمارهٔ مشترک»)."""

    kind: str
    value: str
    verified: bool
    source: str
    shared: bool
    first_seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeFact:
    """One thing known of a customer, where it came from, and when it was said."""

    name: str
    value: Any
    source: str
    verified: bool
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeDone:
    """A merge (or its undoing): its id and the customer that has the kept id."""

    id: int
    customer_id: int
