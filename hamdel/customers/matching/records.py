"""Customers as they are compared: one record each, folded."""

import json
from dataclasses import dataclass, field
from typing import Any

from hamdel.language.fold import fold
from hamdel.language.names import fold_name
from hamdel.platform.rawdb import RawDatabase

from ..contracts import ANONYMOUS_ID, EMAIL, PHONE
from ..rules.identifiers import STRONG
from ..rules.names import NAME_ATTRIBUTES, alike, at_odds, name_in

_IDENTIFIERS = (
    "SELECT p.customer_id, i.kind, i.value FROM customers_identifier i "
    "JOIN customers_profile p ON p.id = i.profile_id"
)
_ATTRIBUTES = (
    "SELECT p.customer_id, a.name, a.value FROM customers_attribute a "
    "JOIN customers_profile p ON p.id = a.profile_id WHERE a.name IN "
    "('name','first_name','last_name','city','address') ORDER BY a.verified, a.at"
)
_APART = (
    "SELECT a.customer_id, b.customer_id FROM customers_link l "
    "JOIN customers_profile a ON a.id = l.keep_id JOIN customers_profile b ON b.id = l.join_id "
    "WHERE l.apart"
)


@dataclass(frozen=True, slots=True)
class ScoredPair:
    """Two customers (the lower id first) and the probability that they are one person."""

    low: int
    high: int
    score: float


@dataclass(slots=True)
class MatchRecord:
    """One customer: folded name and place, canonical identifiers."""

    customer: int
    name: str = ""
    city: str = ""
    address: str = ""
    phones: set[str] = field(default_factory=set)
    emails: set[str] = field(default_factory=set)
    devices: set[str] = field(default_factory=set)
    strong: dict[str, set[str]] = field(default_factory=dict)
    parted: set[int] = field(default_factory=set)

    def parted_from(self, other: "MatchRecord") -> bool:
        """Whether a person has parted the two."""
        return other.customer in self.parted or self.customer in other.parted

    def contradicts(self, other: "MatchRecord") -> bool:
        """Whether both have a user id, national id or CRM id, and none in common."""
        common = self.strong.keys() & other.strong.keys()
        return any(self.strong[kind].isdisjoint(other.strong[kind]) for kind in common)

    def improbable(self, other: "MatchRecord") -> bool:
        """Whether no shared phone or e-mail makes them one: two names, or two ids and no one name.

        A wife and a husband share a phone and a family name.
        """
        ours, theirs = [self.name][: bool(self.name)], [other.name][: bool(other.name)]
        return at_odds(ours, theirs) or (self.contradicts(other) and not alike(ours, theirs))


def read_records(raw: RawDatabase) -> list[MatchRecord]:
    """Every customer of whom more is known than a device; three reads."""
    records: dict[int, MatchRecord] = {}
    for customer, kind, value in raw.execute(_IDENTIFIERS).fetchall():
        record = records.get(customer)
        if record is None:
            record = records[customer] = MatchRecord(customer)
        _put(record, kind, value)
    said: dict[int, dict[str, Any]] = {}
    for customer, name, value in raw.execute(_ATTRIBUTES).fetchall():
        said.setdefault(customer, {})[name] = json.loads(value)
    for customer, attributes in said.items():
        record = records.get(customer)
        if record is not None:
            _describe(record, attributes)
    for ours, theirs in raw.execute(_APART).fetchall():
        if ours in records:
            records[ours].parted.add(theirs)
    return [one for one in records.values() if one.name or one.phones or one.emails or one.strong]


def _put(record: MatchRecord, kind: str, value: str) -> None:
    if kind == PHONE:
        record.phones.add(value)
    elif kind == EMAIL:
        record.emails.add(value)
    elif kind == ANONYMOUS_ID:
        record.devices.add(value)
    elif kind in STRONG:
        record.strong.setdefault(kind, set()).add(value)


def _describe(record: MatchRecord, attributes: dict[str, Any]) -> None:
    name = name_in({key: attributes.get(key) for key in NAME_ATTRIBUTES})
    record.name = fold_name(name) if name else ""
    city, address = attributes.get("city"), attributes.get("address")
    record.city = fold(city) if isinstance(city, str) else ""
    record.address = fold(address) if isinstance(address, str) else ""
