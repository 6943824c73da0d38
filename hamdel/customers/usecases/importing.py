"""Taking many customers in at once: from a program's list, or from a file after its mapping."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import msgspec
from django.db import transaction

from hamdel.platform.instants import to_micros
from hamdel.platform.rawdb import of_django

from ..contracts import Claim, Named
from ..models import Attribute, Consent, Identifier
from ..queries.finding import canonical_identifier, customers_of
from ..recognizer import Recognizer
from ..saying import attributes_of

GROUP: Final = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerGiven:
    """One customer as somebody gives them; `consents` are purpose → "granted" or "refused"."""

    identifiers: tuple[tuple[str, str], ...]
    attributes: Mapping[str, Any] = field(default_factory=dict)
    consents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that could not be taken: its place (from 0) and why, in words.

    `kind` and `value` are those of the identifier that can not be read, "" where none was given.
    """

    index: int
    problem: str
    kind: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of the rows. A duplicate says nothing that was not known already.

    `met`: those of the accepted that tell more of somebody who was known before.
    """

    accepted: int
    met: int
    duplicates: int
    refused: tuple[Refusal, ...]


def import_customers(
    *, rows: Sequence[CustomerGiven], source: str, now: datetime, dry: bool = False
) -> Imported:
    """Take customers in, a thousand a transaction; each row is judged for itself.

    What is given counts as verified: whoever imports vouches for it. `dry` judges and writes
    nothing.
    """
    refused: list[Refusal] = []
    duplicates = accepted = met = 0
    seen: set[bytes] = set()
    for start in range(0, len(rows), GROUP):
        good: list[CustomerGiven] = []
        for index, row in enumerate(rows[start : start + GROUP], start):
            refusal = _refusal(row, index)
            if refusal:
                refused.append(refusal)
            else:
                good.append(row)
        with transaction.atomic():
            new, of_known = _new_ones(good, seen)
            duplicates += len(good) - len(new)
            accepted += len(new)
            met += of_known
            if new and not dry:
                _take(new, source=source, now=now)
    return Imported(accepted=accepted, met=met, duplicates=duplicates, refused=tuple(refused))


def _refusal(row: CustomerGiven, index: int) -> Refusal | None:
    """What keeps a row from being taken; None for nothing."""
    if not row.identifiers:
        return Refusal(index, "No identifier is given.")
    for kind, value in row.identifiers:
        if canonical_identifier(kind, value) is None:
            return Refusal(index, f"“{value[:60]}” is no {kind}.", kind, value[:60])
    return None


def _new_ones(rows: Sequence[CustomerGiven], seen: set[bytes]) -> tuple[list[CustomerGiven], int]:
    """The rows that say something new: not twice in the import, nor known to the word.

    And how many of them are of somebody who is known.
    """
    known = _known([key for row in rows for key in _keys(row)])
    profiles = {one for holders in known.values() for one in holders}
    customers = customers_of(sorted(profiles))
    said = _said(profiles, customers)
    new, met = [], 0
    for row in rows:
        mark = msgspec.json.encode(
            [_keys(row), attributes_of(row.attributes), dict(row.consents)], order="sorted"
        )
        if mark in seen:
            continue
        seen.add(mark)
        if not _told(row, known, customers, said):
            new.append(row)
            met += any(key in known for key in _keys(row))
    return new, met


def _told(
    row: CustomerGiven,
    known: Mapping[tuple[str, str], set[int]],
    customers: Mapping[int, int],
    said: Mapping[int, set[tuple[str, str]]],
) -> bool:
    """Whether one customer has all of a row's identifiers, attributes and consents."""
    holders = [{customers[one] for one in known.get(key, ())} for key in _keys(row)]
    wanted = {*attributes_of(row.attributes).items(), *row.consents.items()}
    return any(wanted <= said.get(one, set()) for one in set.intersection(*holders))


def _known(keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], set[int]]:
    values = {value for _, value in keys}
    found: dict[tuple[str, str], set[int]] = {}
    rows = Identifier.objects.filter(value__in=values, verified=True)
    for kind, value, profile in rows.values_list("kind", "value", "profile_id"):
        found.setdefault((kind, value), set()).add(profile)
    return found


def _said(profiles: set[int], customers: Mapping[int, int]) -> dict[int, set[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = {}
    rows = Attribute.objects.filter(profile_id__in=profiles)
    agreed = Consent.objects.filter(profile_id__in=profiles)
    for one, name, value in [
        *rows.values_list("profile_id", "name", "value"),
        *agreed.values_list("profile_id", "purpose", "state"),
    ]:
        found.setdefault(customers[one], set()).add((name, value))
    return found


def _take(rows: Sequence[CustomerGiven], *, source: str, now: datetime) -> None:
    at = to_micros(now)
    claims = [Claim(_named(row), row.attributes, source, at) for row in rows]
    profiles = Recognizer(of_django(), capacity=4 * GROUP).recognize(claims)
    consents = [
        Consent(
            profile_id=profile, purpose=purpose, channel="*", state=state, source=source, at=now
        )
        for profile, row in zip(profiles, rows, strict=True)
        for purpose, state in row.consents.items()
    ]
    latest = {(one.profile_id, one.purpose): one for one in consents}
    Consent.objects.bulk_create(
        latest.values(),
        update_conflicts=True,
        unique_fields=["profile", "purpose", "channel"],
        update_fields=["state", "source", "at"],
    )


def _named(row: CustomerGiven) -> tuple[Named, ...]:
    return tuple((kind, value, True) for kind, value in row.identifiers)


def _keys(row: CustomerGiven) -> list[tuple[str, str]]:
    return sorted(
        (kind, form)
        for kind, value in row.identifiers
        if (form := canonical_identifier(kind, value)) is not None
    )
