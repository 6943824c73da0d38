"""What events say of their people beside identifiers: attributes, and the words of names."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

import msgspec

from hamdel.language.fold import stored
from hamdel.platform.rawdb import RawDatabase

from .caching import Young
from .contracts import Claim
from .pen import Pen
from .rules.names import name_in
from .rules.national_ids import hide_national_ids, tells_national_id
from .rules.searching import words_of_name

# A later word replaces an earlier one, a claim never what somebody vouches for.
_INTO: Final = "customers_attribute (profile_id, name, value, source, verified, at)"
_LATEST_HOLDS: Final = (
    "ON CONFLICT (profile_id, name) DO UPDATE SET value = excluded.value, "
    "source = excluded.source, verified = excluded.verified, at = excluded.at "
    "WHERE (excluded.verified AND NOT customers_attribute.verified) "
    "OR (excluded.verified = customers_attribute.verified "
    "AND excluded.at >= customers_attribute.at)"
)
_LONGEST: Final = 100
_NAMES: Final = 100_000
_SPELLED: Final = {"firstName": "first_name", "lastName": "last_name"}
Row = tuple[int, str, str, str, bool, int]


class Saying:
    """Keeps attributes through one connection, inside the caller's transaction."""

    def __init__(self, raw: RawDatabase, pen: Pen) -> None:
        self.raw = raw
        self._pen = pen
        # The last name whose words were written: they need no second writing.
        self._named: Young[int, str] = Young(_NAMES)

    def forget(self) -> None:
        """Drop what was learned in a transaction that was rolled back."""
        self._named.clear()

    def keep(self, said: Sequence[tuple[int, Claim]]) -> None:
        """Write the attributes of (profile, claim) pairs; the latest of a name holds."""
        latest: dict[tuple[int, str], Row] = {}
        terms: list[tuple[str, int]] = []
        for profile, claim in said:
            vouched = any(named[2] for named in claim.identifiers)
            for name, value in attributes_of(claim.attributes).items():
                row = (profile, name, value, claim.source[:_LONGEST], vouched, claim.at)
                old = latest.get((profile, name))
                if old is None or (old[4], old[5]) <= (vouched, claim.at):
                    latest[profile, name] = row
            name = name_in(claim.attributes)
            if name and self._named.get(profile) != name:
                self._named.put(profile, name)
                terms += [(term, profile) for term in words_of_name(name)]
        self.raw.insert(_INTO, [latest[key] for key in sorted(latest)], conflict=_LATEST_HOLDS)
        self._pen.add_terms(terms)


def attributes_of(attributes: Mapping[str, Any]) -> dict[str, str]:
    """Attributes as they are kept: name → JSON; an empty value says nothing.

    National ids are identifiers, kept as a hash and nowhere in plain.
    """
    return {
        spelled(name): msgspec.json.encode(hide_national_ids(value)).decode()
        for name, value in attributes.items()
        if value is not None
        and value != ""
        and name.strip()
        and not tells_national_id(name, value)
    }


@lru_cache(maxsize=10_000)
def spelled(name: str) -> str:
    """The name under which an attribute is kept."""
    return _SPELLED.get(name, stored(name)[:_LONGEST])
